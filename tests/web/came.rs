//! A mail that is handed over: what it says is asked for where it was not read, and strangers among many are passed over.

use crate::{
    browser::{Browser, Read, read},
    door::Door,
};

/// A mail from the company to Ada.
fn mail(id: &str, text: &str) -> String {
    format!(
        "From: Shop <help@shop.example.org>\r\nTo: ada@example.org\r\nDate: Thu, 26 Nov 2026 09:00:00 +0000\r\n\
         Message-ID: <{id}@shop.example.org>\r\nSubject: Your message\r\n\r\n{text}\r\n"
    )
}

/// Hands over a file, and goes where it leads.
fn hand_over(browser: &Browser<'_>, file: &str) -> Read {
    let fields = [("mark", browser.mark.as_str())];
    let file = ("mail", file.as_bytes());
    let answer = browser.door.upload("/came", &browser.cookie, &fields, file);
    match answer.head("location") {
        Some(to) => browser.get(to),
        None => read(answer),
    }
}

#[test]
fn what_a_letter_needs_of_a_mail_and_was_not_read_is_asked_for() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to("Imaginary Shop", "Ring 2\n1010 Wien\nAustria");
    let reference = case.trim_start_matches("/case/");
    door.run(&["record", reference, "sent", "--today", "2026-11-26"]);
    let page = hand_over(
        &browser,
        &mail("1", "Dear Ada, we have seen it. Kind regards"),
    );
    assert!(page.says("What does it say?"), "{}", page.text);
    // What was recorded nowhere yet is asked on a page of its own, and the choice is kept there.
    let chosen = [("case", reference), ("kind", "other-channel")];
    let page = read(browser.post("/came/1", &chosen));
    assert!(page.says("Which way do they name?"), "{}", page.text);
    assert!(!page.says("Why do they refuse"), "{}", page.text);
    assert_eq!(page.field("kind"), Some("other-channel"));
    let way = "the form in your account";
    let said = [&chosen[..], &[("asked", "yes"), ("channel", way)]].concat();
    let (to, _) = browser.send("/came/1", &said);
    assert!(to.starts_with(&case), "{to}");
    let letter = browser.get(&format!("{case}/write/request-stands"));
    assert!(letter.says(way), "{}", letter.text);
    // Who only processes may name who decides.
    hand_over(&browser, &mail("2", "Hello Ada, thank you. Kind regards"));
    let chosen = [("case", reference), ("kind", "processor-only")];
    let page = read(browser.post("/came/2", &chosen));
    assert!(page.says("Which company do they name?"), "{}", page.text);
    // Nothing has to be said.
    let nothing = [&chosen[..], &[("asked", "yes"), ("controller", "")]].concat();
    let (to, page) = browser.send("/came/2", &nothing);
    assert!(to.starts_with(&case), "{to}");
    assert!(
        page.says("Write to the company that decides"),
        "{}",
        page.text
    );
    assert!(page.leads_to("/new?"), "{:?}", page.links);
    // Where one is named, the request to it begins with its name.
    hand_over(&browser, &mail("3", "Hello Ada, once more. Kind regards"));
    let name = "Other Shop & Sons";
    let named = [&chosen[..], &[("asked", "yes"), ("controller", name)]].concat();
    let (_, page) = browser.send("/came/3", &named);
    assert!(page.says("Write to Other Shop & Sons"), "{}", page.text);
    let to = "/new?company=Other+Shop+%26+Sons";
    assert!(page.leads_to(to), "{:?}", page.links);
    assert_eq!(browser.get(to).field("typed"), Some(name));
}

#[test]
fn one_stranger_is_kept_and_those_of_a_mailbox_are_passed_over() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    browser.letter_to("Imaginary Shop", "Ring 2\n1010 Wien\nAustria");
    let all: String = ["1", "2"]
        .map(|id| {
            format!(
                "From shop@example.org Thu Nov 26 09:00:00 2026\n{}\n",
                mail(id, "Buy now")
            )
        })
        .concat();
    let page = hand_over(&browser, &all);
    assert!(
        page.says("None of the 2 mails belongs to a letter of yours"),
        "{}",
        page.text
    );
    assert!(!browser.get("/came").says("Your message"));
    let page = hand_over(&browser, &mail("1", "Buy now"));
    assert!(page.says("Your message"), "{}", page.text);
    assert!(browser.get("/came").says("Your message"));
}
