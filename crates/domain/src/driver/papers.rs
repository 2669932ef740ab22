//! The documents that a change names, as far as they tell for themselves.

use super::faults::Faults;
use super::{Attachment, Driver, DriverChange, Fault, Source, UploadedFile};
use super::{DocumentKind, links};
use crate::blob::{ContentType, LARGEST_FILE, Seal};
use crate::id::UserId;

/// Where one entry comes from.
#[derive(Debug)]
enum Paper<'a> {
    /// The owner's blob with this number; none if the signed id is not good.
    Named(Option<i64>),
    /// A file, and what it is or why it is not taken.
    Sent(&'a UploadedFile, Result<ContentType, Fault>),
}

/// What each kind that a change names is to hold, in order.
#[derive(Debug)]
pub(super) struct Papers<'a>(Vec<(DocumentKind, Vec<Paper<'a>>)>);

impl<'a> Papers<'a> {
    /// Looks at signed ids, which have to be `owner`'s, and at files.
    pub(super) fn read(change: &'a DriverChange, owner: UserId, seal: &Seal) -> Self {
        let read = |source: &'a Source| match source {
            Source::SignedId(text) => Paper::Named(links::blob_of(seal, owner, text)),
            Source::File(file) => Paper::Sent(file, judge(file)),
        };
        let kinds = change.documents.iter();
        Self(
            kinds
                .map(|(kind, sources)| (*kind, sources.iter().map(read).collect()))
                .collect(),
        )
    }

    /// The blobs that are named where they are not attached to `driver`.
    pub(super) fn unattached(&self, driver: Option<&Driver>) -> Vec<i64> {
        let named = self.0.iter().flat_map(|(kind, papers)| {
            let ids = papers.iter().filter_map(Paper::named);
            ids.filter(|id| !is_attached(driver, *kind, *id))
        });
        named.collect()
    }

    /// Tells what is wrong, where of the blobs that are not attached to `driver` only those in `usable` may be.
    pub(super) fn judge(&self, driver: Option<&Driver>, usable: &[i64], faults: &mut Faults) {
        let mut seen = Vec::new();
        for (kind, papers) in &self.0 {
            for paper in papers {
                let fault = match paper {
                    Paper::Sent(_, judged) => judged.err(),
                    Paper::Named(None) => Some(Fault::Invalid),
                    Paper::Named(Some(id)) => {
                        let again = seen.contains(id);
                        seen.push(*id);
                        let good = is_attached(driver, *kind, *id) || usable.contains(id);
                        (again || !good).then_some(Fault::Invalid)
                    }
                };
                if let Some(fault) = fault {
                    faults.add(kind.name(), fault);
                }
            }
            if papers.len() > 1 && !kind.is_list() {
                faults.add(kind.name(), Fault::Invalid);
            }
        }
    }

    /// The files that are taken, in order.
    pub(super) fn files(
        &self,
    ) -> impl Iterator<Item = (DocumentKind, &'a UploadedFile, ContentType)> + Send {
        self.0.iter().flat_map(|(kind, papers)| {
            papers.iter().filter_map(|paper| match paper {
                Paper::Sent(file, Ok(content_type)) => Some((*kind, *file, *content_type)),
                Paper::Sent(_, Err(_)) | Paper::Named(_) => None,
            })
        })
    }

    /// The kinds that would hold something else than they do, each with all blobs that it would hold. `stored` are the blobs of the files, in order.
    pub(super) fn holdings(
        &self,
        driver: Option<&Driver>,
        stored: impl IntoIterator<Item = i64>,
    ) -> Vec<(DocumentKind, Vec<i64>)> {
        let mut stored = stored.into_iter();
        let holdings = self.0.iter().map(|(kind, papers)| {
            let ids = papers.iter().filter_map(|paper| match paper {
                Paper::Named(id) => *id,
                Paper::Sent(..) => stored.next(),
            });
            (*kind, ids.collect::<Vec<_>>())
        });
        holdings
            .filter(|(kind, ids)| !ids.iter().eq(held(driver, *kind).iter().map(|it| &it.id)))
            .collect()
    }
}

impl Paper<'_> {
    fn named(&self) -> Option<i64> {
        match self {
            Self::Named(id) => *id,
            Self::Sent(..) => None,
        }
    }
}

/// What is attached to `driver` as `kind`, in order.
pub(super) fn held(driver: Option<&Driver>, kind: DocumentKind) -> Vec<&Attachment> {
    let attachments = driver.map_or(&[][..], |driver| &driver.attachments);
    attachments.iter().filter(|it| it.kind == kind).collect()
}

fn is_attached(driver: Option<&Driver>, kind: DocumentKind, id: i64) -> bool {
    held(driver, kind).iter().any(|it| it.id == id)
}

/// What a file is, by its bytes, or why it is not taken.
fn judge(file: &UploadedFile) -> Result<ContentType, Fault> {
    if file.bytes.is_empty() {
        Err(Fault::Blank)
    } else if file.bytes.len() as u64 > LARGEST_FILE {
        Err(Fault::TooLarge {
            limit: LARGEST_FILE,
        })
    } else {
        ContentType::of(&file.bytes).ok_or(Fault::WrongType)
    }
}
