//! A new letter, question by question.

use std::fs;

use crate::{browser::Browser, door::Door};

/// What is in the home, but for what says that the pages are open.
fn kept(door: &Door) -> Vec<String> {
    let entries = fs::read_dir(door.home.path()).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| !name.starts_with("open.")).collect()
}

#[test]
fn a_letter_takes_a_question_a_page_and_back_keeps_what_was_said() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let first = browser.get("/new");
    assert!(
        first.says("To whom?") && first.says("Question 1 of 6"),
        "{}",
        first.text
    );
    assert!(first.says("The letter is not kept and nothing is sent before you say so"));

    // A company that several are called like is asked about.
    let (which, page) = browser.send("/new", &[("typed", "amazon")]);
    assert_eq!(which, "/new/1/company");
    assert!(page.says("fits several companies"), "{}", page.text);
    let choices: Vec<&str> = page
        .fields
        .iter()
        .filter(|(name, _)| name == "choice")
        .map(|(_, value)| value.as_str())
        .collect();
    assert!(
        choices.len() > 2 && choices.contains(&"another company"),
        "{choices:?}"
    );
    let searched = [("typed", "amazon"), ("searched", "amazon")];
    let chosen = [&searched[..], &[("choice", choices[0])]].concat();
    let (you, page) = browser.send(&which, &chosen);
    assert_eq!(you, "/new/1/you", "{}", page.text);
    assert!(page.says("Question 2 of 6"));

    // What is missing stands at its field, and what was typed is still there.
    let answer = browser.post(
        &you,
        &[("name", "Ada Example"), ("address", "Ring 1\n1010 Wien")],
    );
    let page = crate::browser::read(answer);
    assert_eq!(page.status, 200);
    assert_eq!(page.field("name"), Some("Ada Example"));
    assert!(
        page.answer.body.contains("1010 Wien"),
        "{}",
        page.answer.body
    );
    let (what, page) = browser.send(
        &you,
        &[
            ("name", "Ada Example"),
            ("address", "Ring 1\n1010 Wien\nAustria"),
            ("email", "ada@example.org"),
        ],
    );
    assert_eq!(what, "/new/1/what", "{}", page.text);
    assert!(page.says("Know what they have about me"), "{}", page.text);
    let (how, page) = browser.send(&what, &[("right", "access")]);
    assert_eq!(how, "/new/1/how", "{}", page.text);
    assert!(page.says("they must answer by"), "{}", page.text);
    let ways: Vec<String> = page
        .fields
        .iter()
        .filter(|(name, _)| name == "way")
        .map(|(_, value)| value.clone())
        .collect();
    let mail = ways.iter().find(|way| way.contains('@')).unwrap();
    let (mut next, mut page) = browser.send(&how, &[("way", mail)]);
    if next.ends_with("/details") {
        (next, page) = browser.send(&next, &[("id-0", "ada@example.org")]);
    }
    assert_eq!(next, "/new/1/language", "{}", page.text);
    assert!(page.says("They must answer by"), "{}", page.text);
    assert!(page.says("They learn"), "{}", page.text);

    // Back, and everything is as it was.
    let page = browser.get("/new/1/you");
    assert_eq!(page.field("name"), Some("Ada Example"));
    let page = browser.get("/new/1/how");
    assert!(page.answer.body.contains("checked"), "{}", page.answer.body);
    // A translation for who asks, on pages of its own.
    let asked = browser.get(&next);
    // Few languages at first; the others are behind a line that is opened.
    let (first, rest) = asked.answer.body.split_once("<details>").unwrap();
    let of = |part: &str| part.matches("name=\"language\"").count();
    assert!((2..=4).contains(&of(first)), "{first}");
    assert!(of(rest) > 20 && rest.contains("Another language"), "{rest}");
    assert!(
        first.contains("value=\"en\"") && !first.contains("value=\"et\""),
        "{first}"
    );
    assert!(
        asked.says("With a translation behind it: English"),
        "{}",
        asked.text
    );
    let (_, translated) = browser.send(&next, &[("language", "de"), ("copy", "en")]);
    let (ready, page) = browser.send(&next, &[("language", "en")]);
    assert_eq!(ready, "/new/1", "{}", page.text);
    assert!(translated.pictures.len() > page.pictures.len());
    assert!(page.says("Your letter to Amazon"), "{}", page.text);
    assert!(page.says("Ada Example"), "{}", page.text);
    // As its page looks.
    assert!(!page.pictures.is_empty());
    for picture in &page.pictures {
        assert!(browser.bytes(picture).starts_with(b"\x89PNG"), "{picture}");
    }
    assert_eq!(browser.get("/new/1/page/99.png").status, 404);

    // Until here nothing was kept: no case, no file.
    assert_eq!(kept(&door), Vec::<String>::new());
    let (to, page) = browser.send("/new/1/drop", &[]);
    assert_eq!(to, "/?done=dropped");
    assert!(page.says("Nothing of it was kept"), "{}", page.text);
    assert_eq!(kept(&door), Vec::<String>::new());
    assert!(browser.get("/new/1").says("no longer in memory"));
}

