//! From nothing to a letter, a reminder, a complaint, and nothing again.

use std::{fs, path::Path};

use crate::{browser::Browser, door::Door};

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn a_whole_story() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let nothing = browser.get("/");
    assert!(nothing.leads_to("/new"), "{:?}", nothing.links);
    browser.is_ada();
    let company = "Imaginary Shop";
    let case = browser.letter_to(company, "Quaystreet 2\n1010 Wien\nAustria");

    // The page on the disk, as it is posted.
    let page = browser.get(&format!("{case}?done=print"));
    assert!(page.leads_to(&format!("{case}/letter/1.pdf")));
    let pdf = browser.bytes(&format!("{case}/letter/1.pdf"));
    let paper = door.home.path().join("posted.pdf");
    fs::write(&paper, &pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    let (_, page) = browser.send(
        &format!("{case}/record"),
        &[("event", "sent:post"), ("on", "2026-11-26")],
    );
    assert!(
        page.says("The answer is due on 30 December 2026."),
        "{}",
        page.text
    );
    assert!(browser.get("/").says("One is on time."));

    // It says when it arrived; the days count from that.
    door.it_is("2026-11-29");
    browser.send(
        &format!("{case}/came"),
        &[("kind", "acknowledged"), ("on", "2026-11-29")],
    );
    let (_, page) = browser.send(
        &format!("{case}/record"),
        &[("event", "received"), ("on", "2026-11-28")],
    );
    assert!(
        page.says("The answer is due on 28 December 2026."),
        "{}",
        page.text
    );

    // And then nothing does.
    door.it_is("2027-01-11");
    let today = browser.get("/");
    assert!(
        today.says("Ignoring you") && today.says("14 days late"),
        "{}",
        today.text
    );
    assert!(today.leads_to(&case));
    let page = browser.get(&case);
    let reminder = format!("{case}/write/reminder");
    assert!(page.leads_to(&reminder), "{:?}", page.links);
    let page = browser.get(&reminder);
    assert!(page.says("So it reads"), "{}", page.text);
    let (_, page) = browser.send(&reminder, &[("deed", "keep")]);
    assert!(page.says("Letter 2"), "{}", page.text);
    // They stay late until it has left, and after.
    let waits = "The answer was due on 28 December 2026, and has not come; a letter is written and waits to be sent.";
    assert!(page.says(waits), "{}", page.text);
    let today = browser.get("/");
    assert!(
        today.says("Ignoring you") && today.says("14 days late"),
        "{}",
        today.text
    );
    let waits = "A letter of 11 January 2027 is written and waits to be sent";
    assert!(today.says(waits), "{}", today.text);
    assert!(today.leads_to(&format!("{case}/send")), "{:?}", today.links);
    assert!(!today.says("Not sent yet"), "{}", today.text);
    for page in ["/days", "/cases"] {
        let page = browser.get(page);
        assert!(page.says("sent"), "{}", page.text);
    }
    let (_, page) = browser.send(
        &format!("{case}/record"),
        &[("event", "sent:post"), ("on", "2027-01-11")],
    );
    assert!(
        page.says("You reminded them on 11 January 2027; wait until 25 January 2027."),
        "{}",
        page.text
    );

    // Whoever is reminded in vain is complained about.
    door.it_is("2027-01-30");
    let page = browser.get(&case);
    let complaint = format!("{case}/write/complaint");
    assert!(page.leads_to(&complaint), "{:?}", page.links);
    let page = browser.get(&complaint);
    assert!(page.says("Datenschutzbehörde"), "{}", page.text);
    assert!(page.says("Imaginary Shop"), "{}", page.text);
    // It is in the language that the authority takes; another is a choice, and so is a translation.
    assert!(page.says("The language of the complaint"), "{}", page.text);
    assert!(page.says("Beschwerde ein"), "{}", page.text);
    let show = |more| crate::browser::read(browser.post(&complaint, &[("deed", "show"), more]));
    let other = show(("lang", "en"));
    assert!(other.says("I lodge a complaint"), "{}", other.text);
    let both = show(("copy", "en"));
    assert!(both.says("Beschwerde ein"), "{}", both.text);
    assert!(both.says("I lodge a complaint"), "{}", both.text);
    let packet = browser.post(&format!("{case}/evidence"), &[]);
    assert_eq!(packet.status, 200);
    assert_eq!(packet.head("content-type"), Some("application/zip"));
    assert!(packet.body.starts_with("PK"));
    let (_, page) = browser.send(&complaint, &[("deed", "keep")]);
    assert!(page.says("Letter 3"), "{}", page.text);
    let (_, page) = browser.send(
        &format!("{case}/record"),
        &[("event", "sent:form"), ("on", "2027-01-30")],
    );
    assert!(
        page.says("You complained to the authority"),
        "{}",
        page.text
    );
    assert!(browser.get("/").says("At the authority"));

    // And all of it is forgotten.
    let forget = format!("{case}/forget");
    let page = browser.get(&forget);
    assert!(page.says("Delete Imaginary Shop?"), "{}", page.text);
    let (to, page) = browser.send(&forget, &[]);
    assert_eq!(to, "/?done=forgotten");
    assert!(page.says("deleted from this computer"), "{}", page.text);
    assert_eq!(browser.get(&case).status, 404);
    fs::remove_file(&paper).unwrap();
    let mut all = Vec::new();
    files(door.home.path(), &mut all);
    for file in all {
        let bytes = fs::read(&file).unwrap();
        for word in ["Imaginary Shop", "Quaystreet"] {
            let holds = bytes
                .windows(word.len())
                .any(|window| window == word.as_bytes());
            assert!(!holds, "{word} is still in {}", file.display());
        }
    }
}
