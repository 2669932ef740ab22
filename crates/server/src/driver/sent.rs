//! What a member of a body says, in whichever of the three media types it came.

use api::driver::{DriverEnglishLevel, DriverExperienceInput, DriverFormLicense, DriverLicense};
use contract::{Constrained, File, FileOrText, FilesOrTexts, Opt, Str};
use domain::change::Change;
use domain::driver::{ExperienceInput, Source, UploadedFile};
use poem_openapi::types::MaybeUndefined;

/// A text, unless it is absent or null.
pub trait Text {
    /// It.
    fn text(self) -> Option<String>;
}

impl Text for Str {
    fn text(self) -> Option<String> {
        Some(self.into())
    }
}

impl Text for DriverEnglishLevel {
    fn text(self) -> Option<String> {
        Some(self.as_str().to_owned())
    }
}

impl<T: Text, C> Text for Constrained<T, C> {
    fn text(self) -> Option<String> {
        self.into_inner().text()
    }
}

impl<T: Text> Text for Opt<T> {
    fn text(self) -> Option<String> {
        self.0.and_then(Text::text)
    }
}

impl<T: Text> Text for MaybeUndefined<T> {
    fn text(self) -> Option<String> {
        self.take().and_then(Text::text)
    }
}

/// A text that can be cleared: by null, or in a form by nothing.
pub trait Clearable {
    /// What becomes of it.
    fn change(self) -> Change<String>;
}

impl<T: Text> Clearable for MaybeUndefined<T> {
    fn change(self) -> Change<String> {
        match self {
            Self::Undefined => Change::Keep,
            Self::Null => Change::Clear,
            Self::Value(text) => text.text().map_or(Change::Clear, Change::Set),
        }
    }
}

impl<T: Text> Clearable for Opt<T> {
    fn change(self) -> Change<String> {
        match self.0.and_then(Text::text) {
            None => Change::Keep,
            Some(text) if text.is_empty() => Change::Clear,
            Some(text) => Change::Set(text),
        }
    }
}

/// A list that replaces the one there was; null is none of anything.
pub trait List {
    /// What its items are.
    type Item;

    /// It, unless it is absent.
    fn list(self) -> Option<Vec<Self::Item>>;
}

impl<T> List for MaybeUndefined<Vec<T>> {
    type Item = T;

    fn list(self) -> Option<Vec<T>> {
        match self {
            Self::Undefined => None,
            Self::Null => Some(Vec::new()),
            Self::Value(list) => Some(list),
        }
    }
}

impl<T> List for Opt<Vec<T>> {
    type Item = T;

    fn list(self) -> Option<Vec<T>> {
        self.0
    }
}

impl<T, C> List for Opt<Constrained<Vec<T>, C>> {
    type Item = T;

    fn list(self) -> Option<Vec<T>> {
        self.0.map(Constrained::into_inner)
    }
}

impl List for Opt<FilesOrTexts> {
    type Item = FileOrText;

    fn list(self) -> Option<Vec<FileOrText>> {
        self.0.map(|list| list.0)
    }
}

impl<C> List for Opt<Constrained<FilesOrTexts, C>> {
    type Item = FileOrText;

    fn list(self) -> Option<Vec<FileOrText>> {
        self.0.map(|list| list.into_inner().0)
    }
}

/// A category of vehicles.
pub trait License {
    /// Its name; none for the empty text of a form.
    fn name(self) -> Option<&'static str>;
}

impl License for DriverLicense {
    fn name(self) -> Option<&'static str> {
        Some(self.as_str())
    }
}

impl License for DriverFormLicense {
    fn name(self) -> Option<&'static str> {
        Some(self.as_str()).filter(|name| !name.is_empty())
    }
}

/// Categories, each once.
pub fn licenses<L: License>(sent: Vec<L>) -> Vec<String> {
    let mut names: Vec<String> = Vec::with_capacity(sent.len());
    for name in sent.into_iter().filter_map(License::name) {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// A place where somebody has worked. Empty texts, as forms send them, are none.
pub fn experience(sent: DriverExperienceInput) -> ExperienceInput {
    let DriverExperienceInput {
        company,
        position,
        start_date,
        end_date,
        description,
    } = sent;
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    ExperienceInput {
        company: company.into(),
        position: position.into(),
        start_date: some(start_date.text()),
        end_date: some(end_date.text()),
        description: some(description.text()),
    }
}

/// What a document comes from; none for an empty text.
pub trait Paper {
    /// It.
    fn source(self) -> Option<Source>;
}

impl<C> Paper for Constrained<Str, C> {
    fn source(self) -> Option<Source> {
        signed_id(self.into())
    }
}

impl Paper for FileOrText {
    fn source(self) -> Option<Source> {
        match self {
            Self::Text(text) => signed_id(text.into()),
            Self::File(file) => Some(Source::File(uploaded(file))),
        }
    }
}

/// By what an earlier upload is named; none for an empty text.
pub fn signed_id(text: String) -> Option<Source> {
    (!text.is_empty()).then_some(Source::SignedId(text))
}

/// A file that came with the request.
pub fn uploaded(file: File) -> UploadedFile {
    UploadedFile {
        filename: file.name,
        bytes: file.bytes,
    }
}

/// What a kind holds from now on, unless it stays as it is.
pub trait Papers {
    /// It.
    fn sources(self) -> Option<Vec<Source>>;
}

impl<T: Paper> Papers for MaybeUndefined<T> {
    fn sources(self) -> Option<Vec<Source>> {
        match self {
            Self::Undefined => None,
            Self::Null => Some(Vec::new()),
            Self::Value(paper) => Some(paper.source().into_iter().collect()),
        }
    }
}

impl<T: Paper> Papers for Opt<T> {
    fn sources(self) -> Option<Vec<Source>> {
        self.0.map(|paper| paper.source().into_iter().collect())
    }
}

/// The same of a list.
pub fn listed<L: List<Item: Paper>>(list: L) -> Option<Vec<Source>> {
    let sources = |list: Vec<L::Item>| list.into_iter().filter_map(Paper::source).collect();
    list.list().map(sources)
}
