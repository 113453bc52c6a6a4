//! What does a person see of an HTML mail?
//!
//! The tokens of the HTML Standard (html5gum), without a tree: a mail's markup is seldom well formed, and
//! what decides here is which words are shown, on which line, and where a link leads. Nothing is loaded.

use std::convert::Infallible;

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::Link;

/// The text of a page of HTML, and its links.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Quoted lines begin with `> `, items of a list with `- `.
    pub text: String,
    pub links: Vec<Link>,
}

/// The most links that are told of one mail.
pub(super) const MOST_LINKS: usize = 200;

/// How deep elements are told apart. Deeper ones are of the last.
const DEEPEST: usize = 512;

/// An element that is open.
struct Open {
    name: Vec<u8>,
    hidden: bool,
    quotes: bool,
}

/// Reads a page, until its text has `most` bytes.
pub(super) fn page(html: &str, most: usize) -> Page {
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut view = View::default();
    for token in Tokenizer::new_with_emitter(html, emitter) {
        let Ok::<_, Infallible>(token) = token;
        match token {
            Token::StartTag(tag) => view.start(&tag),
            Token::EndTag(tag) => view.end(&tag.name),
            Token::String(text) => {
                let text = &text.value;
                view.text(&String::from_utf8_lossy(text));
            }
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
        if view.page.text.len() > most {
            break;
        }
    }
    view.close_link();
    view.page
}

#[derive(Default)]
struct View {
    page: Page,
    open: Vec<Open>,
    /// The link that is open: its target, and where its text begins.
    link: Option<(String, usize)>,
    /// Whether a blank is due before the next word.
    blank: bool,
    /// How many line ends are due.
    lines: usize,
    preformatted: usize,
}

impl View {
    fn is_hidden(&self) -> bool {
        self.open.iter().any(|one| one.hidden)
    }

    fn start(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        let attribute = |wanted: &str| {
            let value = tag.attributes.get(wanted.as_bytes())?;
            Some(String::from_utf8_lossy(value).into_owned())
        };
        match name {
            b"br" => self.lines = (self.lines + 1).min(2),
            b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"table" | b"ul" | b"ol"
            | b"blockquote" => self.lines = 2,
            b"hr" => {
                self.lines = self.lines.max(1);
                if !self.is_hidden() {
                    self.word("________________");
                }
                self.lines = 1;
            }
            b"div" | b"tr" | b"section" | b"article" | b"header" | b"footer" | b"dt" | b"dd" => {
                self.lines = self.lines.max(1);
            }
            b"td" | b"th" => self.blank = true,
            b"li" => {
                self.lines = self.lines.max(1);
                if !self.is_hidden() {
                    self.word("-");
                    self.blank = true;
                }
            }
            b"a" => {
                self.close_link();
                if let Some(target) = attribute("href")
                    && !self.is_hidden()
                {
                    self.link = Some((target.trim().to_owned(), self.page.text.len()));
                }
            }
            b"pre" => self.preformatted += 1,
            _ => {}
        }
        let is_void = matches!(
            name,
            b"br"
                | b"hr"
                | b"img"
                | b"input"
                | b"meta"
                | b"link"
                | b"col"
                | b"area"
                | b"base"
                | b"wbr"
                | b"source"
        );
        if is_void || tag.self_closing || self.open.len() >= DEEPEST {
            return;
        }
        // Paragraphs and items end where the next begins.
        if matches!(name, b"p" | b"li") && self.open.last().is_some_and(|open| open.name == name) {
            self.open.pop();
        }
        let hidden = matches!(
            name,
            b"head"
                | b"style"
                | b"script"
                | b"title"
                | b"template"
                | b"noscript"
                | b"object"
                | b"select"
        ) || attribute("hidden").is_some()
            || attribute("style").is_some_and(|style| hides(&style));
        let class = attribute("class").unwrap_or_default();
        let quotes = name == b"blockquote"
            || class.split_whitespace().any(|one| {
                matches!(
                    one,
                    "gmail_quote" | "yahoo_quoted" | "protonmail_quote" | "moz-cite-prefix"
                )
            });
        if quotes {
            self.lines = 2;
        }
        self.open.push(Open {
            name: name.to_vec(),
            hidden,
            quotes,
        });
    }

    fn end(&mut self, name: &[u8]) {
        match name {
            b"a" => self.close_link(),
            b"p" | b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" | b"table" | b"ul" | b"ol"
            | b"blockquote" => self.lines = 2,
            b"div" | b"tr" | b"li" | b"section" | b"article" | b"header" | b"footer" => {
                self.lines = self.lines.max(1);
            }
            b"td" | b"th" => self.blank = true,
            b"pre" => self.preformatted = self.preformatted.saturating_sub(1),
            _ => {}
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            self.open.truncate(at);
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_hidden() {
            return;
        }
        if self.preformatted > 0 {
            for (number, line) in text.split('\n').enumerate() {
                if number > 0 {
                    self.lines = (self.lines + 1).min(2);
                }
                self.words(line);
            }
        } else {
            self.words(text);
        }
    }

    fn words(&mut self, text: &str) {
        let is_blank =
            |c: char| c.is_whitespace() || c == '\u{AD}' || ('\u{200B}'..='\u{200F}').contains(&c);
        if text.starts_with(is_blank) {
            self.blank = true;
        }
        for word in text.split(is_blank).filter(|word| !word.is_empty()) {
            self.word(word);
            self.blank = true;
        }
        if !text.ends_with(is_blank) {
            self.blank = false;
        }
    }

    fn word(&mut self, word: &str) {
        let text = &mut self.page.text;
        if text.is_empty() || self.lines > 0 {
            let from = text.len();
            if !text.is_empty() {
                text.push('\n');
                if self.lines > 1 {
                    text.push('\n');
                }
            }
            if self.open.iter().any(|open| open.quotes) {
                text.push_str("> ");
            }
            if let Some((_, begin)) = &mut self.link
                && *begin == from
            {
                *begin = text.len();
            }
        } else if self.blank {
            text.push(' ');
        }
        self.lines = 0;
        self.blank = false;
        text.push_str(word);
    }

    fn close_link(&mut self) {
        let Some((target, begin)) = self.link.take() else {
            return;
        };
        let text = self.page.text.get(begin..).unwrap_or("");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if self.page.links.len() < MOST_LINKS && !target.starts_with('#') && !target.is_empty() {
            self.page.links.push(Link { text, target });
        }
    }
}

/// Whether a style keeps its element from being seen.
fn hides(style: &str) -> bool {
    let style: String = style
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect::<String>()
        .to_ascii_lowercase();
    style.split(';').any(|rule| {
        let Some((name, value)) = rule.split_once(':') else {
            return false;
        };
        let value = value.trim_end_matches("!important");
        let is_nothing = |value: &str| {
            let number = value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%');
            number.parse::<f64>().is_ok_and(|number| number <= 0.0)
        };
        match name {
            "display" => value == "none",
            "visibility" => value == "hidden" || value == "collapse",
            "mso-hide" => value == "all",
            "font-size" => is_nothing(value) || value == "1px",
            "opacity" | "max-height" | "max-width" => is_nothing(value),
            _ => false,
        }
    })
}
