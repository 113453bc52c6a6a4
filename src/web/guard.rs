//! May this be asked at all? Looked at before anything else of a request, whatever its method.
//!
//! A page of another site can make a browser ask this computer for anything, and by a name of its own that
//! it lets point here (DNS rebinding) it could read the answers. So the name that was asked for counts, and
//! not where the bytes came from; and what changes something comes from a form of these pages.

use axum::http::{HeaderMap, HeaderName, Method, Uri, header, uri::Authority};

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// It asks for another host, for none, or for several.
    Host,
    /// It is neither `GET`, `HEAD` nor `POST`.
    Method,
    /// It comes from a page of others.
    Origin,
}

/// Whether the authority is one of the three names of this port, to the letter.
fn is_ours(authority: &str, port: u16) -> bool {
    let Ok(authority) = authority.parse::<Authority>() else {
        return false;
    };
    // A name and password before the host are of no use here.
    !authority.as_str().contains('@')
        && authority.port_u16() == Some(port)
        && ["127.0.0.1", "[::1]", "localhost"].contains(&authority.host())
}

/// The only value of a header.
fn only<'a>(headers: &'a HeaderMap, name: &header::HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() {
        return None;
    }
    value.to_str().ok()
}

/// Refuses what none of these pages asks for.
///
/// # Errors
/// Says why.
pub fn check(method: &Method, uri: &Uri, headers: &HeaderMap, port: u16) -> Result<(), Wrong> {
    let named = only(headers, &header::HOST).is_some_and(|host| is_ours(host, port));
    // `GET http://elsewhere/ HTTP/1.1`
    let whole = uri
        .authority()
        .is_none_or(|authority| is_ours(authority.as_str(), port));
    if !named || !whole {
        return Err(Wrong::Host);
    }
    if ![Method::GET, Method::HEAD, Method::POST].contains(method) {
        return Err(Wrong::Method);
    }
    if *method == Method::POST && !is_from_here(headers, port) {
        return Err(Wrong::Origin);
    }
    Ok(())
}

/// Whether a change comes from one of these pages. A browser says where it comes from by one of the two
/// headers at least; what says neither is no browser, and has the form's mark or not.
///
/// These pages send no referrer, and so a browser says `Origin: null` with their own forms as with those of a page
/// that has no origin (Fetch Standard, "append a request `Origin` header"). Then the other header decides, which no
/// page can set: it is to say that host, port and scheme are the same.
fn is_from_here(headers: &HeaderMap, port: u16) -> bool {
    let mut sites = headers.get_all("sec-fetch-site").iter();
    let told = only(headers, &HeaderName::from_static("sec-fetch-site")) == Some("same-origin");
    let site = told || sites.next().is_none();
    let host = only(headers, &header::HOST).unwrap_or_default();
    let origin = headers.get_all(header::ORIGIN).iter().all(|origin| {
        let origin = origin.to_str().ok();
        let ours = origin.and_then(|origin| origin.strip_prefix("http://"));
        let ours = ours.is_some_and(|origin| origin == host && is_ours(origin, port));
        ours || (told && origin == Some("null"))
    });
    site && origin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_names_are_ours_and_nothing_like_them() {
        for host in ["127.0.0.1:80", "localhost:80", "[::1]:80"] {
            assert!(is_ours(host, 80), "{host}");
        }
        for host in [
            "127.0.0.1",
            "localhost",
            "127.0.0.1:81",
            "127.0.0.1.evil.example:80",
            "evil.example:80",
            "localhost.evil.example:80",
            "evil@localhost:80",
            "localhost:80@evil.example",
            "LOCALHOST:80",
            "127.1:80",
            "0.0.0.0:80",
            "[::]:80",
            "[::ffff:127.0.0.1]:80",
            "localhost.:80",
            "localhost:080 ",
            "",
            ":80",
            "2130706433:80",
        ] {
            assert!(!is_ours(host, 80), "{host}");
        }
    }
}