/// The page that asks who somebody is, in a letter to a company that is not in the directory.
fn who(browser: &Browser<'_>) -> String {
    let (which, _) = browser.send("/new", &[("typed", "Acme Brokers LLC")]);
    let other = [
        ("typed", "Acme Brokers LLC"),
        ("searched", "Acme Brokers LLC"),
        ("choice", "another company"),
        ("name", "Acme Brokers LLC"),
        ("reach", "privacy@acme.example"),
    ];
    let (you, page) = browser.send(&which, &other);
    assert!(you.ends_with("/you"), "{you}: {}", page.text);
    you
}

#[test]
fn the_state_that_was_asked_for_is_a_state_and_the_law_is_named() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let you = who(&browser);
    let address = ("address", "12 Elm St\nFresno\nUnited States");
    let jane = [("name", "Jane Doe"), ("email", "jane@example.org")];
    let page = crate::browser::read(browser.post(&you, &[&jane[..], &[address]].concat()));
    assert!(page.says("depends on the state"), "{}", page.text);
    let state = [address, ("residence", "CA"), ("remember", "yes")];
    let (_, page) = browser.send(&you, &[&jane[..], &state].concat());
    assert!(page.says("Under CCPA"), "{}", page.text);
    let profile = fs::read_to_string(door.home.path().join("profile.toml")).unwrap();
    assert!(profile.contains("residence = \"US-CA\""), "{profile}");
    // That one request reaches all brokers is told before anything is written.
    let what = you.replace("/you", "/what");
    let (language, page) = browser.send(&what, &[("right", "deletion")]);
    assert!(language.ends_with("/language"), "{language}: {}", page.text);
    let (_, page) = browser.send(&language, &[("language", "en")]);
    assert!(
        page.says("If Acme Brokers LLC is a data broker"),
        "{}",
        page.text
    );
    assert!(
        page.says("https://consumer.drop.privacy.ca.gov (DROP)"),
        "{}",
        page.text
    );
}

/// The state behind the town says where somebody lives, and what a question who they are means is said by their law.
#[test]
fn a_state_that_stands_in_the_address_is_not_asked_for() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let you = who(&browser);
    let jane = [
        ("name", "Jane Doe"),
        ("email", "jane@example.org"),
        ("address", "12 Elm St\nFresno, CA 93701\nUnited States"),
        ("remember", "yes"),
    ];
    let (what, page) = browser.send(&you, &jane);
    assert!(what.ends_with("/what"), "{what}: {}", page.text);
    assert!(page.says("Under CCPA"), "{}", page.text);
    assert!(
        browser.get("/me").says("California"),
        "{}",
        browser.get("/me").text
    );
    let (language, _) = browser.send(&what, &[("right", "access")]);
    let (ready, page) = browser.send(&language, &[("language", "en")]);
    assert!(page.says("I am a resident of California"), "{}", page.text);
    let (case, _) = browser.send(&format!("{ready}/write"), &[("deed", "draft")]);
    let case = case.split('?').next().unwrap();
    browser.send(
        &format!("{case}/record"),
        &[("event", "sent:email"), ("on", "2026-11-26")],
    );
    let page = browser.get(&format!("{case}/came"));
    assert!(page.says("compare what you gave"), "{}", page.text);
    assert!(page.says("The days go on"), "{}", page.text);
    assert!(!page.says("reason to doubt"), "{}", page.text);
}

