//! The people of a home, and for whom a letter is.

use crate::{browser::Browser, door::Door};

#[test]
fn somebody_is_added_and_a_letter_asks_for_whom_it_is() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    // Alone, she is not asked.
    assert!(!browser.get("/new").says("For whom?"));
    let page = browser.get("/people");
    assert!(
        page.says("Ada Example") && page.says("Add a person"),
        "{}",
        page.text
    );
    let nameless = browser.post("/people", &[("email", "karl@example.org")]);
    assert_eq!(nameless.status, 200);
    let wrong = [("name", "Karl Knopf"), ("email", "karl@")];
    assert_eq!(browser.post("/people", &wrong).status, 200);
    let karl = [
        ("name", "Karl Knopf"),
        ("email", "karl@example.org"),
        ("address", "Gasse 7\n8010 Graz\nAustria"),
        ("residence", ""),
    ];
    let (to, page) = browser.send("/people", &karl);
    assert!(to.starts_with("/people?done=Karl"), "{to}");
    assert!(
        page.says("What is known of Karl Knopf is kept"),
        "{}",
        page.text
    );
    let page = browser.get("/people?for=Karl%20Knopf");
    assert_eq!(page.field("email"), Some("karl@example.org"));
    // An address that somebody made up says nothing.
    assert!(!browser.get("/people?done=Eve").says("Eve"));

    let page = browser.get("/new?for=Karl%20Knopf");
    assert!(page.says("For whom?"), "{}", page.text);
    let company = |of| {
        [
            ("for", of),
            ("typed", "Zyxwv Imaginary Ltd"),
            ("searched", "Zyxwv Imaginary Ltd"),
            ("choice", "another company"),
            ("name", "Zyxwv Imaginary Ltd"),
            ("reach", "privacy@example.com"),
        ]
    };
    let (what, _) = browser.send("/new", &company("Karl Knopf"));
    assert!(what.ends_with("/what"), "{what}");
    let (next, _) = browser.send(&what, &[("right", "access")]);
    let (_, page) = browser.send(&next, &[("language", "en")]);
    assert!(
        page.says("Karl Knopf") && !page.says("Ada Example"),
        "{}",
        page.text
    );
    // Back, and it is for Ada after all: nothing of Karl's stays in it.
    let (again, _) = browser.send("/new/1/company", &company("Ada Example"));
    let (next, _) = match again.as_str() {
        "/new/1" => (again.clone(), ()),
        _ => (
            browser.send(&again, &[("way", "privacy@example.com")]).0,
            (),
        ),
    };
    let page = browser.get(if next.ends_with("/language") {
        "/new/1"
    } else {
        &next
    });
    assert!(
        page.says("Ada Example") && !page.says("Karl"),
        "{}",
        page.text
    );
    browser.send("/new/1/write", &[("deed", "later")]);
    let (what, _) = browser.send("/new", &company("Karl Knopf"));
    let (next, _) = browser.send(&what, &[("right", "access")]);
    let (ready, _) = browser.send(&next, &[("language", "en")]);
    browser.send(&format!("{ready}/write"), &[("deed", "later")]);
    let page = browser.get("/cases");
    assert!(
        page.says("for Karl Knopf") && page.says("for Ada Example"),
        "{}",
        page.text
    );
    let page = browser.get("/cases?for=Karl%20Knopf");
    assert!(!page.says("Ada"), "{}", page.text);
    let page = browser.get("/");
    assert!(
        page.says("for Karl Knopf") && page.says("for Ada Example"),
        "{}",
        page.text
    );
    let page = browser.get("/people");
    assert!(page.says("1 case"), "{}", page.text);
}

#[test]
fn a_hostile_name_is_text_and_no_path() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let evil = "../<script>alert(1)</script>";
    let (_, page) = browser.send("/people", &[("name", evil)]);
    assert!(page.says(evil), "{}", page.text);
    let files = std::fs::read_dir(door.home.path().join("people")).unwrap();
    let names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["script-alert-1-script-1.toml"]);
}

