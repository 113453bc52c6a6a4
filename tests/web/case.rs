//! A case as a page: how it stands, what comes next, and what a person can say of it.

use crate::{
    browser::{Browser, read},
    door::Door,
};

const COMPANY: &str = "Imaginary Shop";
const ADDRESS: &str = "Ring 2\n1010 Wien\nAustria";

#[test]
fn a_case_says_how_it_stands_its_days_and_why_they_are_these() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let page = browser.get(&case);
    assert!(
        page.says("A letter is written and has not left."),
        "{}",
        page.text
    );
    assert!(
        page.says("They must answer by then, if it leaves today"),
        "{}",
        page.text
    );
    assert!(page.says("Why these days?"), "{}", page.text);
    assert!(page.leads_to(&format!("{case}/send")));
    let pages = ["1", "2"].map(|page| format!("{case}/letter/1/{page}.png"));
    assert_eq!(page.pictures, pages);
    assert!(browser.bytes(&page.pictures[0]).starts_with(b"\x89PNG"));
    assert!(
        browser
            .bytes(&format!("{case}/letter/1.pdf"))
            .starts_with(b"%PDF")
    );
    // A file is kept and not shown, and what a picture or a file says of itself is what it is.
    for (path, kind) in [
        ("letter/1.pdf", "application/pdf"),
        ("letter/1.txt", "text/plain; charset=utf-8"),
        ("letter/1/1.png", "image/png"),
    ] {
        let answer = door.get(&format!("{case}/{path}"), &browser.cookie);
        assert_eq!(answer.head("content-type"), Some(kind), "{path}");
        assert_eq!(
            answer.head("x-content-type-options"),
            Some("nosniff"),
            "{path}"
        );
        assert_eq!(answer.head("cache-control"), Some("no-store"), "{path}");
        let is_file = answer
            .head("content-disposition")
            .is_some_and(|kept| kept.starts_with("attachment"));
        assert_eq!(is_file, !path.ends_with("png"), "{path}");
    }
    // The letter's words are there for whoever cannot see the picture.
    assert!(
        page.says("Ada Example") && page.says("Article 15"),
        "{}",
        page.text
    );
    for missing in [
        "letter/9.pdf",
        "letter/1.exe",
        "letter/x.pdf",
        "letter/0.txt",
        "letter/1/0.png",
        "letter/1/7.png",
        "nothing",
        "write/nothing",
    ] {
        let page = browser.get(&format!("{case}/{missing}"));
        assert!(
            [404, 409].contains(&page.status),
            "{missing} {}",
            page.status
        );
    }
    assert_eq!(browser.get("/case/ZZZZ-ZZZZ").status, 404);
    // What cannot be done leads back.
    let page = browser.get(&format!("{case}/undo"));
    assert_eq!(page.status, 409, "{}", page.text);
    assert!(page.leads_to(&case), "{:?}", page.links);
}