#[test]
fn the_country_of_an_address_stands_in_either_field() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let you = who(&browser);
    let jane = [
        ("name", "Jane Doe"),
        ("email", "jane@example.org"),
        ("address", "Hauptstrasse 5\r\n1010 Wien"),
    ];
    let page = crate::browser::read(browser.post(&you, &jane));
    assert!(page.says("In which country is that?"), "{}", page.text);
    assert!(!page.says("This is missing"), "{}", page.text);
    let (what, page) = browser.send(&you, &[&jane[..], &[("residence", "Oesterreich")]].concat());
    assert!(what.ends_with("/what"), "{}", page.text);
    assert!(page.says("Under GDPR"), "{}", page.text);
}

#[test]
fn asking_for_any_page_of_a_letter_begins_none_and_keeps_nothing() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let mark = browser.mark.clone();
    for path in [
        "/new",
        "/new?typed=Lidl&company=lidl",
        "/new/1",
        "/new/1/what",
        "/new/1/write?deed=print",
        "/new/1/drop",
        "/new/99999999999",
        "/new/x/what",
    ] {
        let separator = if path.contains('?') { '&' } else { '?' };
        browser.get(&format!("{path}{separator}mark={mark}"));
    }
    // A form makes the first, and so its number is 1.
    let (to, _) = browser.send("/new", &[("typed", "amazon")]);
    assert_eq!(to, "/new/1/company");
    assert_eq!(kept(&door), Vec::<String>::new());
    // Only a form writes it.
    browser.get("/new/1/write?deed=print");
    browser.get("/new/1/drop");
    assert_eq!(browser.get("/new/1/company").status, 200);
    assert_eq!(kept(&door), Vec::<String>::new());
}

#[test]
fn a_company_that_is_not_known_is_written_to_where_the_person_says() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let (which, page) = browser.send("/new", &[("typed", "Zyxwv Imaginary Ltd")]);
    assert!(page.says("is not in the directory"), "{}", page.text);
    let other = |reach| {
        [
            ("typed", "Zyxwv Imaginary Ltd"),
            ("searched", "Zyxwv Imaginary Ltd"),
            ("choice", "another company"),
            ("name", "Zyxwv Imaginary Ltd"),
            ("reach", reach),
        ]
    };
    // Nowhere is nowhere.
    let again = crate::browser::read(browser.post(&which, &other("")));
    assert_eq!(again.status, 200);
    assert_eq!(again.field("name"), Some("Zyxwv Imaginary Ltd"));
    let (what, page) = browser.send(&which, &other("privacy@example.org"));
    assert_eq!(what, "/new/1/what", "{}", page.text);
    let (next, _) = browser.send(&what, &[("right", "deletion")]);
    let (ready, page) = browser.send(&next, &[("language", "en")]);
    assert_eq!(ready, "/new/1");
    assert!(page.says("privacy@example.org"), "{}", page.text);
    // What they learn is told before anything is kept.
    assert!(page.says("They learn"), "{}", page.text);
    let (case, page) = browser.send("/new/1/write", &[("deed", "draft")]);
    assert!(
        case.starts_with("/case/") && case.ends_with("?done=draft"),
        "{case}"
    );
    assert!(page.says("Zyxwv Imaginary Ltd"));
    let at = case.split('?').next().unwrap();
    let draft = String::from_utf8(browser.bytes(&format!("{at}/letter/1.eml"))).unwrap();
    assert!(draft.contains("privacy@example.org"), "{draft}");
    // The letter is no longer being asked for.
    assert!(browser.get("/new/1").says("no longer in memory"));

    // One more to the same company is asked about.
    let (what, _) = browser.send("/new", &[("typed", "Zyxwv Imaginary Ltd")]);
    let (what, _) = browser.send(&what, &other("privacy@example.org"));
    let page = crate::browser::read(browser.post(&what, &[("right", "deletion")]));
    assert_eq!(page.status, 200);
    assert!(
        page.says("You wrote to Zyxwv Imaginary Ltd"),
        "{}",
        page.text
    );
    let (next, _) = browser.send(&what, &[("right", "deletion"), ("again", "yes")]);
    assert!(next.ends_with("/language"), "{next}");
}

