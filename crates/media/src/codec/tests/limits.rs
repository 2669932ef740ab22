//! How much may be under way.

use std::time::Duration;

use bytes::Bytes;
use domain::image::{ImageCodec, ImageError};
use image::ImageFormat;

use super::made::{file, quarters};
use crate::codec::gate::Gate;
use crate::codec::{Codec, CodecLimits};

const KIB: usize = 1 << 10;

fn limits() -> CodecLimits {
    CodecLimits {
        threads: 1,
        patience: Duration::from_millis(5),
        ..CodecLimits::default()
    }
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_unread() {
    let codec = Codec::new(CodecLimits {
        max_bytes: 100,
        ..limits()
    });
    let refused = codec.process(Bytes::from_static(&[0; 101])).await;
    assert_eq!(refused, Err(ImageError::TooManyBytes { limit: 100 }));
    assert_eq!(
        codec.process(Bytes::from_static(&[0; 100])).await,
        Err(ImageError::Invalid)
    );
    assert_eq!(codec.process(Bytes::new()).await, Err(ImageError::Empty));
}

#[tokio::test]
async fn a_picture_over_the_limit_is_refused() {
    let codec = Codec::new(CodecLimits {
        max_pixels: 2_399,
        ..limits()
    });
    let picture = Bytes::from(file(&quarters(60, 40), ImageFormat::Png));
    let refused = codec.process(picture.clone()).await;
    assert_eq!(refused, Err(ImageError::TooManyPixels { limit: 2_399 }));
    let codec = Codec::new(CodecLimits {
        max_pixels: 2_400,
        ..limits()
    });
    assert!(codec.process(picture).await.is_ok());
}

#[tokio::test]
async fn one_file_more_than_may_wait_is_refused_at_once() {
    let gate = Gate::new(&CodecLimits {
        backlog: 256 * KIB,
        threads: 9,
        ..limits()
    });
    let first = gate.enter(128 * KIB).await.unwrap();
    // A tiny file counts for 64 KiB.
    let second = gate.enter(1).await.unwrap();
    assert_eq!(gate.enter(65 * KIB).await.unwrap_err(), ImageError::Busy);
    drop((first, second));
    assert!(gate.enter(256 * KIB).await.is_ok());
}

#[tokio::test]
async fn who_waits_too_long_for_a_thread_is_told_so() {
    let gate = Gate::new(&limits());
    let turn = gate.enter(1).await.unwrap();
    assert_eq!(gate.enter(1).await.unwrap_err(), ImageError::Busy);
    drop(turn);
    assert!(gate.enter(1).await.is_ok());
}

#[tokio::test]
async fn memory_is_shared_by_what_each_picture_needs() {
    let gate = Gate::new(&CodecLimits {
        memory: 100 * KIB,
        threads: 9,
        ..limits()
    });
    let first = gate
        .enter(1)
        .await
        .unwrap()
        .take_memory(60 * KIB)
        .await
        .unwrap();
    let second = gate
        .enter(1)
        .await
        .unwrap()
        .take_memory(40 * KIB)
        .await
        .unwrap();
    let refused = gate.enter(1).await.unwrap().take_memory(1).await;
    assert_eq!(refused.unwrap_err(), ImageError::Busy);
    drop((first, second));
    // What needs more than there is has it all to itself.
    let alone = gate
        .enter(1)
        .await
        .unwrap()
        .take_memory(1_000 * KIB)
        .await
        .unwrap();
    let refused = gate.enter(1).await.unwrap().take_memory(1).await;
    assert_eq!(refused.unwrap_err(), ImageError::Busy);
    drop(alone);
    assert!(gate.enter(1).await.unwrap().take_memory(1).await.is_ok());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_are_all_served_in_turn() {
    let patient = CodecLimits {
        patience: Duration::from_mins(1),
        ..limits()
    };
    let codec = Codec::new(patient);
    let picture = Bytes::from(file(&quarters(600, 400), ImageFormat::Png));
    let work = (0..20).map(|_| {
        let (codec, picture) = (codec.clone(), picture.clone());
        tokio::spawn(async move { codec.process(picture).await })
    });
    for done in futures_util::future::join_all(work).await {
        assert!(done.unwrap().is_ok());
    }
}
