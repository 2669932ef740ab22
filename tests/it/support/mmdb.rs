//! Databases of network addresses in the format of `MaxMind` (its specification 2.0), small enough to be made in a test.

use std::net::IpAddr;
use std::path::Path;

use serde_json::{Value, json};

/// Bytes between the tree and what is said of the networks.
const SEPARATOR: usize = 16;
/// What the description of the whole begins with.
const MARKER: &[u8] = b"\xab\xcd\xefMaxMind.com";

/// Where one bit of an address leads.
#[derive(Clone, Copy)]
enum Branch {
    Nowhere,
    Node(usize),
    Data(usize),
}

/// Writes a database that says these things of these networks (address, length of its prefix).
pub fn write(file: &Path, networks: &[(&str, u8, Value)]) {
    let mut tree = vec![[Branch::Nowhere; 2]];
    let mut data = Vec::new();
    for (network, length, value) in networks {
        let place = data.len();
        encode(value, &mut data);
        let (bits, length) = bits(network, *length);
        let mut node = 0;
        for depth in 0..length {
            let bit = usize::from(bits >> (127 - depth) & 1 == 1);
            if depth + 1 == length {
                tree[node][bit] = Branch::Data(place);
                break;
            }
            node = if let Branch::Node(next) = tree[node][bit] {
                next
            } else {
                tree.push([Branch::Nowhere; 2]);
                let next = tree.len() - 1;
                tree[node][bit] = Branch::Node(next);
                next
            };
        }
    }
    let nodes = tree.len();
    let mut bytes = Vec::new();
    for branch in tree.iter().flatten() {
        let record = match branch {
            Branch::Nowhere => nodes,
            Branch::Node(node) => *node,
            Branch::Data(place) => nodes + SEPARATOR + place,
        };
        let record = u32::try_from(record).expect("it is small");
        bytes.extend_from_slice(&record.to_be_bytes()[1..]);
    }
    bytes.extend([0; SEPARATOR]);
    bytes.extend(data);
    bytes.extend(MARKER);
    describe(nodes, &mut bytes);
    std::fs::write(file, bytes).expect("it can be written");
}

/// What the database is, in a map of nine.
fn describe(nodes: usize, into: &mut Vec<u8>) {
    head(7, 9, into);
    let nodes = u64::try_from(nodes).expect("it is small");
    // Each number has a kind and a size of its own.
    for (name, kind, size, number) in [
        ("binary_format_major_version", 5, 2, 2),
        ("binary_format_minor_version", 5, 2, 0),
        ("record_size", 5, 2, 24),
        ("ip_version", 5, 2, 6),
        ("node_count", 6, 4, nodes),
        ("build_epoch", 9, 8, 1_770_890_400),
    ] {
        encode(&json!(name), into);
        head(kind, size, into);
        into.extend_from_slice(&number.to_be_bytes()[8 - size..]);
    }
    for (name, value) in [
        ("database_type", json!("Test-Country")),
        ("description", json!({"en": "made in a test"})),
        ("languages", json!(["en"])),
    ] {
        encode(&json!(name), into);
        encode(&value, into);
    }
}

/// An address of 128 bits (one of 32 lies in the lowest) and how many of them matter.
fn bits(network: &str, length: u8) -> (u128, u8) {
    match network.parse().expect("an address") {
        IpAddr::V4(address) => (u128::from(address.to_bits()), length + 96),
        IpAddr::V6(address) => (address.to_bits(), length),
    }
}

fn encode(value: &Value, into: &mut Vec<u8>) {
    match value {
        Value::Object(members) => {
            head(7, members.len(), into);
            for (name, value) in members {
                encode(&json!(name), into);
                encode(value, into);
            }
        }
        Value::Array(items) => {
            head(11, items.len(), into);
            for item in items {
                encode(item, into);
            }
        }
        Value::String(text) => {
            head(2, text.len(), into);
            into.extend_from_slice(text.as_bytes());
        }
        Value::Bool(_) | Value::Number(_) | Value::Null => {
            panic!("{value} says nothing of a network")
        }
    }
}

fn head(kind: u8, size: usize, into: &mut Vec<u8>) {
    let (size, rest) = match size {
        0..29 => (u8::try_from(size).expect("it is small"), None),
        _ => (29, Some(u8::try_from(size - 29).expect("it is small"))),
    };
    // Kinds above seven have a byte of their own.
    if kind > 7 {
        into.extend([size, kind - 7]);
    } else {
        into.push(kind << 5 | size);
    }
    into.extend(rest);
}