#[test]
fn where_no_law_is_known_the_one_that_binds_the_company_is_offered() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (you, _) = browser.send("/new", &[("typed", "spotify")]);
    assert!(you.ends_with("/you"), "{you}");
    let answer = browser.post(
        &you,
        &[
            ("name", "Ada Example"),
            ("address", "Rua 1\nLuanda\nAngola"),
            ("email", "ada@example.org"),
        ],
    );
    let what = answer.head("location").unwrap_or_default().to_owned();
    assert!(what.ends_with("/what"), "{answer:?}");
    let page = browser.get(&what);
    assert!(page.says("binds it whoever you are"), "{}", page.text);
    // What is not offered is not taken.
    let (_, page) = browser.send("/new/1/law", &[("law", "us-va")]);
    assert!(page.says("binds it whoever you are"), "{}", page.text);
    let (what, page) = browser.send("/new/1/law", &[("law", "gdpr")]);
    assert!(
        page.says("Know what they have about me"),
        "{what} {}",
        page.text
    );
}

#[test]
fn what_is_typed_into_a_letter_is_text_wherever_it_is_shown() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let evil = "<script>alert(1)</script>\"'><img src=x>";
    let (which, page) = browser.send("/new", &[("typed", evil)]);
    assert!(page.says("<script>alert(1)</script>"), "{}", page.text);
    let page = crate::browser::read(browser.post(
        &which,
        &[
            ("typed", evil),
            ("searched", evil),
            ("choice", "another company"),
            ("name", evil),
            ("reach", "<b>nowhere</b>@"),
        ],
    ));
    assert_eq!(page.status, 200);
    assert!(page.pictures.is_empty(), "{}", page.answer.body);
    let case = browser.letter_to(evil, "Ring 2\n1010 Wien\nAustria");
    for path in [
        case.clone(),
        format!("{case}/send"),
        format!("{case}/form"),
        format!("{case}/record"),
        format!("{case}/came"),
        format!("{case}/forget"),
        "/".to_owned(),
    ] {
        let page = browser.get(&path);
        assert_eq!(page.status, 200, "{path} {}", page.text);
        assert!(
            page.says("<script>alert(1)</script>"),
            "{path} {}",
            page.text
        );
        let ours = |picture: &String| picture.starts_with(&format!("{case}/letter/"));
        assert!(page.pictures.iter().all(ours), "{path} {:?}", page.pictures);
    }
}

#[test]
fn what_the_law_wants_beside_the_words_is_told_and_its_reasons_are_asked_for() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (which, _) = browser.send("/new", &[("typed", "Zyxwv Imaginary Ltd")]);
    let (you, _) = browser.send(
        &which,
        &[
            ("typed", "Zyxwv Imaginary Ltd"),
            ("searched", "Zyxwv Imaginary Ltd"),
            ("choice", "another company"),
            ("name", "Zyxwv Imaginary Ltd"),
            ("reach", "privacy@example.org"),
        ],
    );
    let (what, page) = browser.send(
        &you,
        &[
            ("name", "Ada Example"),
            ("address", "Calle 1\n06000 Ciudad de México\nMexico"),
            ("email", "ada@example.org"),
        ],
    );
    assert!(what.ends_with("/what"), "{}", page.text);
    let (details, page) = browser.send(&what, &[("right", "objection")]);
    assert!(details.ends_with("/details"), "{details} {}", page.text);
    let (ready, page) = browser.send(&details, &[]);
    assert!(ready == "/new/1", "{ready} {}", page.text);
    assert!(
        page.says("wants a proof of identity with the request"),
        "{}",
        page.text
    );
    assert!(page.says("Give them under Details"), "{}", page.text);
    let (_, page) = browser.send(&details, &[("reason", "It is out of date.")]);
    assert!(!page.says("Give them under Details"), "{}", page.text);
    assert!(page.says("It is out of date."), "{}", page.text);
    // Who must give a copy from the beginning is not told that none is needed.
    let (case, _) = browser.send(&format!("{ready}/write"), &[("deed", "draft")]);
    let case = case.split('?').next().unwrap();
    let sent = [("event", "sent:email"), ("on", "2026-11-26")];
    browser.send(&format!("{case}/record"), &sent);
    let page = browser.get(&format!("{case}/came"));
    assert!(
        page.says("wants a proof of identity with the request itself"),
        "{}",
        page.text
    );
    assert!(!page.says("rarely needed"), "{}", page.text);
}