#[test]
fn what_is_recorded_moves_the_days_and_can_be_taken_back() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let page = browser.get(&format!("{case}/record"));
    assert!(page.says("I posted it"), "{}", page.text);
    // What cannot be is refused at its field.
    let record = format!("{case}/record");
    for (field, wrong) in [
        ("on", "2027-01-01"),
        ("on", "soon"),
        ("event", "nothing"),
        ("event", "sent:pigeon"),
        ("event", "sent:"),
    ] {
        let mut fields = vec![("event", "sent:post"), ("on", "2026-11-26")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, wrong));
        let page = read(browser.post(&record, &fields));
        assert_eq!(page.status, 200, "{wrong}");
        assert!(
            page.answer.body.contains("class=\"fault\""),
            "{wrong} {}",
            page.text
        );
    }
    let (to, page) = browser.send(
        &record,
        &[
            ("event", "sent:post"),
            ("on", "2026-11-26"),
            ("note", "at the <b>station</b>"),
        ],
    );
    assert_eq!(to, format!("{case}?done=recorded"));
    assert!(
        page.says("Sent, by post") && page.says("26 November 2026"),
        "{}",
        page.text
    );
    assert!(page.says("at the <b>station</b>"), "{}", page.text);
    assert!(page.says("Taken to have arrived"), "{}", page.text);
    assert!(
        page.says("The answer is due on 30 December 2026."),
        "{}",
        page.text
    );

    // It is shown before it is taken back, and what was recorded meanwhile is not.
    let undo = format!("{case}/undo");
    let page = browser.get(&undo);
    assert!(page.says("Sent, by post"), "{}", page.text);
    let shown = page.field("shown").unwrap().to_owned();
    browser.send(
        &format!("{case}/came"),
        &[("kind", "acknowledged"), ("on", "2026-11-26")],
    );
    let refused = browser.post(&undo, &[("shown", &shown)]);
    assert_eq!(refused.status, 400);
    let page = browser.get(&undo);
    let shown = page.field("shown").unwrap().to_owned();
    browser.send(&undo, &[("shown", &shown)]);
    let page = browser.get(&undo);
    let shown = page.field("shown").unwrap().to_owned();
    let (to, page) = browser.send(&undo, &[("shown", &shown)]);
    assert_eq!(to, format!("{case}?done=undone"));
    assert!(
        page.says("A letter is written and has not left."),
        "{}",
        page.text
    );
    // And stands again.
    let page = browser.get(&format!("{undo}?again=yes"));
    let shown = page.field("shown").unwrap().to_owned();
    let (_, page) = browser.send(&undo, &[("shown", &shown), ("again", "yes")]);
    assert!(page.says("Sent, by post"), "{}", page.text);
}

/// Whatever a path says, asking for it changes nothing.
#[test]
fn asking_for_a_page_of_a_case_changes_nothing_of_it() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let before = browser.get(&case).text;
    let mark = &browser.mark;
    for path in [
        format!("{case}/record?mark={mark}&event=closed"),
        format!("{case}/undo?mark={mark}&shown=x"),
        format!("{case}/forget?mark={mark}"),
        format!("{case}/write/reminder?mark={mark}&deed=keep"),
        format!("{case}/evidence?mark={mark}"),
        format!("{case}/send?mark={mark}&password=x"),
        format!("{case}/sending"),
        format!("{case}/came?mark={mark}&kind=denied"),
        format!("{case}/form"),
    ] {
        browser.get(&path);
        assert_eq!(browser.get(&case).text, before, "{path}");
    }
}

/// A form without the mark, or of another page, does nothing on any of these paths.
#[test]
fn a_form_of_others_does_nothing_to_a_case_or_a_letter() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let (letter, _) = browser.send("/new", &[("typed", "amazon")]);
    let before = browser.get(&case).text;
    let here = format!("http://{}", door.host());
    let ours = [("Origin", here.as_str()), ("Sec-Fetch-Site", "same-origin")];
    let mark = &browser.mark;
    let body = format!("mark={mark}&event=closed&deed=keep&typed=lidl");
    for path in [
        "/new".to_owned(),
        letter.clone(),
        "/new/2/write".to_owned(),
        "/new/2/drop".to_owned(),
        "/new/2/law".to_owned(),
        format!("{case}/record"),
        format!("{case}/undo"),
        format!("{case}/forget"),
        format!("{case}/write/complaint"),
        format!("{case}/evidence"),
        format!("{case}/send"),
        format!("{case}/came"),
    ] {
        let evil = [("Origin", "https://evil.example")];
        assert_eq!(
            door.post(&path, &browser.cookie, &evil, &body).status,
            403,
            "{path}"
        );
        assert_eq!(
            door.post(&path, &browser.cookie, &ours, "event=closed")
                .status,
            403,
            "{path}"
        );
        assert_eq!(door.post(&path, "", &ours, &body).status, 403, "{path}");
        for method in ["PUT", "DELETE", "PATCH"] {
            let request = crate::door::request(
                method,
                &path,
                &door.host(),
                &[("Cookie", &browser.cookie)],
                "",
            );
            assert_eq!(door.raw(&request).status, 405, "{method} {path}");
        }
    }
    assert_eq!(browser.get(&case).text, before);
    assert_eq!(browser.get(&letter).status, 200);
}

