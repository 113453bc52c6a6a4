//! How are the objects of a PDF file written down?
//!
//! ISO 32000-1, 7.3 and 7.5: the small objects packed together in one object stream, and the table
//! of all of them in another. lopdf's own way leaves it open where a stream ends whose last byte is
//! a carriage return, which PDF/A forbids (ISO 19005-3, 6.1.7.1).

use std::io::Write;

use lopdf::{Dictionary, Object, Stream, StringFormat, dictionary};

use super::stream::{Effort, deflate};

/// The bytes of the file. The trailer names the root, the information and the identity.
pub(super) fn bytes(file: &lopdf::Document) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(64 * 1024);
    bytes.extend(b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n");
    let packed = file.max_id + 1;
    let table = file.max_id + 2;
    // By the number of an object: what kind of place it has, where, and which one there.
    let mut places = vec![(0_u8, 0_u32, 0_u16); table as usize + 1];
    if let Some(free) = places.first_mut() {
        free.2 = u16::MAX;
    }
    let mut small = Vec::with_capacity(16 * 1024);
    let mut numbers = Vec::new();
    let mut count = 0_u16;
    for ((id, _), object) in &file.objects {
        let place = if let Object::Stream(stream) = object {
            let offset = offset(&bytes);
            write_stream(&mut bytes, *id, stream);
            (1, offset, 0)
        } else {
            numbers.push(format!("{id} {}", small.len()));
            write_object(&mut small, object);
            small.push(b'\n');
            count += 1;
            (2, packed, count - 1)
        };
        if let Some(entry) = places.get_mut(*id as usize) {
            *entry = place;
        }
    }

    let mut content = numbers.join(" ").into_bytes();
    content.push(b'\n');
    let kind = dictionary! {
        "Type" => "ObjStm",
        "N" => i64::from(count),
        "First" => content.len() as i64,
    };
    content.extend(small);
    let mut stream = Stream::new(kind, content);
    deflate(&mut stream, Effort::EachLetter);
    if let Some(entry) = places.get_mut(packed as usize) {
        *entry = (1, offset(&bytes), 0);
    }
    write_stream(&mut bytes, packed, &stream);

    let start = offset(&bytes);
    if let Some(entry) = places.get_mut(table as usize) {
        *entry = (1, start, 0);
    }
    let mut content = Vec::with_capacity(places.len() * 7);
    for (kind, place, index) in places {
        content.push(kind);
        content.extend(place.to_be_bytes());
        content.extend(index.to_be_bytes());
    }
    let mut kind = dictionary! {
        "Type" => "XRef",
        "Size" => i64::from(table) + 1,
        "W" => vec![1.into(), 4.into(), 2.into()],
    };
    for key in [&b"Root"[..], b"Info", b"ID"] {
        if let Ok(value) = file.trailer.get(key) {
            kind.set(key, value.clone());
        }
    }
    let mut stream = Stream::new(kind, content);
    deflate(&mut stream, Effort::EachLetter);
    write_stream(&mut bytes, table, &stream);
    write(&mut bytes, format_args!("startxref\n{start}\n%%EOF\n"));
    bytes
}

/// Where the next object begins. No letter has four gigabytes.
fn offset(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

fn write(bytes: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    // Writing to memory cannot fail.
    let _ = bytes.write_fmt(text);
}

/// A stream ends before two bytes of line ending, so that its last byte cannot be taken for one.
fn write_stream(bytes: &mut Vec<u8>, id: u32, stream: &Stream) {
    write(bytes, format_args!("{id} 0 obj\n"));
    let mut dictionary = stream.dict.clone();
    dictionary.set("Length", stream.content.len() as i64);
    write_dictionary(bytes, &dictionary);
    bytes.extend(b"stream\n");
    bytes.extend(&stream.content);
    bytes.extend(b"\r\nendstream\nendobj\n");
}

fn write_dictionary(bytes: &mut Vec<u8>, dictionary: &Dictionary) {
    bytes.extend(b"<<");
    for (key, value) in dictionary {
        write_name(bytes, key);
        if !matches!(
            value,
            Object::Name(_) | Object::String(..) | Object::Array(_) | Object::Dictionary(_)
        ) {
            bytes.push(b' ');
        }
        write_object(bytes, value);
    }
    bytes.extend(b">>");
}

fn write_object(bytes: &mut Vec<u8>, object: &Object) {
    match object {
        Object::Null => bytes.extend(b"null"),
        Object::Boolean(value) => write(bytes, format_args!("{value}")),
        Object::Integer(value) => write(bytes, format_args!("{value}")),
        Object::Real(value) => write(bytes, format_args!("{value}")),
        Object::Name(name) => write_name(bytes, name),
        Object::String(text, StringFormat::Literal) => {
            bytes.push(b'(');
            for byte in text {
                match byte {
                    b'(' | b')' | b'\\' => bytes.extend([b'\\', *byte]),
                    b'\r' => bytes.extend(b"\\r"),
                    b'\n' => bytes.extend(b"\\n"),
                    _ => bytes.push(*byte),
                }
            }
            bytes.push(b')');
        }
        Object::String(text, StringFormat::Hexadecimal) => {
            bytes.push(b'<');
            for byte in text {
                write(bytes, format_args!("{byte:02X}"));
            }
            bytes.push(b'>');
        }
        Object::Array(values) => {
            bytes.push(b'[');
            for (index, value) in values.iter().enumerate() {
                if index > 0 {
                    bytes.push(b' ');
                }
                write_object(bytes, value);
            }
            bytes.push(b']');
        }
        Object::Dictionary(dictionary) => write_dictionary(bytes, dictionary),
        Object::Reference((id, generation)) => {
            write(bytes, format_args!("{id} {generation} R"));
        }
        // A stream is an object of its own: nothing refers to one inside another.
        Object::Stream(_) => bytes.extend(b"null"),
    }
}

/// A name (ISO 32000-1, 7.3.5): a character that is neither a letter nor a regular sign is written by
/// its number.
fn write_name(bytes: &mut Vec<u8>, name: &[u8]) {
    bytes.push(b'/');
    for byte in name {
        if byte.is_ascii_graphic() && !b"()<>[]{}/%#".contains(byte) {
            bytes.push(*byte);
        } else {
            write(bytes, format_args!("#{byte:02X}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_what_is_read() {
        let mut file = lopdf::Document::with_version("1.7");
        let odd = dictionary! {
            "Type" => "Catalog",
            "Title" => Object::string_literal("a(b)\\\r\nc"),
            "ID" => Object::String(vec![0, 13, 255], StringFormat::Hexadecimal),
            "odd name#" => vec![Object::Null, true.into(), (-7).into(), Object::Real(0.25)],
        };
        let root = file.add_object(odd.clone());
        // A stream whose last byte is that of a line ending, and one that is empty.
        for content in [&b"data\r"[..], b"", b"\n"] {
            let stream = Stream::new(Dictionary::new(), content.to_vec());
            let id = file.add_object(stream);
            let bytes = {
                file.trailer.set("Root", root);
                bytes(&file)
            };
            let read = lopdf::Document::load_mem(&bytes).unwrap();
            let stream = read.get_object(id).unwrap().as_stream().unwrap();
            assert_eq!(stream.content, content);
            assert_eq!(read.get_dictionary(root).unwrap(), &odd);
        }
    }
}