/// Where no law of the person's home is known, the page says what can still be done; and where a case is not there, the
/// way to those that are.
#[test]
fn an_error_has_its_ways_out() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (which, _) = browser.send("/new", &[("typed", "Imaginary Shop")]);
    let fields = [
        ("typed", "Imaginary Shop"),
        ("searched", "Imaginary Shop"),
        ("choice", "another company"),
        ("name", "Imaginary Shop"),
        ("reach", "shop@example.org"),
    ];
    let (you, _) = browser.send(&which, &fields);
    let fields = [
        ("name", "Ada Example"),
        ("email", "ada@example.org"),
        ("address", ""),
        ("residence", "Chad"),
    ];
    let (what, page) = browser.send(&you, &fields);
    assert!(page.says("does not know the law of Chad"), "{}", page.text);
    assert!(
        page.says("A letter can ask without naming a law"),
        "{}",
        page.text
    );
    let law = what.replace("/what", "/law");
    let (again, page) = browser.send(&law, &[("law", "none")]);
    assert_eq!(again, what);
    assert!(page.says("Know what they have about me"), "{}", page.text);
    let (mut to, _) = browser.send(&what, &[("right", "access")]);
    if to.ends_with("/language") {
        (to, _) = browser.send(&to, &[("language", "en")]);
    }
    let (case, page) = browser.send(&format!("{to}/write"), &[("deed", "draft")]);
    assert!(case.starts_with("/case/"), "{case}: {}", page.text);
    let page = browser.get("/case/ZZZZ-9999");
    assert_eq!(page.status, 404);
    assert!(page.leads_to("/cases"), "{}", page.text);
}

/// A page cannot show every script: that is told before anything is kept, a page is not offered, and nothing is lost.
#[test]
fn a_name_that_no_page_can_show_is_told_of_before_the_letter_is_kept() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let you = who(&browser);
    let taro = [
        ("name", "山田 太郎"),
        ("email", "taro@example.org"),
        ("address", "Ring 1\n1010 Wien\nAustria"),
    ];
    let (what, _) = browser.send(&you, &taro);
    let (language, _) = browser.send(&what, &[("right", "access")]);
    let (ready, page) = browser.send(&language, &[("language", "en")]);
    assert!(page.says("font cannot show"), "{}", page.text);
    assert!(page.leads_to(&you), "{:?}", page.links);
    let body = &page.answer.body;
    assert!(
        body.contains("value=\"draft\"") && !body.contains("value=\"print\""),
        "{body}"
    );
    // The letter is there, with all that was answered.
    assert!(page.says("山田 太郎"), "{}", page.text);
    let (case, page) = browser.send(&format!("{ready}/write"), &[("deed", "draft")]);
    assert!(case.starts_with("/case/"), "{case}: {}", page.text);
}

