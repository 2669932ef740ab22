//! Where files are kept, as a setting names it.

use std::path::PathBuf;
use std::str::FromStr;

use secrecy::SecretString;
use url::Url;

/// Where files are kept.
///
/// - `file:data/media`, `file:/var/lib/media` or `file:///var/lib/media`: a folder, made where it is missing. Nothing is decoded in it.
/// - `s3://bucket` or `s3://bucket/prefix`: an S3-compatible store. `?endpoint=http://127.0.0.1:9000&region=eu-west-1` say where and which;
///   what is left out, and the credentials always, come from the usual `AWS_…` environment variables, a role included.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of an S3-compatible store.
    Bucket(Bucket),
}

/// A bucket of an S3-compatible store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bucket {
    /// Its name.
    pub name: String,
    /// What comes before each key; may be empty.
    pub prefix: String,
    /// The store's URL, where it is not in the environment and not Amazon's own.
    pub endpoint: Option<String>,
    /// The region, where it is not in the environment.
    pub region: Option<String>,
}

/// A bucket's credentials, for whoever has them from elsewhere than the environment.
#[derive(Debug, Clone)]
pub struct AccessKey {
    /// The key's public name.
    pub id: String,
    /// What only its owner knows.
    pub secret: SecretString,
}

/// Why a location cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum LocationError {
    /// It is of another kind; not shown, since it may have a password in it.
    #[error("must begin with 'file:' or 's3://'")]
    Scheme,
    /// A folder without a name.
    #[error("names no folder after 'file:'")]
    NoFolder,
    /// Not a URL.
    #[error("is no URL of a bucket ('s3://bucket/prefix'): {0}")]
    NotUrl(#[from] url::ParseError),
    /// A bucket without a name.
    #[error("names no bucket after 's3://'")]
    NoBucket,
    /// Credentials do not belong there, because URLs are shown and logged.
    #[error("must not contain credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY")]
    Credentials,
    /// A query parameter that means nothing.
    #[error("has the unknown parameter '{0}'; known are endpoint and region")]
    Parameter(String),
    /// The folder cannot be made or used.
    #[error("names the folder '{}', which cannot be used: {source}", folder.display())]
    Folder {
        /// Which.
        folder: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// The store's client does not take the settings.
    #[error("cannot be used: {0}")]
    Store(#[from] object_store::Error),
}

impl FromStr for Location {
    type Err = LocationError;

    fn from_str(text: &str) -> Result<Self, LocationError> {
        if let Some(folder) = text.strip_prefix("file:") {
            return folder_at(folder);
        }
        if text.starts_with("s3://") {
            return bucket_at(&Url::parse(text)?);
        }
        Err(LocationError::Scheme)
    }
}

fn folder_at(text: &str) -> Result<Location, LocationError> {
    let path = text
        .strip_prefix("//")
        .filter(|path| path.starts_with('/'))
        .unwrap_or(text);
    if path.is_empty() {
        Err(LocationError::NoFolder)
    } else {
        Ok(Location::Folder(path.into()))
    }
}

fn bucket_at(url: &Url) -> Result<Location, LocationError> {
    if !url.username().is_empty() || url.password().is_some() {
        return Err(LocationError::Credentials);
    }
    let name = url
        .host_str()
        .filter(|host| !host.is_empty())
        .ok_or(LocationError::NoBucket)?;
    let (mut endpoint, mut region) = (None, None);
    for (key, value) in url.query_pairs() {
        match key.as_ref() {
            "endpoint" => endpoint = Some(value.into_owned()),
            "region" => region = Some(value.into_owned()),
            _ => return Err(LocationError::Parameter(key.into_owned())),
        }
    }
    let prefix = url.path().trim_matches('/').to_owned();
    Ok(Location::Bucket(Bucket {
        name: name.to_owned(),
        prefix,
        endpoint,
        region,
    }))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{Bucket, Location};

    #[test]
    fn a_location_is_a_folder_or_a_bucket() {
        let folder = |path: &str| Location::Folder(PathBuf::from(path));
        let bucket = |prefix: &str, endpoint: Option<&str>, region: Option<&str>| {
            Location::Bucket(Bucket {
                name: "pictures".to_owned(),
                prefix: prefix.to_owned(),
                endpoint: endpoint.map(str::to_owned),
                region: region.map(str::to_owned),
            })
        };
        for (text, expected) in [
            ("file:data/media", folder("data/media")),
            ("file:./my data/100%", folder("./my data/100%")),
            ("file:/var/lib/media", folder("/var/lib/media")),
            ("file:///var/lib/media", folder("/var/lib/media")),
            ("s3://pictures", bucket("", None, None)),
            ("s3://pictures/a/b/", bucket("a/b", None, None)),
            (
                "s3://pictures/a?endpoint=http://127.0.0.1:9000&region=eu-west-1",
                bucket("a", Some("http://127.0.0.1:9000"), Some("eu-west-1")),
            ),
        ] {
            assert_eq!(text.parse::<Location>().unwrap(), expected, "{text}");
        }
    }

    #[test]
    fn a_bad_location_is_refused_with_a_sentence() {
        for (text, sentence) in [
            ("", "must begin with 'file:' or 's3://'"),
            ("ftp://u:secret@x", "must begin with 'file:' or 's3://'"),
            ("file:", "names no folder after 'file:'"),
            ("s3://", "names no bucket after 's3://'"),
            ("s3:///prefix", "names no bucket after 's3://'"),
            (
                "s3://pictures?public=yes",
                "has the unknown parameter 'public'; known are endpoint and region",
            ),
            (
                "s3://key:secret@pictures",
                "must not contain credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
            ),
        ] {
            assert_eq!(text.parse::<Location>().unwrap_err().to_string(), sentence);
        }
    }
}
