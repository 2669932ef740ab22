//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr};

use ipnet::IpNet;
use poem::{Addr, Request};

/// The address of the client: the peer's, or the nearest one in `X-Forwarded-For` that is no trusted proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What was found of a request when it came in.
    #[must_use]
    pub fn given(request: &Request) -> IpAddr {
        request
            .data::<Self>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |address| address.0)
    }

    /// Reads it from a request. `X-Forwarded-For` counts only as far as each hop that added to it is in `proxies`, so that a
    /// client cannot choose its own address.
    #[must_use]
    pub fn of(request: &Request, proxies: &[IpNet]) -> Self {
        let peer = match request.remote_addr().0 {
            Addr::SocketAddr(address) => address.ip().to_canonical(),
            // In-process tests and sockets without addresses.
            _ => IpAddr::V4(Ipv4Addr::LOCALHOST),
        };
        if proxies.is_empty() {
            return Self(peer);
        }
        let forwarded: Vec<&str> = request
            .headers()
            .get_all("x-forwarded-for")
            .iter()
            .filter_map(|line| line.to_str().ok())
            .flat_map(|line| line.split(','))
            .map(str::trim)
            .collect();
        Self(walk(peer, &forwarded, proxies))
    }
}

fn walk(peer: IpAddr, forwarded: &[&str], proxies: &[IpNet]) -> IpAddr {
    let trusted = |address: &IpAddr| proxies.iter().any(|network| network.contains(address));
    let mut nearest = peer;
    for hop in forwarded.iter().rev() {
        if !trusted(&nearest) {
            break;
        }
        match hop.parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    nearest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&str], proxies: &[&str]) -> String {
        let proxies: Vec<IpNet> = proxies
            .iter()
            .map(|network| network.parse().unwrap())
            .collect();
        walk(peer.parse().unwrap(), forwarded, &proxies).to_string()
    }

    #[test]
    fn the_header_of_an_untrusted_peer_does_not_count() {
        assert_eq!(
            client("203.0.113.9", &["198.51.100.1"], &["10.0.0.0/8"]),
            "203.0.113.9"
        );
    }

    #[test]
    fn the_nearest_untrusted_hop_is_the_client() {
        let forwarded = ["6.6.6.6", "198.51.100.1", "10.0.0.2"];
        assert_eq!(
            client("10.0.0.1", &forwarded, &["10.0.0.0/8"]),
            "198.51.100.1"
        );
    }

    #[test]
    fn a_hop_that_is_no_address_ends_the_walk() {
        assert_eq!(
            client("10.0.0.1", &["198.51.100.1", "unknown"], &["10.0.0.0/8"]),
            "10.0.0.1"
        );
    }

    #[test]
    fn an_ipv4_address_in_ipv6_clothes_is_the_same_address() {
        assert_eq!(
            client("10.0.0.1", &["::ffff:198.51.100.1"], &["10.0.0.0/8"]),
            "198.51.100.1"
        );
    }
}