/// What a company finds people by is asked for whatever its number, and is called in the letter as its language does.
#[test]
fn what_a_company_finds_people_by_is_called_in_the_language_of_the_letter() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let mut record = "id = \"nine\"\nname = \"Nine Needs\"\ncountry = \"DE\"\n\n[[channel]]\n\
                      email = \"privacy@example.org\"\nprovenance = \"privacy-policy\"\n"
        .to_owned();
    for number in 1..=7 {
        record += &format!("\n[[need]]\nkind = \"identifier\"\nlabel = \"Card {number}\"\n");
    }
    record += "\n[[need]]\nkind = \"birth-date\"\n\n[[need]]\nkind = \"phone\"\n";
    let folder = door.home.path().join("recipients");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("nine.toml"), record).unwrap();
    let (mut to, mut page) = browser.send("/new", &[("typed", "nine")]);
    if to.ends_with("/company") {
        let chosen = [("typed", "nine"), ("searched", "nine"), ("choice", "nine")];
        (to, page) = browser.send(&to, &chosen);
    }
    assert!(to.ends_with("/what"), "{to}: {}", page.text);
    (to, _) = browser.send(&to, &[("right", "access")]);
    if to.ends_with("/how") {
        (to, _) = browser.send(&to, &[("way", "privacy@example.org")]);
    }
    assert!(to.ends_with("/details"), "{to}");
    let page = browser.get(&to);
    assert!(page.says("Your date of birth"), "{}", page.text);
    let fields = [
        ("id-0", "4711"),
        ("id-7", "12 May 1990"),
        ("id-8", "0151 23456789"),
    ];
    // The ninth is read as the first is.
    let wrong = [&fields[..2], &[("id-8", "0151\u{202e}")]].concat();
    let page = crate::browser::read(browser.post(&to, &wrong));
    assert_eq!(page.field("id-7"), Some("12 May 1990"), "{}", page.text);
    let (language, _) = browser.send(&to, &fields);
    assert!(language.ends_with("/language"), "{language}");
    // What was given is still there when the question is asked again.
    let page = browser.get(&to);
    assert_eq!(page.field("id-8"), Some("0151 23456789"), "{}", page.text);
    for (code, says) in [
        (
            "de",
            ["Geburtsdatum: 12 May 1990", "Telefonnummer: 0151 23456789"],
        ),
        (
            "fr",
            [
                "Date de naissance : 12 May 1990",
                "Numéro de téléphone : 0151 23456789",
            ],
        ),
    ] {
        let (_, page) = browser.send(&language, &[("language", code)]);
        let bare = page.text.replace(['\u{a0}', '\u{202f}'], " ");
        for words in says {
            assert!(bare.contains(words), "{words}: {bare}");
        }
        assert!(bare.contains("Card 1"), "{bare}");
        assert!(!bare.contains("your date of birth:"), "{bare}");
    }
}

/// The page on which a letter of Ada's to a company with a mailbox is ready.
fn ready_to_mail(browser: &Browser<'_>) -> String {
    browser.is_ada();
    let company = "Imaginary Shop";
    let (to, _) = browser.send("/new", &[("typed", company)]);
    let other = [
        ("typed", company),
        ("searched", company),
        ("choice", "another company"),
        ("name", company),
        ("reach", "privacy@shop.example.org"),
    ];
    let (to, _) = browser.send(&to, &other);
    let (mut to, _) = browser.send(&to, &[("right", "access")]);
    if to.ends_with("/language") {
        (to, _) = browser.send(&to, &[("language", "en")]);
    }
    to
}

/// A mail has no postal address in it, and what is shown is the mail; a page has one, and another day.
#[test]
fn what_each_way_tells_them_is_said_before_it_goes() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let ready = ready_to_mail(&browser);
    let page = browser.get(&ready);
    let (learned, paper) = page.text.split_once("On paper also").unwrap();
    let learned = learned.rsplit_once("They learn").unwrap().1;
    assert_eq!(learned.trim(), "Ada Example ada@example.org");
    assert!(paper.starts_with(" Ring 1, 1010 Wien"), "{paper}");
    let mail = page.text.split_once("The mail").unwrap().1;
    let mail = mail.split_once("A page to print").unwrap().0;
    assert!(mail.contains("Article 15"), "{mail}");
    assert!(!mail.contains("Ring 1"), "{mail}");
    let post = "On paper it arrives later: they must answer by 8 January 2027.";
    assert!(
        page.says(post) && page.says("29 December 2026"),
        "{}",
        page.text
    );
}

/// Until it is recorded as sent, a draft counts as the mail that it is.
#[test]
fn a_draft_of_a_mail_is_a_mail() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let ready = ready_to_mail(&browser);
    let (case, page) = browser.send(&format!("{ready}/write"), &[("deed", "draft")]);
    let case = case.split('?').next().unwrap();
    assert!(
        page.says("29 December 2026") && !page.says("January 2027"),
        "{}",
        page.text
    );
    assert!(
        page.leads_to(&format!("{case}/letter/1.eml")),
        "{:?}",
        page.links
    );
    // Who prints it after all has a page of it, and says how it left.
    let page = browser.get(&format!("{case}/send"));
    assert!(
        page.leads_to(&format!("{case}/letter/1.pdf")),
        "{:?}",
        page.links
    );
    assert!(
        browser
            .bytes(&format!("{case}/letter/1.pdf"))
            .starts_with(b"%PDF")
    );
    let (_, page) = browser.send(
        &format!("{case}/record"),
        &[("event", "sent:post"), ("on", "2026-11-26")],
    );
    assert!(page.says("8 January 2027"), "{}", page.text);
}
