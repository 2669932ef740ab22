//! Files, and files in the place of texts.

use image::ImageFormat;
use serde_json::json;

use super::compare::{both, compare};
use super::requests::{MINE, Part, multipart};
use crate::support::account::{IMAGE, UPDATE};
use crate::support::pictures::picture;

#[tokio::test]
async fn files_are_judged_alike() {
    let png = picture(9, 9, ImageFormat::Png);
    let cut = &png[..png.len() / 2];
    let good = || Part::File("a.png", &png);
    let bad = || Part::File("a.png", b"nonsense");
    let text = || Part::Text("no file");
    let mut requests = vec![
        multipart(IMAGE, &[("other", text())]),
        multipart(IMAGE, &[("cropped_image", good())]),
        multipart(IMAGE, &[("image", text())]),
        multipart(IMAGE, &[("image", Part::Text(""))]),
        multipart(IMAGE, &[("image", text()), ("cropped_image", text())]),
        multipart(IMAGE, &[("image", bad()), ("cropped_image", bad())]),
        multipart(IMAGE, &[("image", good()), ("cropped_image", bad())]),
        multipart(IMAGE, &[("image", bad()), ("cropped_image", good())]),
        multipart(
            IMAGE,
            &[
                ("image", Part::File("a.png", b"")),
                ("cropped_image", Part::File("b.png", b"")),
            ],
        ),
        multipart(
            IMAGE,
            &[("image", Part::File("", b"")), ("cropped_image", good())],
        ),
        multipart(
            IMAGE,
            &[("image", good()), ("cropped_image", Part::File("", b""))],
        ),
        multipart(
            IMAGE,
            &[("image", good()), ("cropped_image", Part::Text(""))],
        ),
        multipart(IMAGE, &[("image", Part::File("a.png", cut))]),
        multipart(
            IMAGE,
            &[
                ("image", Part::File("a.png", b"%PDF-1.7")),
                ("cropped_image", text()),
            ],
        ),
        multipart(
            IMAGE,
            &[(
                "image",
                Part::File("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
            )],
        ),
    ];
    // And where text belongs.
    for name in ["first_name", "last_name", "phone_number", "email"] {
        let parts = [("email", Part::Text(MINE)), (name, good())];
        let parts = if name == "email" { &parts[1..] } else { &parts };
        requests.push(multipart(UPDATE, parts));
    }
    requests.push(multipart(
        UPDATE,
        &[
            ("email", bad()),
            ("first_name", Part::File("a.png", b"")),
            ("phone_number", bad()),
        ],
    ));
    assert_eq!(compare(&requests).await, 18);
}

/// The framework goes by names, too.
#[tokio::test]
async fn a_picture_is_told_by_its_content_whatever_its_name() {
    let png = picture(9, 9, ImageFormat::Png);
    let request = multipart(IMAGE, &[("image", Part::File("a.txt", &png))]);
    let [ours, theirs] = both(&[request]).await.remove(0);
    assert_eq!(ours, (200, json!({})));
    assert_eq!(theirs.0, 400);
}
