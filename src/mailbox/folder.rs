//! A folder of a mailbox: where answers may lie.

use strum::{Display, EnumString};
use thiserror::Error;

use crate::request::printable;

/// What a folder is for.
#[derive(Debug, Display, EnumString, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[strum(serialize_all = "kebab-case")]
pub enum Role {
    Inbox,
    /// Where answers land that a filter takes for advertising.
    Junk,
    Archive,
    /// Everything but junk and the bin, as Gmail has it.
    All,
}

/// A folder as the server lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// As the server writes it, in modified UTF-7.
    name: String,
    pub role: Option<Role>,
    /// Whether the server says that what is sent goes there.
    sent: bool,
}

/// A folder that was asked for is not there.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("the mailbox has no folder `{name}`")]
pub struct BadFolder {
    pub name: String,
    /// Those that it has.
    pub known: Vec<String>,
}

/// Names of a folder without SPECIAL-USE, in the usual languages and lower case.
const JUNK: [&str; 15] = [
    "junk",
    "spam",
    "junk e-mail",
    "junk-e-mail",
    "junk email",
    "junk mail",
    "bulk mail",
    "spamverdacht",
    "unerwünscht",
    "junk-mail",
    "courrier indésirable",
    "indésirables",
    "pourriel",
    "correo no deseado",
    "no deseado",
];
const ARCHIVE: [&str; 6] = [
    "archive",
    "archiv",
    "archives",
    "archivo",
    "archivados",
    "archivé",
];

impl Folder {
    /// A folder of this name, with the attributes that SPECIAL-USE (RFC 6154) gives it.
    pub fn new(name: &str, attributes: &[&str], separator: Option<&str>) -> Folder {
        let has = |wanted: &str| {
            let mut attributes = attributes.iter();
            attributes.any(|attribute| attribute.eq_ignore_ascii_case(wanted))
        };
        let role = if name.eq_ignore_ascii_case("INBOX") {
            Some(Role::Inbox)
        } else if has("\\Junk") {
            Some(Role::Junk)
        } else if has("\\Archive") {
            Some(Role::Archive)
        } else if has("\\All") {
            Some(Role::All)
        } else {
            // Another use is said, so that the name says nothing.
            let other = ["\\Drafts", "\\Sent", "\\Trash", "\\Flagged"];
            let named = || by_name(&decoded(name), separator);
            (!other.iter().any(|other| has(other)))
                .then(named)
                .flatten()
        };
        Folder {
            name: name.to_owned(),
            role,
            sent: has("\\Sent"),
        }
    }

    /// The name for the server.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name within a quoted string (RFC 3501, section 9).
    pub(super) fn quoted(&self) -> String {
        self.name.replace('\\', "\\\\").replace('"', "\\\"")
    }

    /// The name as the person knows it.
    pub fn shown(&self) -> String {
        printable(&decoded(&self.name))
    }
}

/// What a folder seems to be for, by its own name: `Spam`, `INBOX.Spam`.
fn by_name(name: &str, separator: Option<&str>) -> Option<Role> {
    let own = separator
        .filter(|separator| !separator.is_empty())
        .and_then(|separator| name.rsplit(separator).next())
        .unwrap_or(name)
        .to_lowercase();
    if JUNK.contains(&own.as_str()) {
        Some(Role::Junk)
    } else if ARCHIVE.contains(&own.as_str()) {
        Some(Role::Archive)
    } else {
        None
    }
}

/// Those in which answers may lie: the inbox, junk, and the archive or else the folder with everything.
/// Or those that the person names.
///
/// # Errors
/// When one that the person names is not there.
pub fn chosen(folders: &[Folder], named: &[String]) -> Result<Vec<Folder>, BadFolder> {
    if !named.is_empty() {
        return named.iter().map(|name| find(folders, name)).collect();
    }
    let of = |role: Role| {
        let of_role = folders
            .iter()
            .filter(move |folder| folder.role == Some(role));
        of_role.cloned().collect::<Vec<_>>()
    };
    let mut chosen = of(Role::Inbox);
    if chosen.is_empty() {
        // Every mailbox has it (RFC 3501, section 5.1), listed or not.
        chosen.push(Folder::new("INBOX", &[], None));
    }
    chosen.truncate(1);
    chosen.extend(of(Role::Junk));
    let archives = of(Role::Archive);
    chosen.extend(if archives.is_empty() {
        of(Role::All)
    } else {
        archives
    });
    Ok(chosen)
}

/// The folder for copies of what is sent: the one of this name, or, of `Sent`, the one that the server says is for it,
/// whatever it is called.
///
/// # Errors
/// When it is not there.
pub fn for_copies(folders: &[Folder], name: &str) -> Result<Folder, BadFolder> {
    let by_use = || {
        let mut sent = folders.iter().filter(|folder| folder.sent);
        sent.next().filter(|_| name.eq_ignore_ascii_case("Sent"))
    };
    find(folders, name).or_else(|bad| by_use().cloned().ok_or(bad))
}

fn find(folders: &[Folder], name: &str) -> Result<Folder, BadFolder> {
    if name.eq_ignore_ascii_case("INBOX") {
        return Ok(Folder::new("INBOX", &[], None));
    }
    let is_it = |folder: &&Folder| folder.name == name || folder.shown() == name;
    folders
        .iter()
        .find(is_it)
        .cloned()
        .ok_or_else(|| BadFolder {
            name: printable(name),
            known: folders.iter().map(Folder::shown).collect(),
        })
}

