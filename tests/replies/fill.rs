//! Fills the placeholders of a reply, also inside encoded parts and header words.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};

pub type Values = BTreeMap<String, String>;

/// The mail with its placeholders filled.
pub fn fill(raw: &[u8], values: &Values) -> Vec<u8> {
    // One character a byte: whatever the charset, no byte is lost.
    let text: String = raw.iter().map(|&byte| char::from(byte)).collect();
    let filled = entity(&text.replace("\r\n", "\n"), values);
    bytes_of(&filled)
}

fn bytes_of(text: &str) -> Vec<u8> {
    text.chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or(b'?'))
        .collect()
}

fn bytewise(bytes: &[u8]) -> String {
    bytes.iter().map(|&byte| char::from(byte)).collect()
}

/// The text with placeholders filled, in bytes of the part's charset as characters.
fn put(text: &str, values: &Values, utf8: bool) -> String {
    let coded = |value: &str| -> String {
        if utf8 {
            bytewise(value.as_bytes())
        } else {
            let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(value);
            bytewise(&bytes)
        }
    };
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let request = ["{{REQUEST}}", "{{REQUEST_2}}"]
            .into_iter()
            .find_map(|name| Some((line.find(name)?, name)));
        if let Some((at, name)) = request {
            let key = name.trim_matches(['{', '}']);
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            for part in values.get(key).map_or("", String::as_str).lines() {
                lines.push(format!("{before}{}{after}", coded(part)));
            }
        } else {
            lines.push(line.to_owned());
        }
    }
    let mut text = lines.join("\n");
    for (name, value) in values {
        let placeholder = format!("{{{{{name}}}}}");
        if text.contains(&placeholder) {
            text = text.replace(&placeholder, &coded(value));
        }
        let html = format!("{{{{{name}_HTML}}}}").replace("_2_HTML", "_HTML_2");
        if text.contains(&html) {
            let escaped = value
                .replace('&', "&amp;")
                .replace('<', "&lt;")
                .replace('\n', "<br>\n");
            text = text.replace(&html, &coded(&escaped));
        }
    }
    text
}

fn entity(text: &str, values: &Values) -> String {
    if let Some(rest) = text.strip_prefix('\n') {
        return format!("\n{}", body(rest, "", values));
    }
    match text.split_once("\n\n") {
        Some((head, rest)) => format!("{}\n\n{}", header(head, values), body(rest, head, values)),
        None => header(text, values),
    }
}

/// Header fields; encoded words are opened first.
fn header(text: &str, values: &Values) -> String {
    let mut lines = Vec::new();
    for line in text
        .replace("?=\n =?", "?==?")
        .replace("?= =?", "?==?")
        .split('\n')
    {
        let mut out = String::new();
        let mut rest = line;
        // What stands before: a placeholder may begin in one word and end in the next.
        let mut begun = Vec::new();
        while let Some((before, word)) = rest.split_once("=?") {
            let parts: Vec<&str> = word.splitn(4, '?').collect();
            let [charset, way, coded, after] = parts[..] else {
                break;
            };
            let Some(after) = after.strip_prefix('=') else {
                break;
            };
            let bytes = if way.eq_ignore_ascii_case("b") {
                STANDARD.decode(coded).unwrap_or_default()
            } else {
                unquoted(&coded.replace('_', " "))
            };
            begun.extend(bytes);
            if after.starts_with("=?") {
                out.push_str(before);
                rest = after;
                continue;
            }
            let utf8 = charset.eq_ignore_ascii_case("utf-8");
            let filled = put(&bytewise(&std::mem::take(&mut begun)), values, utf8);
            out.push_str(before);
            out.push_str(&format!(
                "=?{charset}?B?{}?=",
                STANDARD.encode(bytes_of(&filled))
            ));
            rest = after;
        }
        out.push_str(&put(rest, values, true));
        lines.push(out);
    }
    lines.join("\n")
}