#[test]
fn somebody_is_written_for_where_nobody_has_said_who_types() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let karl = [
        ("name", "Karl Knopf"),
        ("email", "karl@example.org"),
        ("address", "Gasse 7\n8010 Graz\nAustria"),
        ("residence", ""),
    ];
    browser.send("/people", &karl);
    let page = browser.get("/new?for=Karl%20Knopf");
    assert_eq!(page.field("for"), Some("Karl Knopf"), "{}", page.text);
    let zalando = [("for", "Karl Knopf"), ("typed", "zalando")];
    let (what, page) = browser.send("/new", &zalando);
    // What is known of Karl is not asked for.
    assert!(what.ends_with("/what"), "{what}: {}", page.text);
    let you = browser.get(&what.replace("/what", "/you"));
    assert_eq!(you.field("name"), Some("Karl Knopf"));
    // Nor is he taken for whoever types.
    assert!(you.says("Who is Karl Knopf?"), "{}", you.text);
    let people = browser.get("/people?for=Karl%20Knopf");
    for page in [you, people] {
        assert!(page.says("Postal address"), "{}", page.text);
        assert!(
            !page.says("Your ") && !page.says("you live"),
            "{}",
            page.text
        );
    }
    assert!(!door.home.path().join("profile.toml").exists());
}

/// Who acts for somebody is said with the signed paper, shown, and ended; the paper to sign is a file.
#[test]
fn who_acts_for_somebody_is_said_and_ended() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let karl = [("name", "Karl Knopf"), ("email", "karl@example.org")];
    browser.send("/people", &karl);
    let page = browser.get("/people");
    assert!(page.leads_to("/mandate?for=Karl%20Knopf"), "{}", page.text);
    let path = "/mandate?for=Karl%20Knopf";
    let page = browser.get(path);
    assert!(page.says("Who acts for Karl Knopf"), "{}", page.text);
    let cookie = browser.cookie();
    let mark = door.mark(cookie);
    let hand = |more: &[(&str, &str)], file: &[u8]| {
        let mut fields = vec![("mark", mark.as_str()), ("name", "Verein Beispielrechte")];
        fields.extend(more);
        door.upload(path, cookie, &fields, ("signed", file))
    };
    let mail = ("email", "faelle@verein.example.org");
    // What is wrong is said at its field, and nothing is kept.
    let lacking = hand(&[], b"");
    assert_eq!(lacking.status, 200);
    assert!(lacking.body.contains("e-mail address that answers go to"));
    let no_pdf = hand(&[mail], b"hello");
    assert!(no_pdf.body.contains("not a PDF file"), "{}", no_pdf.body);
    assert!(!browser.get(path).says("Verein"));

    let kept = hand(&[mail, ("address", ""), ("since", "2026-11-02")], b"");
    assert_eq!(kept.status, 303, "{kept:?}");
    let page = browser.get(path);
    assert!(
        page.says("No signed authority is here yet"),
        "{}",
        page.text
    );
    let paper = browser.bytes("/mandate/paper?for=Karl%20Knopf");
    assert!(paper.starts_with(b"%PDF-"));
    let kept = hand(&[mail], b"%PDF-1.4 signed");
    assert_eq!(kept.status, 303, "{kept:?}");
    let page = browser.get(path);
    assert!(page.says("encloses the signed authority"), "{}", page.text);
    assert_eq!(page.field("since"), Some("2026-11-02"));
    // What is emptied is gone, and what a form does not ask for stays.
    hand(&[mail, ("reference", "F 7"), ("until", "2027-11-02")], b"");
    hand(&[mail, ("reference", "F 7"), ("until", "")], b"");
    let page = browser.get(path);
    assert_eq!(page.field("reference"), Some("F 7"));
    assert_eq!(page.field("until"), Some(""));
    assert_eq!(page.field("since"), Some("2026-11-02"));
    assert!(page.says("encloses the signed authority"), "{}", page.text);
    // Ada's own is another.
    assert!(!browser.get("/mandate").says("Verein"));
    let (_, page) = browser.send("/mandate/end?for=Karl%20Knopf", &[]);
    assert!(page.says("Its last day was"), "{}", page.text);
}