#[test]
fn a_question_is_answered_by_a_letter_in_the_persons_own_words() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    browser.send(
        &format!("{case}/record"),
        &[("event", "sent:post"), ("on", "2026-11-26")],
    );
    door.it_is("2026-12-08");
    let (_, page) = browser.send(
        &format!("{case}/came"),
        &[("kind", "needs-identity"), ("on", "2026-12-07")],
    );
    assert!(
        page.says("They asked who you are on 7 December 2026."),
        "{}",
        page.text
    );
    let write = format!("{case}/write/identity-supplied");
    assert!(page.leads_to(&write), "{:?}", page.links);
    let page = browser.get(&write);
    assert!(!page.says("So it reads"), "{}", page.text);
    // Without words there is no letter.
    let page = read(browser.post(&write, &[("deed", "keep"), ("given", " ")]));
    assert!(page.says("This is missing."), "{}", page.text);
    let given = ("given", "customer number <4711>");
    let page = read(browser.post(&write, &[("deed", "show"), given]));
    assert!(
        page.says("So it reads") && page.says("customer number <4711>"),
        "{}",
        page.text
    );
    // It was only shown.
    assert!(!browser.get(&case).says("Letter 2"));
    let (to, page) = browser.send(&write, &[("deed", "keep"), given]);
    assert_eq!(to, format!("{case}?done=letter"));
    assert!(page.says("Letter 2"), "{}", page.text);
    assert!(page.pictures.contains(&format!("{case}/letter/2/1.png")));
    // What the log does not hold is not written.
    let page = browser.get(&format!("{case}/write/fee-disputed"));
    assert_eq!(page.status, 400, "{}", page.text);
}

#[test]
fn every_case_is_in_a_list_and_is_found_by_its_company() {
    let door = Door::open();
    let browser = Browser::of(&door);
    assert!(browser.get("/cases").says("There is no case like that."));
    browser.is_ada();
    let first = browser.letter_to(COMPANY, ADDRESS);
    let second = browser.letter_to("Other Bank", ADDRESS);
    let today = browser.get("/");
    assert!(today.leads_to("/cases"), "{:?}", today.links);
    let page = browser.get("/cases");
    assert!(
        page.leads_to(&first) && page.leads_to(&second),
        "{:?}",
        page.links
    );
    assert!(page.says("Not sent"), "{}", page.text);
    let page = browser.get("/cases?company=bank");
    assert!(
        !page.leads_to(&first) && page.leads_to(&second),
        "{:?}",
        page.links
    );
    let page = browser.get("/cases?company=%3Cscript%3E");
    assert_eq!(page.field("company"), Some("<script>"));
}

/// In a country whose parts have authorities of their own the page asks which part it is, and goes on from there.
#[test]
fn a_complaint_asks_for_the_part_of_the_country_where_that_decides() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let german = [
        ("name", "Ada Example"),
        ("email", "ada@example.org"),
        ("address", "Lindenallee 12\n14467 Potsdam\nGermany"),
        ("residence", ""),
    ];
    assert_eq!(browser.post("/me", &german).status, 303);
    let case = browser.letter_to(COMPANY, ADDRESS);
    let record = format!("{case}/record");
    browser.send(&record, &[("event", "sent:post"), ("on", "2026-11-26")]);
    door.it_is("2026-12-08");
    let came = format!("{case}/came");
    browser.send(&came, &[("kind", "denied"), ("on", "2026-12-07")]);
    let complaint = format!("{case}/write/complaint");
    let page = browser.get(&complaint);
    assert_eq!(page.status, 200, "{}", page.text);
    for words in [
        "In which part of the country do you live",
        "Brandenburg",
        "Sachsen",
    ] {
        assert!(page.says(words), "{words}: {}", page.text);
    }
    assert!(!page.says("So it reads"), "{}", page.text);
    // A part that there is not is asked for again.
    let page = read(browser.post(&complaint, &[("residence", "DE-XX")]));
    assert!(page.says("In which part of the country"), "{}", page.text);
    let page = read(browser.post(&complaint, &[("residence", "DE-BB")]));
    assert!(
        page.says("So it reads") && page.says("Brandenburg"),
        "{}",
        page.text
    );
    assert_eq!(page.field("residence"), Some("DE-BB"));
    // It was not to be kept.
    assert!(browser.get(&complaint).says("In which part of the country"));
    let part = [("residence", "DE-BB"), ("keep-part", "yes")];
    let page = read(browser.post(&complaint, &part));
    assert!(page.says("So it reads"), "{}", page.text);
    let profile = std::fs::read_to_string(door.home.path().join("profile.toml")).unwrap();
    assert!(profile.contains("residence = \"DE-BB\""), "{profile}");
    assert!(browser.get(&complaint).says("So it reads"));
    let (_, page) = browser.send(&complaint, &[("deed", "keep")]);
    assert!(page.says("Letter 2"), "{}", page.text);
}

