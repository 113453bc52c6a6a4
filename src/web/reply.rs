//! What is answered.

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, Response, StatusCode, header},
};
use maud::Markup;

use crate::office::Error;

/// What a page may do: show its own style and pictures, and send its own forms.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Said with every answer.
const ALWAYS: [(&str, &str); 8] = [
    ("content-security-policy", POLICY),
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// What a page answers, or why not.
pub type Answered = Result<PageReply, Error>;

/// An answer.
#[derive(Debug)]
pub struct PageReply {
    status: StatusCode,
    heads: Vec<(HeaderName, String)>,
    body: Vec<u8>,
    /// Whether this is the last one: the person has ended it.
    pub last: bool,
}

impl PageReply {
    fn of(status: StatusCode, kind: &str, body: Vec<u8>) -> PageReply {
        PageReply {
            status,
            heads: vec![(header::CONTENT_TYPE, kind.to_owned())],
            body,
            last: false,
        }
    }

    pub fn page(markup: Markup) -> PageReply {
        let page = markup.into_string().into_bytes();
        PageReply::of(StatusCode::OK, "text/html; charset=utf-8", page)
    }

    pub fn text(text: impl Into<String>) -> PageReply {
        let text = text.into().into_bytes();
        PageReply::of(StatusCode::OK, "text/plain; charset=utf-8", text)
    }

    pub fn style(sheet: &str) -> PageReply {
        PageReply::of(
            StatusCode::OK,
            "text/css; charset=utf-8",
            sheet.as_bytes().to_vec(),
        )
    }

    pub fn picture(png: Vec<u8>) -> PageReply {
        PageReply::of(StatusCode::OK, "image/png", png)
    }

    /// A file to keep: never shown by the browser, whatever it is.
    pub fn download(name: &str, kind: &str, bytes: Vec<u8>) -> PageReply {
        let plain: String = name
            .chars()
            .map(|c| {
                let fits = c.is_ascii_alphanumeric() || ['.', '-', '_'].contains(&c);
                if fits { c } else { '_' }
            })
            .collect();
        let mut reply = PageReply::of(StatusCode::OK, kind, bytes);
        reply.heads.push((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{plain}\""),
        ));
        reply
    }

    /// Go on there, by `GET`.
    pub fn see(path: impl Into<String>) -> PageReply {
        let mut reply = PageReply::text("");
        reply.status = StatusCode::SEE_OTHER;
        reply.heads.push((header::LOCATION, path.into()));
        reply
    }

    pub fn status(mut self, status: StatusCode) -> PageReply {
        self.status = status;
        self
    }

    pub fn head(mut self, name: HeaderName, value: String) -> PageReply {
        self.heads.push((name, value));
        self
    }

    pub fn response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        let heads = response.headers_mut();
        for (name, value) in ALWAYS {
            heads.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        for (name, value) in self.heads {
            // Of ours alone; what cannot stand in a head was made of what a person typed.
            if let Ok(value) = HeaderValue::from_str(&value) {
                heads.insert(name, value);
            }
        }
        response
    }
}
