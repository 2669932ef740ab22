//! What happens while a file is arriving.

use domain::blob::{BlobStore, ReceiveError};
use domain::store::StoreError;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::*;

/// A file of which all but one byte have arrived and are written as far as they fill pieces.
struct Half {
    rest: oneshot::Sender<()>,
    upload: JoinHandle<Result<(), ReceiveError>>,
}

impl Half {
    async fn of(files: &Files, bytes: &[u8]) -> Self {
        let (files, file, bytes) = (files.clone(), described(bytes), bytes.to_vec());
        let (arrived, all_but_one) = oneshot::channel();
        let (rest, go_on) = oneshot::channel();
        let upload = tokio::spawn(async move {
            let (last, first) = bytes.split_last().unwrap();
            let last = Bytes::copy_from_slice(&[*last]);
            // Asked for the last byte, everything before it has been taken.
            let last = stream::once(async move {
                arrived.send(()).unwrap();
                go_on.await.unwrap();
                Ok(last)
            });
            let all = parts(first, 10_000).chain(Box::pin(last));
            files.receive(&file, all).await
        });
        all_but_one.await.unwrap();
        Self { rest, upload }
    }

    async fn finish(self) -> Result<(), ReceiveError> {
        self.rest.send(()).unwrap();
        self.upload.await.unwrap()
    }
}

#[tokio::test]
async fn nobody_sees_a_part_of_it() {
    let folder = Folder::new();
    let bytes = pdf(500_000);
    let half = Half::of(&folder.files, &bytes).await;
    assert!(!folder.files.holds(&described(&bytes)).await.unwrap());
    assert_eq!(folder.read(&described(&bytes)).await, None);
    assert_eq!(folder.seen(), (vec![], 1));
    half.finish().await.unwrap();
    assert_eq!(folder.read(&described(&bytes)).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test]
async fn nothing_is_left_when_the_caller_goes_away() {
    let folder = Folder::new();
    let half = Half::of(&folder.files, &pdf(500_000)).await;
    half.upload.abort();
    assert!(half.upload.await.unwrap_err().is_cancelled());
    assert_eq!(folder.seen(), (vec![], 0));
}

#[tokio::test]
async fn one_upload_does_not_disturb_another_of_the_same_file() {
    let folder = Folder::new();
    let bytes = pdf(500_000);
    let first = Half::of(&folder.files, &bytes).await;
    let second = Half::of(&folder.files, &bytes).await;
    folder
        .files
        .receive(&described(&bytes), parts(&bytes, 3_000))
        .await
        .unwrap();
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 2));
    first.finish().await.unwrap();
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 1));
    second.upload.abort();
    assert!(second.upload.await.is_err());
    assert_eq!(folder.read(&described(&bytes)).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_uploads_of_the_same_file_at_once_all_succeed() {
    let folder = Folder::new();
    let bytes = pdf(400_000);
    let uploads = (1..=16).map(|number| {
        let (files, bytes) = (folder.files.clone(), bytes.clone());
        tokio::spawn(async move {
            files
                .receive(&described(&bytes), parts(&bytes, number * 9_973))
                .await
        })
    });
    for upload in futures_util::future::join_all(uploads).await {
        upload.unwrap().unwrap();
    }
    assert_eq!(folder.read(&described(&bytes)).await.unwrap(), bytes);
    assert_eq!(folder.seen(), (vec![KEY.to_owned()], 0));
}

#[tokio::test]
async fn what_is_deleted_meanwhile_does_not_come_back() {
    let folder = Folder::new();
    let bytes = pdf(500_000);
    let half = Half::of(&folder.files, &bytes).await;
    folder.files.delete(&described(&bytes).key).await.unwrap();
    let outcome = half.finish().await;
    assert!(
        matches!(
            outcome,
            Err(ReceiveError::Store(StoreError::Unavailable(_)))
        ),
        "{outcome:?}"
    );
    assert_eq!(folder.seen(), (vec![], 0));
}
