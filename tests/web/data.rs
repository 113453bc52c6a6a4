//! Where everything is, a backup and back, and what is gone for good.

use std::{fs, path::Path};

use crate::door::Door;

const NAME: &[u8] = b"Ada Example";

/// The files under a folder that hold these bytes.
fn holding(folder: &Path, wanted: &[u8]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(holding(&path, wanted));
        } else if fs::read(&path)
            .unwrap()
            .windows(wanted.len())
            .any(|bytes| bytes == wanted)
        {
            found.push(path.display().to_string());
        }
    }
    found
}

#[test]
fn the_page_says_where_everything_is() {
    let door = Door::open();
    let cookie = door.enter();
    let empty = door.get("/data", &cookie).body;
    assert!(!empty.contains("/data/backup"), "{empty}");
    door.sent("Lidl");
    let page = door.get("/data", &cookie).body;
    let folder = door.home.path().display().to_string();
    for words in [
        folder.as_str(),
        "tracker.db",
        "letters, what happened to them",
        "href=\"/data/backup\"",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[test]
fn a_backup_comes_back_into_another_home_while_its_pages_are_open() {
    let from = Door::open();
    let cookie = from.enter();
    let case = from.sent("Lidl");
    let backup = from.get("/data/backup", &cookie);
    assert_eq!(backup.head("content-type"), Some("application/zip"));
    assert_eq!(
        backup.head("content-disposition"),
        Some("attachment; filename=\"datawrit-2026-11-26.zip\"")
    );
    // The key of the pages is nobody's but theirs.
    let note = fs::read(from.home.path().join("open.json")).unwrap();
    assert!(!backup.bytes.windows(9).any(|bytes| bytes == b"open.json"));
    assert!(!note.is_empty());

    let to = Door::open();
    let cookie = to.enter();
    let mark = to.mark(&cookie);
    let restored = to.upload(
        "/data/restore",
        &cookie,
        &[("mark", &mark)],
        ("backup", &backup.bytes),
    );
    assert_eq!(restored.status, 200, "{}", restored.body);
    assert!(
        restored
            .body
            .contains("1 case of 26 November 2026 restored"),
        "{}",
        restored.body
    );
    assert!(to.run(&["list", "--today", "2026-11-26"]).contains(&case));
    // The pages are still those of this home, and no upload is left.
    assert_eq!(to.get("/", &cookie).status, 200);
    for name in ["open.json", "open.lock"] {
        assert!(to.home.path().join(name).exists(), "{name}");
    }
    assert!(fs::read_dir(to.home.path()).unwrap().all(|file| {
        let name = file.unwrap().file_name();
        !name.to_string_lossy().starts_with("upload-")
    }));

    // A second time something is there: it is moved aside, if the person says so.
    let kept = to.upload(
        "/data/restore",
        &cookie,
        &[("mark", &mark)],
        ("backup", &backup.bytes),
    );
    assert_eq!(kept.status, 409, "{}", kept.body);
    let fields = [("mark", mark.as_str()), ("replace", "yes")];
    let replaced = to.upload("/data/restore", &cookie, &fields, ("backup", &backup.bytes));
    assert_eq!(replaced.status, 200, "{}", replaced.body);
    let name = to
        .home
        .path()
        .file_name()
        .unwrap()
        .to_string_lossy()
        .into_owned();
    let aside = to
        .home
        .path()
        .with_file_name(format!("{name}.before-2026-11-26-1"));
    assert!(
        replaced.body.contains(&aside.display().to_string()),
        "{}",
        replaced.body
    );
    assert!(aside.join("tracker.db").exists());
    assert!(!aside.join("open.lock").exists());
    fs::remove_dir_all(aside).unwrap();
    assert_eq!(to.get("/days", &cookie).status, 200);
}

/// A passphrase is typed twice, and once more with the file that it opens.
#[test]
fn a_backup_is_locked_with_a_passphrase_and_comes_back_with_it() {
    let from = Door::open();
    let cookie = from.enter();
    let case = from.sent("Lidl");
    let mark = from.mark(&cookie);
    let own = "correct horse battery staple";
    let form = |one: &str, two: &str| {
        let one = one.replace(' ', "+");
        let two = two.replace(' ', "+");
        let body = format!("mark={mark}&passphrase={one}&again={two}");
        from.post("/data/backup", &cookie, &[], &body)
    };
    for (one, two, said) in [
        ("", "", "too short"),
        ("short", "short", "too short"),
        (own, "correct house", "The two are different."),
    ] {
        let page = form(one, two);
        assert!(
            page.status == 200 && page.body.contains(said),
            "{}",
            page.body
        );
        assert!(!page.body.contains(own), "{}", page.body);
    }
    let backup = form(own, own);
    let name = "attachment; filename=\"datawrit-2026-11-26.zip.age\"";
    assert_eq!(backup.head("content-disposition"), Some(name));
    assert!(backup.bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(!backup.bytes.windows(NAME.len()).any(|bytes| bytes == NAME));

    let to = Door::open();
    let cookie = to.enter();
    let mark = to.mark(&cookie);
    for (opens, said) in [
        ("", "The file is locked"),
        (
            "correct house battery staple",
            "the passphrase does not open the file",
        ),
    ] {
        let fields = [("mark", mark.as_str()), ("opens", opens)];
        let kept = to.upload("/data/restore", &cookie, &fields, ("backup", &backup.bytes));
        assert!(
            kept.status >= 400 && kept.body.contains(said),
            "{}",
            kept.body
        );
    }
    let fields = [("mark", mark.as_str()), ("opens", own)];
    let cut = &backup.bytes[..backup.bytes.len() - 9];
    let cut = to.upload("/data/restore", &cookie, &fields, ("backup", cut));
    assert!(cut.body.contains("cut short or damaged"), "{}", cut.body);
    assert!(!to.home.path().join("tracker.db").exists());
    let restored = to.upload("/data/restore", &cookie, &fields, ("backup", &backup.bytes));
    assert_eq!(restored.status, 200, "{}", restored.body);
    assert!(to.run(&["list", "--today", "2026-11-26"]).contains(&case));
}

#[test]
fn what_is_not_a_backup_changes_nothing() {
    let door = Door::open();
    let cookie = door.enter();
    let case = door.sent("Lidl");
    let mark = door.mark(&cookie);
    let fields = [("mark", mark.as_str()), ("replace", "yes")];
    for wrong in [&b""[..], b"PK", b"<html>", &[0; 4096]] {
        let answer = door.upload("/data/restore", &cookie, &fields, ("backup", wrong));
        assert!([400, 409].contains(&answer.status), "{}", answer.body);
        assert!(answer.body.contains("This did not work"), "{}", answer.body);
    }
    let without = door.post(
        "/data/restore",
        &cookie,
        &[],
        &format!("mark={mark}&replace=yes"),
    );
    assert_eq!(without.status, 400);
    assert!(door.run(&["list", "--today", "2026-11-26"]).contains(&case));
}

#[test]
fn a_case_goes_only_after_its_word_is_typed() {
    let door = Door::open();
    let cookie = door.enter();
    let case = door.sent("<b>Evil</b> & Co");
    let other = door.sent("Lidl");
    let asked = door.get(&format!("/data/forget?case={case}"), &cookie).body;
    for words in [
        "Delete the case with &lt;b&gt;Evil&lt;/b&gt; &amp; Co",
        "Type delete here",
        "its number and its day",
        "backups, and what was copied",
        ".txt",
    ] {
        assert!(asked.contains(words), "{words}: {asked}");
    }
    let mark = door.mark(&cookie);
    let body = format!("mark={mark}&case={case}&trace=no&files=yes");
    for word in ["", "&word=yes", "&word=Delete"] {
        let kept = door.post("/data/forget", &cookie, &[], &format!("{body}{word}"));
        assert!(kept.body.contains("Nothing was deleted"), "{}", kept.body);
    }
    let gone = door.post("/data/forget", &cookie, &[], &format!("{body}&word=delete"));
    assert!(
        gone.body.contains(&format!("Deleted: {case}.")),
        "{}",
        gone.body
    );
    assert!(
        gone.body.contains("1 file that was written for it"),
        "{}",
        gone.body
    );
    let list = door.run(&["list", "--today", "2026-11-26"]);
    assert!(!list.contains(&case) && list.contains(&other), "{list}");
    let files = holding(door.home.path(), case.as_bytes());
    assert!(files.is_empty(), "{files:?}");
    let again = door.get(&format!("/data/forget?case={case}"), &cookie);
    assert_eq!(again.status, 404, "{}", again.body);
}

/// Nothing of the person is in any file of the home after, and the pages are still there.
#[test]
fn everything_goes_and_the_pages_stay() {
    let door = Door::open();
    let cookie = door.enter();
    door.sent("Lidl");
    let mark = door.mark(&cookie);
    door.post(
        "/me",
        &cookie,
        &[],
        &format!("mark={mark}&name=Ada+Example"),
    );
    // Of a start that was killed while a mail was handed over.
    fs::write(door.home.path().join("upload-old.eml"), NAME).unwrap();
    assert!(holding(door.home.path(), NAME).len() > 2);

    let asked = door.get("/data/forget-everything", &cookie).body;
    assert!(asked.contains("Everything in your home: 1 case"), "{asked}");
    assert!(!asked.contains("open.lock"), "{asked}");
    let kept = door.post(
        "/data/forget-everything",
        &cookie,
        &[],
        &format!("mark={mark}&files=yes"),
    );
    assert!(kept.body.contains("Nothing was deleted"), "{}", kept.body);
    let body = format!("mark={mark}&files=yes&word=delete");
    let gone = door.post("/data/forget-everything", &cookie, &[], &body);
    assert!(
        gone.body.contains("Deleted: everything, with 1 case"),
        "{}",
        gone.body
    );
    let files = holding(door.home.path(), NAME);
    assert!(files.is_empty(), "{files:?}");
    let page = door.get("/", &cookie);
    assert_eq!(page.status, 200);
    assert!(
        page.body.contains("Ask a company what it knows"),
        "{}",
        page.body
    );
}
