//! What killed processes leave.

use domain::blob::{BlobKey, BlobStore};

use super::*;

/// What a process that was killed has left of the files under `KEY` and `OTHER`.
fn leave(folder: &Folder) {
    fs::create_dir_all(folder.drafts()).unwrap();
    for name in [
        format!("{KEY}.a1b2c3"),
        format!("{KEY}.d4e5f6"),
        format!("{OTHER}.a1b2c3"),
    ] {
        fs::write(folder.drafts().join(name), b"%PDF-1.7 and no mo").unwrap();
    }
}

#[tokio::test]
async fn they_are_never_taken_for_a_file() {
    let folder = Folder::new();
    leave(&folder);
    let mut file = described(b"%PDF-1.7 and no mo");
    assert!(!folder.files.holds(&file).await.unwrap());
    file.key = BlobKey(format!(".incoming/{KEY}.a1b2c3"));
    assert_eq!(folder.read(&file).await, None);
}

#[tokio::test]
async fn receiving_again_removes_them() {
    let folder = Folder::new();
    leave(&folder);
    let bytes = pdf(300_000);
    folder
        .files
        .receive(&described(&bytes), parts(&bytes, 1_000))
        .await
        .unwrap();
    assert_eq!(folder.read(&described(&bytes)).await.unwrap(), bytes);
    assert_eq!(names_in_drafts(&folder), [format!("{OTHER}.a1b2c3")]);
}

#[tokio::test]
async fn deleting_removes_them() {
    let folder = Folder::new();
    leave(&folder);
    folder.files.delete(&BlobKey(KEY.to_owned())).await.unwrap();
    assert_eq!(names_in_drafts(&folder), [format!("{OTHER}.a1b2c3")]);
    folder
        .files
        .delete(&BlobKey(OTHER.to_owned()))
        .await
        .unwrap();
    assert_eq!(folder.seen(), (vec![], 0));
}
