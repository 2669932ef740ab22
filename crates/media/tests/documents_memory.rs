//! What many large documents that arrive at once cost, measured from outside: the most memory that the process ever had.
#![cfg(target_os = "linux")]

use std::fs;
use std::sync::Arc;

use bytes::Bytes;
use domain::blob::{BlobKey, BlobStore, Checksum, ContentType, Described, LARGEST_FILE, PartError};
use futures_util::{Stream, StreamExt, future, stream};
use md5::{Digest, Md5};
use media::{Files, Location};
use tokio::sync::Barrier;

const MIB: usize = 1 << 20;
const UPLOADS: usize = 100;
/// About what is read from a socket at a time.
const PART: usize = 64 << 10;

/// The process's peak of resident memory so far, in bytes (`proc(5)`, "`VmHWM`").
fn peak() -> usize {
    let status = fs::read_to_string("/proc/self/status").expect("Linux has it");
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))
        .expect("Linux counts it");
    let kilobytes = line.trim().trim_end_matches(" kB");
    kilobytes.parse::<usize>().expect("a number") * 1_024
}

/// The parts of the same file, each made when it is asked for.
fn parts() -> impl Iterator<Item = Bytes> {
    let mut left = usize::try_from(LARGEST_FILE).expect("it fits");
    let mut next = b"%PDF-1.7".to_vec();
    std::iter::from_fn(move || {
        next.resize(left.min(PART), b' ');
        left -= next.len();
        (!next.is_empty()).then(|| Bytes::from(std::mem::take(&mut next)))
    })
}

/// A file that waits for all others when its last part is due.
fn arriving(all: Arc<Barrier>) -> impl Stream<Item = Result<Bytes, PartError>> + Send + Unpin {
    let last = parts().count() - 1;
    Box::pin(
        stream::iter(parts().enumerate()).then(move |(number, part)| {
            let all = Arc::clone(&all);
            async move {
                if number == last {
                    all.wait().await;
                }
                Ok(part)
            }
        }),
    )
}

/// One test, because the peak is the whole process's.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_hundred_large_documents_at_once_take_little_memory() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::connect(&Location::Folder(folder.path().to_owned())).expect("a store");
    let mut digest = Md5::new();
    parts().for_each(|part| digest.update(part));
    let checksum = Checksum(digest.finalize().into());
    let before = peak();

    let all = Arc::new(Barrier::new(UPLOADS));
    let uploads = (0..UPLOADS).map(|number| {
        let (files, all) = (files.clone(), Arc::clone(&all));
        let file = Described {
            key: BlobKey(format!("{number:0>32}")),
            byte_size: LARGEST_FILE,
            checksum,
            content_type: ContentType::Pdf,
        };
        tokio::spawn(async move {
            files.receive(&file, arriving(all)).await.expect("a place");
            // Two gigabytes need not lie there together.
            files.delete(&file.key).await.expect("an answer");
        })
    });
    for upload in future::join_all(uploads).await {
        upload.expect("no panic");
    }
    let grown = peak() - before;
    assert!(
        grown < 64 * MIB,
        "{UPLOADS} documents of {LARGEST_FILE} bytes took {grown} bytes"
    );
}