/// Modified UTF-7 (RFC 3501, section 5.1.3): `Entw&APw-rfe` is `Entwürfe`. What is not it stays as it is.
fn decoded(name: &str) -> String {
    let mut text = String::new();
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('&') {
        text.push_str(before);
        let Some((shifted, after)) = after.split_once('-') else {
            return text + "&" + after;
        };
        if shifted.is_empty() {
            text.push('&');
        } else {
            match shifted_text(shifted) {
                Some(shifted) => text.push_str(&shifted),
                None => text += &format!("&{shifted}-"),
            }
        }
        rest = after;
    }
    text + rest
}

/// UTF-16, its bytes six bits at a time.
fn shifted_text(shifted: &str) -> Option<String> {
    const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";
    let (mut bits, mut count, mut units) = (0_u32, 0, Vec::new());
    for letter in shifted.bytes() {
        let value = LETTERS.iter().position(|known| *known == letter)?;
        bits = (bits << 6 | u32::try_from(value).ok()?) & 0x003f_ffff;
        count += 6;
        if count >= 16 {
            count -= 16;
            units.push(u16::try_from((bits >> count) & 0xffff).ok()?);
        }
    }
    String::from_utf16(&units).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modified_utf_7_is_read() {
        for (name, text) in [
            ("INBOX", "INBOX"),
            ("Entw&APw-rfe", "Entwürfe"),
            // The examples of RFC 3501.
            ("~peter/mail/&U,BTFw-/&ZeVnLIqe-", "~peter/mail/台北/日本語"),
            ("Jack &- Jill", "Jack & Jill"),
            ("&2D3eAA-", "😀"),
            // Not what it should be.
            ("&", "&"),
            ("a&b", "a&b"),
            ("&!-x", "&!-x"),
            ("&2D0-", "&2D0-"),
        ] {
            assert_eq!(decoded(name), text, "{name}");
        }
    }

    fn listed(names: &[(&str, &[&str])]) -> Vec<Folder> {
        let folder =
            |(name, attributes): &(&str, &[&str])| Folder::new(name, attributes, Some("/"));
        names.iter().map(folder).collect()
    }

    fn names(folders: &[Folder]) -> Vec<String> {
        folders.iter().map(Folder::shown).collect()
    }

    #[test]
    fn answers_are_looked_for_in_the_inbox_in_junk_and_in_the_archive() {
        for (folders, found) in [
            (vec![], vec!["INBOX"]),
            (
                listed(&[
                    ("Sent", &["\\Sent"]),
                    ("Spam", &["\\HasNoChildren"]),
                    ("inbox", &[]),
                ]),
                vec!["inbox", "Spam"],
            ),
            // Where the use is said, by that alone: here they are called as they like.
            (
                listed(&[
                    ("INBOX", &[]),
                    ("Unsinn", &["\\Junk"]),
                    ("Alt", &["\\Archive"]),
                    ("[Gmail]/Alle Nachrichten", &["\\All"]),
                    ("Archiv/Papierkorb", &["\\Trash"]),
                ]),
                vec!["INBOX", "Unsinn", "Alt"],
            ),
            (
                listed(&[
                    ("INBOX", &[]),
                    ("[Gmail]/All Mail", &["\\all"]),
                    ("[Gmail]/Spam", &["\\Junk"]),
                ]),
                vec!["INBOX", "[Gmail]/Spam", "[Gmail]/All Mail"],
            ),
            (
                listed(&[
                    ("INBOX", &[]),
                    ("INBOX/Courrier ind&AOk-sirable", &[]),
                    ("Archives", &[]),
                ]),
                vec!["INBOX", "INBOX/Courrier indésirable", "Archives"],
            ),
        ] {
            assert_eq!(names(&chosen(&folders, &[]).unwrap()), found);
        }
    }

    #[test]
    fn copies_go_where_the_person_says_or_where_the_server_does() {
        let german = listed(&[("INBOX", &[]), ("Gesendet", &["\\Sent"])]);
        assert_eq!(for_copies(&german, "Sent").unwrap().shown(), "Gesendet");
        let both = listed(&[("Sent", &[]), ("Gesendet", &["\\Sent"])]);
        assert_eq!(for_copies(&both, "Sent").unwrap().shown(), "Sent");
        assert!(for_copies(&german, "Letters").is_err());
        assert!(for_copies(&listed(&[("INBOX", &[])]), "Sent").is_err());
    }

    #[test]
    fn a_folder_that_is_named_has_to_be_there() {
        let folders = listed(&[("INBOX", &[]), ("Beh&APY-rden", &[])]);
        let named = |name: &str| chosen(&folders, &[name.to_owned()]);
        assert_eq!(names(&named("Behörden").unwrap()), ["Behörden"]);
        assert_eq!(named("Beh&APY-rden").unwrap()[0].name(), "Beh&APY-rden");
        assert_eq!(names(&named("Inbox").unwrap()), ["INBOX"]);
        let error = named("Behoerden").unwrap_err();
        assert_eq!(error.known, ["INBOX", "Behörden"]);
    }
}