/// Whoever lives where the law has no authority says where the company is, down to the part of the country.
#[test]
fn a_complaint_asks_where_the_company_is_where_nothing_else_says_who_hears_it() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let letters = door.home.path().join("letters");
    let written = door.run(&[
        "write",
        "access",
        "Example Bank",
        "--law",
        "gdpr",
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
        "--residence",
        "BR",
        "--no-address",
        "--format",
        "txt",
        "--json",
        "--today",
        "2026-11-20",
        "--output",
        letters.to_str().unwrap(),
    ]);
    let written: serde_json::Value = serde_json::from_str(&written).unwrap();
    let case = written["case"].as_str().unwrap();
    for event in ["sent", "refused"] {
        door.run(&["record", case, event, "2026-11-20", "--today", "2026-11-26"]);
    }
    let complaint = format!("/case/{case}/write/complaint");
    let page = browser.get(&complaint);
    assert!(
        page.says("Where is the company?") && page.says("Netherlands"),
        "{}",
        page.text
    );
    let page = read(browser.post(&complaint, &[("infringement", "DE")]));
    assert!(
        page.says("In which part of the country is the company"),
        "{}",
        page.text
    );
    let page = read(browser.post(&complaint, &[("infringement", "DE-SN")]));
    assert!(
        page.says("So it reads") && page.says("Sächsische"),
        "{}",
        page.text
    );
    let keep = [("infringement", "DE-SN"), ("deed", "keep")];
    let (_, page) = browser.send(&complaint, &keep);
    assert!(page.says("Letter 2"), "{}", page.text);
}

/// A letter about an answer can be sent from its page, and a company that says it holds nothing has not refused.
#[test]
fn a_letter_about_an_answer_has_its_button() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let reference = case.trim_start_matches("/case/");
    let run = |arguments: &[&str]| {
        door.run(&[arguments, &["--today", "2026-11-26"]].concat());
    };
    run(&["record", reference, "sent", "--by", "post"]);
    run(&["record", reference, "nothing-held"]);
    let today = browser.get("/");
    assert!(
        today.says("They say that they hold nothing about you"),
        "{}",
        today.text
    );
    assert!(!today.says("Refused"), "{}", today.text);
    run(&[
        "next",
        reference,
        "--letter",
        "nothing-held",
        "--given",
        "my old address",
    ]);
    let page = browser.get(&case);
    assert!(page.leads_to(&format!("{case}/send")), "{}", page.text);
    assert!(page.says("has not left"), "{}", page.text);
    assert!(browser.get("/").leads_to(&format!("{case}/send")));
    run(&["record", reference, "sent", "--by", "post"]);
    let page = browser.get(&case);
    assert!(page.says("wait until 10 December 2026"), "{}", page.text);
}