fn field<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    let small = head.to_ascii_lowercase();
    let at = if small.starts_with(&format!("{name}:")) {
        0
    } else {
        small.find(&format!("\n{name}:"))? + 1
    };
    let value = &head[at + name.len() + 1..];
    // Up to a line that does not begin with a blank.
    let mut end = value.len();
    for (index, _) in value.match_indices('\n') {
        if !value[index + 1..].starts_with([' ', '\t']) {
            end = index;
            break;
        }
    }
    Some(value[..end].trim())
}

fn body(text: &str, head: &str, values: &Values) -> String {
    let kind = field(head, "content-type")
        .unwrap_or("text/plain")
        .to_owned();
    let small = kind.to_ascii_lowercase();
    if small.starts_with("multipart/") {
        let Some(at) = small.find("boundary=") else {
            return text.to_owned();
        };
        let boundary = kind[at + 9..]
            .trim_start_matches('"')
            .split(['"', ';', '\n'])
            .next()
            .unwrap();
        let mark = format!("--{boundary}");
        let mut pieces = vec![String::new()];
        let mut out = String::new();
        for line in text.split_inclusive('\n') {
            if line.starts_with(&mark) {
                let piece = pieces.pop().unwrap();
                out.push_str(&if out.is_empty() {
                    piece
                } else {
                    part(&piece, values)
                });
                out.push_str(line);
                pieces.push(String::new());
            } else {
                pieces.last_mut().unwrap().push_str(line);
            }
        }
        out.push_str(&pieces.pop().unwrap());
        return out;
    }
    let encoding = field(head, "content-transfer-encoding")
        .unwrap_or("")
        .to_ascii_lowercase();
    if small.starts_with("message/rfc822") && encoding != "base64" {
        return entity(text, values);
    }
    let utf8 = |bytes: &[u8]| !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let western = small.contains("8859") || small.contains("1252");
    match encoding.as_str() {
        "base64" => {
            let packed: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            let Ok(bytes) = STANDARD.decode(&packed) else {
                return text.to_owned();
            };
            if !bytes.windows(2).any(|two| two == b"{{") {
                return text.to_owned();
            }
            let is_utf8 = utf8(&bytes) || !western && std::str::from_utf8(&bytes).is_ok();
            let filled = bytes_of(&put(&bytewise(&bytes), values, is_utf8));
            let coded = STANDARD.encode(filled);
            let lines: Vec<&str> = coded
                .as_bytes()
                .chunks(76)
                .map(|line| std::str::from_utf8(line).unwrap())
                .collect();
            format!("{}\n", lines.join("\n"))
        }
        "quoted-printable" if text.contains("{{") => {
            let bytes = unquoted(text);
            let is_utf8 = utf8(&bytes) || !western && std::str::from_utf8(&bytes).is_ok();
            let filled = bytes_of(&put(&bytewise(&bytes), values, is_utf8));
            quoted(&filled)
        }
        "quoted-printable" => text.to_owned(),
        _ => {
            let bytes = bytes_of(text);
            let is_utf8 = utf8(&bytes) || !western && std::str::from_utf8(&bytes).is_ok();
            put(text, values, is_utf8)
        }
    }
}

fn part(piece: &str, values: &Values) -> String {
    entity(piece, values)
}

fn unquoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\n", "");
    let bytes = bytes_of(&text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let coded = (bytes[at] == b'=')
            .then(|| {
                text.get(at + 1..at + 3)
                    .and_then(|digits| u8::from_str_radix(digits, 16).ok())
            })
            .flatten();
        match coded {
            Some(byte) => {
                out.push(byte);
                at += 3;
            }
            None => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

fn quoted(bytes: &[u8]) -> String {
    let mut out = String::new();
    let mut column = 0;
    for &byte in bytes {
        let piece = match byte {
            b'\n' => "\n".to_owned(),
            b' '..=b'~' if byte != b'=' => char::from(byte).to_string(),
            other => format!("={other:02X}"),
        };
        if byte != b'\n' && column + piece.len() > 75 {
            out.push_str("=\n");
            column = 0;
        }
        column = if byte == b'\n' {
            0
        } else {
            column + piece.len()
        };
        out.push_str(&piece);
    }
    out
}
