//! The header that sets the cookie (RFC 6265bis, section 4.1).

use std::net::IpAddr;

use domain::session::PASS_LIFE;
use poem::http::Uri;
use secrecy::{ExposeSecret, SecretString};

/// What the consoles' clients know the cookie by.
const NAME: &str = "better-auth.session_token";

/// Writes the cookie of a session: no script can read it, and no other site's page has it sent, but by a link that is followed.
#[derive(Debug, Clone, Copy)]
pub struct SessionCookie {
    secure: bool,
}

impl SessionCookie {
    /// For a server that is reached at `public_url`. Only at a loopback address may the cookie go over a connection that is not encrypted.
    #[must_use]
    pub fn at(public_url: &str) -> Self {
        let uri = public_url.parse::<Uri>().ok();
        let secure = !uri.as_ref().and_then(Uri::host).is_some_and(is_loopback);
        Self { secure }
    }

    /// Has the browser keep `pass` for as long as it lasts.
    #[must_use]
    pub fn holding(self, pass: &SecretString) -> String {
        self.written(pass.expose_secret(), PASS_LIFE.num_seconds())
    }

    /// Has the browser forget it.
    #[must_use]
    pub fn forgotten(self) -> String {
        self.written("", 0)
    }

    fn written(self, value: &str, seconds: i64) -> String {
        let secure = if self.secure { "; Secure" } else { "" };
        format!("{NAME}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }
}

/// Whether the host of a URL is the browser's own machine, as browsers see it.
#[must_use]
pub fn is_loopback(host: &str) -> bool {
    let name = host.trim_end_matches('.').to_ascii_lowercase();
    let address = host.trim_matches(['[', ']']).parse::<IpAddr>();
    name == "localhost"
        || name.ends_with(".localhost")
        || address.is_ok_and(|address| address.to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::SessionCookie;

    #[test]
    fn the_cookie_is_hidden_from_scripts_and_other_sites() {
        let cookie = SessionCookie::at("https://api.example.com/dossier");
        assert_eq!(
            cookie.holding(&"a.b".into()),
            "better-auth.session_token=a.b; Path=/; HttpOnly; SameSite=Lax; Max-Age=604800; Secure"
        );
        assert_eq!(
            cookie.forgotten(),
            "better-auth.session_token=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure"
        );
    }

    #[test]
    fn it_goes_unencrypted_to_the_own_machine_only() {
        let secure = |url: &str| SessionCookie::at(url).forgotten().ends_with("; Secure");
        for url in [
            "http://127.0.0.1:5000",
            "http://127.9.9.9",
            "http://[::1]:5000",
            "http://localhost:5000",
            "http://LOCALHOST",
            "http://api.localhost:5000",
        ] {
            assert!(!secure(url), "{url}");
        }
        for url in [
            "https://api.example.com",
            "http://api.example.com",
            "http://localhost.example.com",
            "http://notlocalhost",
            "http://192.168.0.1:5000",
            "http://[::2]",
        ] {
            assert!(secure(url), "{url}");
        }
    }
}
