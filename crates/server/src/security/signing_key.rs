//! The key that signs access tokens: configured, or made in the data folder at the first start.

use std::io::Write;
use std::path::Path;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use domain::random::Random;
use secrecy::SecretString;

/// The key's file in the data folder.
const FILE: &str = "jwt_secret";
/// The shortest key that is safe with HS256, in bytes (RFC 7518, section 3.2).
const SHORTEST: usize = 32;

/// Reads the key in `data`, or makes one of 32 random bytes there, readable by its owner only.
///
/// Two processes that start at once end up with the same key: the file is made whole under another name, and put in place only
/// if there is none.
///
/// # Errors
/// When the folder cannot be read or written, as a sentence.
pub fn load_or_create(data: &Path, random: &impl Random) -> Result<SecretString, String> {
    let path = data.join(FILE);
    match std::fs::read_to_string(&path) {
        Ok(key) if key.trim_end().len() < SHORTEST => Err(format!(
            "The signing key {} is damaged: it must have at least {SHORTEST} bytes. Put it back, or remove it, which signs everybody out.",
            path.display(),
        )),
        Ok(key) => Ok(key.trim_end().into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => create(data, &path, random)
            .map_err(|error| {
                format!(
                    "The signing key {} cannot be made: {error}.",
                    path.display()
                )
            }),
        Err(error) => Err(format!(
            "The signing key {} cannot be read: {error}.",
            path.display()
        )),
    }
}

fn create(data: &Path, path: &Path, random: &impl Random) -> std::io::Result<SecretString> {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    let key = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    // Owner-only from the moment it exists.
    let mut file = tempfile::Builder::new().prefix(FILE).tempfile_in(data)?;
    file.write_all(key.as_bytes())?;
    file.as_file().sync_all()?;
    match file.persist_noclobber(path) {
        Ok(_) => Ok(key.into()),
        Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
            std::fs::read_to_string(path).map(|key| key.trim_end().into())
        }
        Err(error) => Err(error.error),
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    struct Counting;

    impl Random for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            use std::sync::atomic::{AtomicU8, Ordering};
            static NEXT: AtomicU8 = AtomicU8::new(0);
            bytes.fill(NEXT.fetch_add(1, Ordering::Relaxed));
        }
    }

    #[test]
    fn a_key_is_made_once_and_kept() {
        let data = tempfile::tempdir().unwrap();
        let first = load_or_create(data.path(), &Counting).unwrap();
        let second = load_or_create(data.path(), &Counting).unwrap();
        assert_eq!(first.expose_secret(), second.expose_secret());
        assert!(first.expose_secret().len() >= 32);
    }

    #[test]
    fn a_damaged_key_is_not_used() {
        let data = tempfile::tempdir().unwrap();
        for damaged in [
            "",
            "short",
            "\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n",
        ] {
            std::fs::write(data.path().join(FILE), damaged).unwrap();
            let error = load_or_create(data.path(), &Counting).err().unwrap();
            assert!(error.contains("at least 32 bytes"), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_can_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let data = tempfile::tempdir().unwrap();
        load_or_create(data.path(), &Counting).unwrap();
        let mode = std::fs::metadata(data.path().join(FILE))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o077, 0);
    }

    #[test]
    fn two_starts_at_once_get_the_same_key() {
        let data = tempfile::tempdir().unwrap();
        let keys: Vec<String> = std::thread::scope(|scope| {
            let starts: Vec<_> = (0..8)
                .map(|_| {
                    scope.spawn(|| {
                        load_or_create(data.path(), &Counting)
                            .unwrap()
                            .expose_secret()
                            .to_owned()
                    })
                })
                .collect();
            starts
                .into_iter()
                .map(|start| start.join().unwrap())
                .collect()
        });
        assert!(keys.iter().all(|key| *key == keys[0]));
    }
}
