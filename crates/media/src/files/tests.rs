//! The store in a folder, and the names it takes.

use std::fs;

use domain::image::{Encoded, ImageName, MediaStore};
use domain::store::StoreError;
use futures_util::TryStreamExt;
use tempfile::TempDir;

use super::{Files, Location, LocationError, name as names};

const SECRET: &str = "abcdefghijklmnopqrstuvwxyz234567";

fn in_folder() -> (Files, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::connect(&Location::Folder(folder.path().join("not/yet/there"))).unwrap();
    (files, folder)
}

fn name(ending: &str) -> ImageName {
    ImageName(format!("{SECRET}{ending}"))
}

fn picture(bytes: &[u8]) -> Encoded {
    Encoded {
        bytes: bytes.to_vec(),
        content_type: "image/png",
        extension: "png",
        width: 1,
        height: 1,
    }
}

async fn read(files: &Files, name: &str, range: Option<std::ops::Range<u64>>) -> Option<Vec<u8>> {
    let opened = files.open(name, range).await.unwrap()?;
    let pieces: Vec<_> = opened.body.try_collect().await.unwrap();
    let bytes = pieces.concat();
    assert_eq!(bytes.len() as u64, opened.range.end - opened.range.start);
    Some(bytes)
}

#[tokio::test]
async fn what_was_put_is_found_and_read_whole_or_in_part() {
    let (files, _folder) = in_folder();
    let name = name(".png");
    files.put(&name, &picture(b"0123456789")).await.unwrap();

    let info = files.find(&name.0).await.unwrap().unwrap();
    assert_eq!((info.size, info.content_type), (10, "image/png"));
    assert_eq!(info.etag, format!("\"{name}\""));
    assert_eq!(files.open(&name.0, None).await.unwrap().unwrap().info, info);

    assert_eq!(read(&files, &name.0, None).await.unwrap(), b"0123456789");
    assert_eq!(read(&files, &name.0, Some(3..6)).await.unwrap(), b"345");
    assert_eq!(read(&files, &name.0, Some(9..10)).await.unwrap(), b"9");
    // What lies behind the end is not there to be read.
    assert_eq!(read(&files, &name.0, Some(8..99)).await.unwrap(), b"89");
    assert!(files.open(&name.0, Some(10..12)).await.is_err());
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let (files, _folder) = in_folder();
    assert_eq!(files.find(&name(".jpg").0).await.unwrap(), None);
    assert!(files.open(&name(".jpg").0, None).await.unwrap().is_none());
    assert!(
        files
            .open(&name(".jpg").0, Some(0..1))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn what_was_deleted_is_gone_and_may_be_deleted_again() {
    let (files, _folder) = in_folder();
    let (name, thumbnail) = (name(".jpg"), name(".jpg").thumbnail());
    files.put(&name, &picture(b"large")).await.unwrap();
    files.put(&thumbnail, &picture(b"small")).await.unwrap();
    files.delete(&name).await.unwrap();
    files.delete(&name).await.unwrap();
    assert_eq!(files.find(&name.0).await.unwrap(), None);
    assert_eq!(read(&files, &thumbnail.0, None).await.unwrap(), b"small");
}

#[tokio::test]
async fn deleting_takes_what_a_killed_process_left_behind() {
    let (files, folder) = in_folder();
    let images = folder.path().join("not/yet/there/images");
    let name = name(".jpg");
    files.put(&name, &picture(b"whole")).await.unwrap();
    let remains = images.join(format!("{name}#1"));
    fs::write(&remains, b"ha").unwrap();
    // It is never taken for a file.
    assert_eq!(read(&files, &name.0, None).await.unwrap(), b"whole");
    assert_eq!(files.find(&format!("{name}#1")).await.unwrap(), None);
    files.delete(&name).await.unwrap();
    assert_eq!(fs::read_dir(&images).unwrap().count(), 0);
}

#[tokio::test]
async fn writing_leaves_the_file_and_nothing_else() {
    let (files, folder) = in_folder();
    files.put(&name(".jpg"), &picture(b"first")).await.unwrap();
    files.put(&name(".jpg"), &picture(b"second")).await.unwrap();
    let images = folder.path().join("not/yet/there/images");
    let names: Vec<_> = fs::read_dir(images)
        .unwrap()
        .map(|file| file.unwrap().file_name())
        .collect();
    assert_eq!(names, [name(".jpg").0.as_str()]);
    assert_eq!(
        read(&files, &name(".jpg").0, None).await.unwrap(),
        b"second"
    );
}

#[tokio::test]
async fn a_folder_that_is_gone_is_unavailable() {
    let (files, folder) = in_folder();
    files.ping().await.unwrap();
    folder.close().unwrap();
    assert!(matches!(
        files.ping().await,
        Err(StoreError::Unavailable(_))
    ));
}

#[tokio::test]
async fn no_other_name_gets_near_the_store() {
    let (files, folder) = in_folder();
    fs::write(folder.path().join("secret.jpg"), b"secret").unwrap();
    for name in bad_names() {
        assert_eq!(files.find(&name).await.unwrap(), None, "{name}");
        assert!(files.open(&name, None).await.unwrap().is_none(), "{name}");
        let refused = files.put(&ImageName(name.clone()), &picture(b"")).await;
        assert!(matches!(refused, Err(StoreError::Internal(_))), "{name}");
        assert!(
            files.delete(&ImageName(name.clone())).await.is_err(),
            "{name}"
        );
    }
}

#[test]
fn the_names_of_images_are_known() {
    for ending in [".jpg", ".png", "-thumb.jpg", "-thumb.png"] {
        let name = name(ending);
        let known = names::image(&name.0).unwrap();
        assert_eq!(known.path.as_ref(), format!("images/{name}"));
    }
    for name in bad_names() {
        assert_eq!(names::image(&name), None, "{name}");
    }
}

fn bad_names() -> Vec<String> {
    let short = &SECRET[1..];
    let mut names = vec![
        String::new(),
        "../../secret.jpg".to_owned(),
        "/etc/passwd".to_owned(),
        format!("../{}.jpg", &SECRET[3..]),
        format!("{short}.jpg"),
        format!("{short}/.jpg"),
        format!("{short}%2e.jpg"),
        format!("{short}A.jpg"),
        format!("{short}é.jpg"),
        format!("a{SECRET}.jpg"),
        SECRET.to_owned(),
        format!("images/{SECRET}.jpg"),
    ];
    let endings = [
        ".gif",
        ".jpg.png",
        ".JPG",
        "-thumb",
        "-thumb-thumb.jpg",
        "-large.jpg",
        ".jpg/",
        ".jpg\0",
        ".jpg#1",
        ".",
        "..jpg",
        " .jpg",
    ];
    names.extend(endings.iter().map(|ending| format!("{SECRET}{ending}")));
    names
}

#[test]
fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let refused = Files::connect(&Location::Folder(file.join("below"))).unwrap_err();
    assert!(
        matches!(&refused, LocationError::Folder { folder, .. } if *folder == file.join("below"))
    );
}
