//! Somebody who reads pages, follows links and fills in forms: what a page says is read by a reader of HTML that had
//! no part in writing it.

use std::{io::Write, net::TcpStream};

use html5gum::{DefaultEmitter, Token, Tokenizer};
use url::form_urlencoded;

use crate::door::{Answer, Door};

pub struct Browser<'a> {
    pub door: &'a Door,
    pub cookie: String,
    pub mark: String,
}

/// What a page says and offers.
#[derive(Debug)]
pub struct Read {
    pub status: u16,
    /// What a person reads, with a blank between pieces.
    pub text: String,
    /// Where links lead.
    pub links: Vec<String>,
    /// Where forms lead.
    pub forms: Vec<String>,
    /// What stands in a field: its name and value.
    pub fields: Vec<(String, String)>,
    pub pictures: Vec<String>,
    pub answer: Answer,
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn read(answer: Answer) -> Read {
    let mut read = Read {
        status: answer.status,
        text: String::new(),
        links: Vec::new(),
        forms: Vec::new(),
        fields: Vec::new(),
        pictures: Vec::new(),
        answer,
    };
    let body = read.answer.body.clone();
    let tokens = Tokenizer::new_with_emitter(body.as_str(), DefaultEmitter::<()>::default());
    for Ok(token) in tokens {
        match token {
            Token::String(words) => {
                read.text += &said(&words.value);
                read.text.push(' ');
            }
            Token::StartTag(tag) => {
                let of = |name: &str| {
                    let mut all = tag.attributes.iter();
                    all.find(|(key, _)| key.0 == name.as_bytes())
                        .map(|(_, value)| said(&value.value.0))
                };
                match &*said(&tag.name) {
                    "a" => read.links.extend(of("href")),
                    "form" => read.forms.extend(of("action")),
                    "img" => read.pictures.extend(of("src")),
                    "input" => {
                        let name = of("name").unwrap_or_default();
                        read.fields.push((name, of("value").unwrap_or_default()));
                    }
                    "script" | "iframe" | "object" | "embed" => panic!("{body}"),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    let words: Vec<&str> = read.text.split_whitespace().collect();
    read.text = words.join(" ");
    read
}

impl Read {
    pub fn says(&self, words: &str) -> bool {
        self.text.contains(words)
    }

    pub fn field(&self, name: &str) -> Option<&str> {
        let mut fields = self.fields.iter();
        fields
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    pub fn leads_to(&self, path: &str) -> bool {
        self.links.iter().any(|link| link == path)
    }
}

impl<'a> Browser<'a> {
    pub fn of(door: &'a Door) -> Browser<'a> {
        let cookie = door.enter();
        let mark = door.mark(&cookie);
        Browser { door, cookie, mark }
    }

    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    pub fn get(&self, path: &str) -> Read {
        read(self.door.get(path, &self.cookie))
    }

    /// The bytes of a file.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        use std::io::Read as _;

        let request = crate::door::get(path, &self.door.host(), &[("Cookie", &self.cookie)]);
        let mut stream = TcpStream::connect(self.door.at[0]).unwrap();
        stream.write_all(&request).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        assert!(
            bytes.starts_with(b"HTTP/1.1 200"),
            "{}",
            said(&bytes[..end])
        );
        bytes.split_off(end + 4)
    }

    /// Sends a form.
    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("mark", &self.mark);
        body.extend_pairs(fields);
        let origin = format!("http://{}", self.door.host());
        let heads = [
            ("Origin", origin.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
        ];
        self.door.post(path, &self.cookie, &heads, &body.finish())
    }

    /// Sends a form, and goes where it leads.
    pub fn send(&self, path: &str, fields: &[(&str, &str)]) -> (String, Read) {
        let answer = self.post(path, fields);
        let to = answer.head("location");
        let to = to.unwrap_or_else(|| panic!("{path}: {}", read_again(&answer)));
        (to.to_owned(), self.get(to))
    }

    /// Says who the person is.
    pub fn is_ada(&self) {
        let answer = self.post(
            "/me",
            &[
                ("name", "Ada Example"),
                ("email", "ada@example.org"),
                ("address", "Ring 1\n1010 Wien\nAustria"),
                ("residence", ""),
            ],
        );
        assert_eq!(answer.status, 303, "{answer:?}");
    }

    /// The case of a letter to a company of Ada's, by the only or the first way, as a page to print; its path.
    pub fn letter_to(&self, company: &str, address: &str) -> String {
        let (to, _) = self.send("/new", &[("typed", company)]);
        let (to, _) = self.send(
            &to,
            &[
                ("typed", company),
                ("searched", company),
                ("choice", "another company"),
                ("name", company),
                ("reach", address),
            ],
        );
        assert!(to.ends_with("/what"), "{to}");
        let (mut to, _) = self.send(&to, &[("right", "access")]);
        if to.ends_with("/language") {
            (to, _) = self.send(&to, &[("language", "en")]);
        }
        let (case, _) = self.send(&format!("{to}/write"), &[("deed", "print")]);
        case.split('?').next().unwrap().to_owned()
    }
}

fn read_again(answer: &Answer) -> String {
    format!("{} {}", answer.status, answer.body)
}
