//! What is not kept.

use bytes::Bytes;
use domain::blob::{BlobStore, ReceiveError};
use domain::store::StoreError;

use super::*;

#[tokio::test]
async fn what_is_not_as_announced_is_not_kept() {
    let bytes = pdf(300_000);
    let good = described(&bytes);
    let refused = |change: fn(&mut Described)| {
        let mut file = good.clone();
        change(&mut file);
        file
    };
    let announced = [
        ("one byte fewer", refused(|file| file.byte_size -= 1)),
        ("one byte more", refused(|file| file.byte_size += 1)),
        ("half of it", refused(|file| file.byte_size /= 2)),
        ("another MD5", refused(|file| file.checksum.0[15] ^= 1)),
        (
            "another type",
            refused(|file| file.content_type = ContentType::Png),
        ),
    ];
    for (what, file) in announced {
        let folder = Folder::new();
        for length in [1_000, 300_000] {
            let outcome = folder.files.receive(&file, parts(&bytes, length)).await;
            assert!(
                matches!(outcome, Err(ReceiveError::Mismatch(_))),
                "{what}: {outcome:?}"
            );
        }
        let outcome = folder.files.put(&file, Bytes::from(bytes.clone())).await;
        assert!(
            matches!(outcome, Err(ReceiveError::Mismatch(_))),
            "{what}: {outcome:?}"
        );
        assert!(!folder.files.holds(&good).await.unwrap());
        assert_eq!(folder.seen(), (vec![], 0), "{what}");
    }
}

#[tokio::test]
async fn what_is_of_no_known_type_is_not_kept() {
    for bytes in [&b""[..], b"%", b"<html>", b"MZ\x90\x00"] {
        let folder = Folder::new();
        let outcome = folder
            .files
            .receive(&described(bytes), parts(bytes, 1))
            .await;
        assert!(
            matches!(outcome, Err(ReceiveError::Mismatch(_))),
            "{outcome:?}"
        );
        assert_eq!(folder.seen(), (vec![], 0));
    }
}

#[tokio::test]
async fn what_lies_there_outlives_a_bad_copy_of_itself() {
    let folder = Folder::new();
    let bytes = pdf(300_000);
    let file = described(&bytes);
    folder
        .files
        .receive(&file, parts(&bytes, 4_096))
        .await
        .unwrap();
    let mut damaged = bytes.clone();
    damaged[200_000] ^= 1;
    let outcome = folder.files.receive(&file, parts(&damaged, 4_096)).await;
    assert!(
        matches!(outcome, Err(ReceiveError::Mismatch(_))),
        "{outcome:?}"
    );
    assert_eq!(folder.read(&file).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test]
async fn nothing_is_read_after_the_first_byte_too_many() {
    let folder = Folder::new();
    let bytes = pdf(200_001);
    let file = described(&bytes[..200_000]);
    let beyond = stream::poll_fn(|_| panic!("there was too much already"));
    let too_much = parts(&bytes, 200_000).chain(beyond);
    let outcome = folder.files.receive(&file, too_much).await;
    assert!(
        matches!(outcome, Err(ReceiveError::Mismatch(_))),
        "{outcome:?}"
    );
    assert_eq!(folder.seen(), (vec![], 0));
}

#[tokio::test]
async fn a_file_whose_bytes_stop_coming_is_not_kept() {
    let folder = Folder::new();
    let bytes = pdf(300_000);
    let broken = stream::iter([Err(PartError("the client went away".into()))]);
    let outcome = folder
        .files
        .receive(
            &described(&bytes),
            parts(&bytes[..299_999], 1_000).chain(broken),
        )
        .await;
    let Err(ReceiveError::Broken(PartError(cause))) = outcome else {
        panic!("{outcome:?}")
    };
    assert_eq!(cause.to_string(), "the client went away");
    assert_eq!(folder.seen(), (vec![], 0));
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_unavailable() {
    let folder = Folder::new();
    let bytes = pdf(100);
    fs::write(folder.documents(), b"a file where a folder should be").unwrap();
    let outcome = folder
        .files
        .receive(&described(&bytes), parts(&bytes, 100))
        .await;
    assert!(
        matches!(
            outcome,
            Err(ReceiveError::Store(StoreError::Unavailable(_)))
        ),
        "{outcome:?}"
    );
}
