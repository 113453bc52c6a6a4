//! The pages of days, companies and laws: what each shows, and to whom.

use crate::door::{Door, request};

/// Every way to the pages that show or change something of the home.
const READ: [&str; 14] = [
    "/days",
    "/days/2026-12",
    "/days/datawrit.ics",
    "/companies",
    "/people",
    "/mandate",
    "/mandate/paper",
    "/companies?q=amazon",
    "/companies/amazon-eu",
    "/data",
    "/data/backup",
    "/data/forget?case=x",
    "/words",
    "/words/gdpr",
];
const CHANGED: [&str; 6] = [
    "/people",
    "/mandate",
    "/mandate/end",
    "/data/restore",
    "/data/forget",
    "/data/forget-everything",
];

#[test]
fn each_of_them_is_behind_the_guard() {
    let door = Door::open();
    let cookie = door.enter();
    let case = door.sent("Lidl");
    let host = door.host();
    for path in READ
        .iter()
        .chain(&CHANGED)
        .chain(&["/data/forget-everything"])
    {
        for method in ["GET", "HEAD", "POST"] {
            let stranger = door.raw(&request(method, path, &host, &[("Cookie", "a=b")], ""));
            assert_eq!(stranger.status, 403, "{method} {path}");
            let rebound = door.raw(&request(
                method,
                path,
                "evil.example",
                &[("Cookie", &cookie)],
                "",
            ));
            assert_eq!(rebound.status, 421, "{method} {path}");
        }
    }
    let mark = door.mark(&cookie);
    let body = format!("mark={mark}&case={case}&word=delete");
    for path in CHANGED {
        let foreign = door.post(path, &cookie, &[("Origin", "https://evil.example")], &body);
        assert_eq!(foreign.status, 403, "{path}");
        let unmarked = door.post(path, &cookie, &[], &body.replacen(&mark, "0", 1));
        assert_eq!(unmarked.status, 403, "{path}");
        // What is asked for changes nothing.
        door.get(&format!("{path}?{body}"), &cookie);
    }
    assert!(door.run(&["list", "--today", "2026-11-26"]).contains(&case));
}

/// Where a page leads elsewhere, the person has to follow; the browser loads nothing from there.
#[test]
fn they_load_nothing_of_others() {
    let door = Door::open();
    let cookie = door.enter();
    door.sent("Lidl");
    for path in READ {
        let page = door.get(path, &cookie);
        if page.head("content-disposition").is_some() {
            continue;
        }
        assert!(page.body.contains("<h1>"), "{path}: {page:?}");
        for word in [
            "<script",
            "javascript:",
            " style=",
            " onclick",
            " src=",
            "@import",
            "<iframe",
        ] {
            assert!(!page.body.contains(word), "{path}: {word}");
        }
        for link in page.body.split("<a ").skip(1) {
            let tag = link.split('>').next().unwrap();
            assert!(
                !tag.contains("://") || tag.contains("rel=\"noreferrer noopener\""),
                "{path}: {tag}"
            );
        }
    }
}

#[test]
fn a_day_that_has_passed_is_in_the_list_the_month_and_the_calendar() {
    let door = Door::open();
    let cookie = door.enter();
    let empty = door.get("/days", &cookie).body;
    assert!(
        empty.contains("Nothing is due in the next 60 days"),
        "{empty}"
    );

    // A month after 1 September 2026, GDPR Article 12(3).
    let case = door.sent("Lidl");
    let list = door.get("/days", &cookie).body;
    for words in [
        "Too late",
        "Lidl",
        &case,
        "1 October 2026",
        "About 56 days late",
    ] {
        assert!(list.contains(words), "{words}: {list}");
    }
    let month = door.get("/days/2026-10", &cookie).body;
    assert!(month.contains("<h1>October 2026</h1>"), "{month}");
    assert!(month.contains("href=\"#d-2026-10-01\""), "{month}");
    assert!(month.contains("Thursday, 1 October 2026"), "{month}");
    // 1 October is a Thursday: three days of other months stand before it.
    let week = month
        .split("<tbody>")
        .nth(1)
        .unwrap()
        .split("</tr>")
        .next()
        .unwrap();
    assert_eq!(week.matches("<td class=\"other\">").count(), 3, "{week}");
    let other = door.get("/days/2026-11", &cookie).body;
    assert!(other.contains("Nothing is due in this month"), "{other}");
    assert!(other.contains("aria-current=\"date\""), "{other}");

    let calendar = door.get("/days/datawrit.ics", &cookie);
    assert_eq!(
        calendar.head("content-disposition"),
        Some("attachment; filename=\"datawrit.ics\"")
    );
    assert!(
        calendar.body.starts_with("BEGIN:VCALENDAR\r\n"),
        "{calendar:?}"
    );
    assert!(calendar.body.contains(&case), "{calendar:?}");
}