/// What a field does not say any more is kept no longer, and another field of the file is left alone.
#[test]
fn what_is_emptied_is_gone() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let ada = [
        ("name", "Ada Example"),
        ("email", ""),
        ("address", "Ring 1\n1010 Wien\nAustria"),
        ("residence", ""),
        ("sending", "post"),
    ];
    let (_, page) = browser.send("/me", &ada);
    assert_eq!(page.field("email"), Some(""));
    let profile = || std::fs::read_to_string(door.home.path().join("profile.toml")).unwrap();
    assert_eq!(
        profile(),
        "name = \"Ada Example\"\naddress = \"Ring 1; 1010 Wien; AT\"\nsending = \"post\"\n"
    );
    // A form that does not ask for it says nothing of it.
    browser.send("/me", &[("name", "Ada Example")]);
    assert!(profile().contains("address"), "{}", profile());

    let karl = [
        ("name", "Karl Knopf"),
        ("email", "karl@example.org"),
        ("address", "Gasse 7\n8010 Graz\nAustria"),
        ("residence", "Germany"),
    ];
    browser.send("/people", &karl);
    let path = "/people?for=Karl%20Knopf";
    let (_, page) = browser.send(
        "/people",
        &[
            ("for", "Karl Knopf"),
            ("name", "Karl Kork"),
            ("email", "karl@example.org"),
            ("address", ""),
            ("residence", ""),
        ],
    );
    assert!(
        page.says("What is known of Karl Kork is kept"),
        "{}",
        page.text
    );
    let page = browser.get("/people?for=Karl%20Kork");
    assert_eq!(page.field("for"), Some("Karl Kork"));
    assert_eq!(page.field("email"), Some("karl@example.org"));
    assert_eq!(page.field("residence"), Some(""));
    let profile = std::fs::read_to_string(door.home.path().join("people/karl-knopf-1.toml"));
    let profile = profile.unwrap();
    assert_eq!(
        profile,
        "name = \"Karl Kork\"\nemail = \"karl@example.org\"\n"
    );
    // It was he who got another name, and nobody was added; nor does he take somebody else's.
    assert!(browser.get(path).says("Karl Kork"));
    assert!(!browser.get("/people").says("Karl Knopf"));
    let taken = browser.post(
        "/people",
        &[("for", "Karl Kork"), ("name", "Ada Example"), ("email", "")],
    );
    assert_eq!(taken.status, 200);
    assert!(
        taken.body.contains("is somebody else who is here"),
        "{}",
        taken.body
    );
    // Whoever adds somebody who is here already takes nothing out.
    browser.send("/people", &[("name", "Karl Kork"), ("email", "")]);
    let page = browser.get("/people?for=Karl%20Kork");
    assert_eq!(page.field("email"), Some("karl@example.org"));
}

/// What the person empties while a letter is written is in no letter: it is taken out of the profile, or stays with a word.
#[test]
fn what_is_emptied_for_a_letter_is_not_taken_from_the_profile() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let (what, _) = browser.send("/new", &[("typed", "zalando")]);
    let you = what.replace("/what", "/you");
    let without = [
        ("name", "Ada Example"),
        ("email", "ada@example.org"),
        ("address", ""),
        ("residence", "Austria"),
    ];
    let kept = browser.post(&you, &without);
    assert_eq!(kept.status, 200);
    assert!(kept.body.contains("This is in the profile"));
    let profile = || std::fs::read_to_string(door.home.path().join("profile.toml")).unwrap();
    assert!(profile().contains("address"));
    let remembers = [&without[..], &[("remember", "yes")]].concat();
    let (_, page) = browser.send(&you, &remembers);
    assert!(!profile().contains("address"), "{}", profile());
    assert!(!page.says("Ring 1"), "{}", page.text);
}