/// A letter about a refusal says of its reasons what the person says on its page, and the letters after it know it.
#[test]
fn whether_a_refusal_had_reasons_is_asked_on_the_page_of_the_letter() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let reference = case.trim_start_matches("/case/");
    for event in ["sent", "refused"] {
        door.run(&["record", reference, event, "--today", "2026-11-26"]);
    }
    let objection = format!("{case}/write/objection");
    let (asked, bare) = (
        "Did they give reasons for refusing?",
        "I have found none that I could examine",
    );
    let page = browser.get(&objection);
    assert!(page.says(asked) && !page.says(bare), "{}", page.text);
    let page = read(browser.post(&objection, &[("reasons", "none"), ("deed", "show")]));
    assert!(page.says(asked) && page.says(bare), "{}", page.text);
    // Who says that there were some says which.
    let some = [("reasons", "some"), ("deed", "keep")];
    let page = read(browser.post(&objection, &some));
    assert!(page.says("is missing"), "{}", page.text);
    let some = [("reasons", "some"), ("reason", "too much work")];
    let page = read(browser.post(&objection, &some));
    assert!(
        page.says("too much work") && !page.says(bare),
        "{}",
        page.text
    );
    let none = [("reasons", "none"), ("deed", "keep")];
    let (_, page) = browser.send(&objection, &none);
    assert!(page.says("Letter 2"), "{}", page.text);
    let complaint = browser.get(&format!("{case}/write/complaint"));
    assert!(!complaint.says(asked), "{}", complaint.text);
    assert!(
        complaint.says("Gründe, die ich prüfen könnte, habe ich nicht gefunden"),
        "{}",
        complaint.text
    );
}

/// Why a company refuses is said with the refusal; an objection and a complaint name it.
#[test]
fn the_reasons_of_a_refusal_are_said_with_it_and_an_objection_names_them() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let reference = case.trim_start_matches("/case/");
    door.run(&[
        "record",
        reference,
        "sent",
        "--by",
        "post",
        "--today",
        "2026-11-26",
    ]);
    let came = format!("{case}/came");
    assert!(browser.get(&came).says("Their reasons for refusing"));
    let refused = [
        ("kind", "denied"),
        ("reasons", "the data are a trade secret"),
    ];
    let (_, page) = browser.send(&came, &refused);
    assert!(
        page.says("reasons: the data are a trade secret"),
        "{}",
        page.text
    );
    let page = browser.get(&format!("{case}/write/objection"));
    assert!(page.says("the data are a trade secret"), "{}", page.text);
    // What has no reasons keeps none, and that there were none is said, too.
    let (_, page) = browser.send(&came, &[("kind", "denied"), ("no-reasons", "yes")]);
    assert!(page.says("no reasons given"), "{}", page.text);
    let page = browser.get(&format!("{case}/write/objection"));
    assert!(!page.says("trade secret"), "{}", page.text);
}

/// The same of the same day is said to be there, and recorded once more on a word.
#[test]
fn what_is_recorded_twice_is_said_to_be_there() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to(COMPANY, ADDRESS);
    let record = format!("{case}/record");
    let sent = [("event", "sent:post"), ("on", "2026-11-26")];
    browser.send(&record, &sent);
    let page = read(browser.post(&record, &sent));
    assert_eq!(page.status, 200);
    assert!(
        page.says("`sent` is recorded on 26 November 2026 already"),
        "{}",
        page.text
    );
    assert_eq!(page.field("again"), Some("yes"));
    browser.send(&record, &[&sent[..], &[("again", "yes")]].concat());
    // So it is with what came.
    let came = format!("{case}/came");
    let receipt = [
        ("kind", "acknowledged"),
        ("on", "2026-11-26"),
        ("note", "by telephone"),
    ];
    browser.send(&came, &receipt);
    let page = read(browser.post(&came, &receipt));
    assert_eq!(page.status, 200);
    assert!(
        page.says("recorded on 26 November 2026 already"),
        "{}",
        page.text
    );
    assert!(
        page.answer.body.contains("by telephone"),
        "{}",
        page.answer.body
    );
    browser.send(&came, &[&receipt[..], &[("again", "yes")]].concat());
}