#[test]
fn what_is_not_a_month_is_said_so() {
    let door = Door::open();
    let cookie = door.enter();
    for path in [
        "/days/2026-13",
        "/days/x",
        "/days/2026",
        "/days/99999999-01",
        "/days/%3Cb%3E",
    ] {
        let page = door.get(path, &cookie);
        assert_eq!(page.status, 400, "{path}");
        assert!(
            page.body.contains("is not a month"),
            "{path}: {}",
            page.body
        );
        assert!(!page.body.contains("<b>"), "{path}");
    }
    for path in ["/days/0001-01", "/days/9999-12"] {
        assert_eq!(door.get(path, &cookie).status, 200, "{path}");
    }
}

#[test]
fn a_company_is_found_and_each_address_says_how_it_is_known() {
    let door = Door::open();
    let cookie = door.enter();
    let found = door.get("/companies?q=amazon", &cookie).body;
    assert!(found.contains("href=\"/companies/amazon-eu\""), "{found}");
    let page = door.get("/companies/amazon-eu", &cookie).body;
    for words in [
        "Amazon Europe Core",
        "Luxembourg",
        "From a list that others keep",
        "Post",
        "How this is known",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    // What the terminal says of its addresses is on the page.
    let told = door.run(&["recipients", "show", "amazon-eu", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    for channel in told["channel"].as_array().unwrap() {
        if let Some(address) = channel["email"].as_str() {
            assert!(page.contains(address), "{address}: {page}");
        }
    }

    let none = door.get("/companies?q=zzzqq%3Cscript%3E", &cookie).body;
    assert!(
        none.contains("“zzzqq&lt;script&gt;” is in the directory"),
        "{none}"
    );
    assert!(!none.contains("<script"), "{none}");
    let unknown = door.get("/companies/zzzqq", &cookie);
    assert_eq!(unknown.status, 400, "{}", unknown.body);
}

/// A record of the person's own can be called anything.
#[test]
fn a_hostile_record_is_text() {
    let door = Door::open();
    let cookie = door.enter();
    let own = door.home.path().join("recipients");
    std::fs::create_dir_all(&own).unwrap();
    std::fs::write(
        own.join("evil.toml"),
        "id = \"evil\"\nname = \"<script>alert(1)</script>\"\ntrading-names = [\"<img src=x>\"]\n\
         website = \"https://evil.example.org/\"\nnotes = [\"<b onclick=x>note</b>\"]\n\
         [[channel]]\nemail = \"privacy@evil.example.org\"\nprovenance = \"derived\"\n",
    )
    .unwrap();
    let page = door.get("/companies/evil", &cookie);
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(
        page.body.contains("&lt;script&gt;alert(1)&lt;/script&gt;"),
        "{}",
        page.body
    );
    assert!(page.body.contains("Guessed from others"), "{}", page.body);
    for word in ["<script", "<img", "<b "] {
        assert!(!page.body.contains(word), "{word}: {}", page.body);
    }
}

#[test]
fn a_law_says_whom_it_protects_by_when_on_whose_words_and_how_sure() {
    let door = Door::open();
    let cookie = door.enter();
    let list = door.get("/words", &cookie).body;
    for words in [
        "General Data Protection Regulation",
        "href=\"/words/ccpa\"",
        "Where you live decides",
    ] {
        assert!(list.contains(words), "{words}");
    }
    let mark = door.mark(&cookie);
    let said = door.post(
        "/me",
        &cookie,
        &[],
        &format!("mark={mark}&residence=Austria"),
    );
    assert_eq!(said.status, 303);
    let list = door.get("/words", &cookie).body;
    assert!(list.contains("Where you live (Austria)"), "{list}");

    let law = door.get("/words/gdpr", &cookie).body;
    for words in [
        "1 month after the day on which they received the request",
        "3 months in all",
        "GDPR Article 15 · read in the wording",
        "https://eur-lex.europa.eu/",
        "Austria",
        "It was last compared with its source on",
    ] {
        assert!(law.contains(words), "{words}: {law}");
    }
    // One that begins later says so.
    let later = door.get("/words/us-vt", &cookie).body;
    assert!(later.contains("This law is not in force yet"), "{later}");
    let unknown = door.get("/words/nothing", &cookie);
    assert!(
        [400, 404, 409].contains(&unknown.status),
        "{}",
        unknown.body
    );
    assert!(
        unknown.body.contains("<h1>Something is in the way</h1>"),
        "{}",
        unknown.body
    );
}
