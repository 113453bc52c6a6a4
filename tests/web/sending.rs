//! A mail leaves when the person says so, and never holds up the pages.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use crate::{
    browser::{Browser, Read},
    door::Door,
};

/// How a mail server takes a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Takes,
    /// It does not want it now.
    Later,
    /// It says nothing at all.
    Silent,
}

/// A mail server on this computer, and what it was told.
fn server(manner: Manner) -> (u16, Arc<Mutex<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let told = Arc::new(Mutex::new(String::new()));
    let all = Arc::clone(&told);
    thread::spawn(move || {
        for stream in listener.incoming() {
            let told = Arc::clone(&all);
            thread::spawn(move || {
                let _ = talk(&stream.unwrap(), manner, &told);
            });
        }
    });
    (port, told)
}

fn talk(mut stream: &TcpStream, manner: Manner, told: &Mutex<String>) -> std::io::Result<()> {
    if manner == Manner::Silent {
        thread::sleep(Duration::from_secs(20));
        return Ok(());
    }
    stream.write_all(b"220 mail.example.org\r\n")?;
    let mut content = false;
    for line in BufReader::new(stream).lines() {
        let line = line?;
        *told.lock().unwrap() += &format!("{line}\n");
        if content {
            if line == "." {
                content = false;
                stream.write_all(b"250 queued as 42\r\n")?;
            }
            continue;
        }
        let said = match line.split(' ').next().unwrap_or_default() {
            "EHLO" => "250-mail.example.org\r\n250 AUTH PLAIN",
            "AUTH" => "235 yes",
            "MAIL" if manner == Manner::Later => "450 not now",
            "DATA" => {
                content = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        stream.write_all(format!("{said}\r\n").as_bytes())?;
    }
    Ok(())
}

/// A letter to a company with a mailbox, and an account that sends to a server.
fn ready(browser: &Browser<'_>, server: &str) -> String {
    browser.is_ada();
    let config = format!(
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"{server}\"\ntimeout = 5\nretry-after = 600\n"
    );
    fs::write(browser.door.home.path().join("config.toml"), config).unwrap();
    let case = browser.letter_to("Imaginary Shop", "privacy@shop.example.org");
    assert!(case.starts_with("/case/"));
    case
}

/// Looks until it is over.
fn over(browser: &Browser<'_>, sending: &str) -> Read {
    let begun = Instant::now();
    loop {
        let page = browser.get(sending);
        assert_eq!(page.status, 200);
        if page.answer.head("refresh").is_none() {
            return page;
        }
        assert!(begun.elapsed() < Duration::from_secs(30), "{}", page.text);
        thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn a_mail_is_shown_and_leaves_with_a_password_that_is_not_kept() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (port, told) = server(Manner::Takes);
    let case = ready(&browser, &format!("smtp://ada@127.0.0.1:{port}"));
    let send = format!("{case}/send");
    let page = browser.get(&send);
    for words in [
        "So it will leave. Nothing has been sent yet.",
        "privacy@shop.example.org",
        "Ada Example <ada@example.org>",
        "They learn",
        "Send it now",
        "The days of this case are made up",
    ] {
        assert!(page.says(words), "{words}: {}", page.text);
    }
    assert_eq!(page.field("password"), Some(""));
    assert_eq!(*told.lock().unwrap(), "", "looking sends nothing");

    let (sending, _) = browser.send(&send, &[("password", "s3cret-word")]);
    assert_eq!(sending, format!("{case}/sending"));
    let page = over(&browser, &sending);
    assert!(
        page.says("Sent to privacy@shop.example.org."),
        "{}",
        page.text
    );
    assert!(
        page.says("They must answer by 29 December 2026."),
        "{}",
        page.text
    );
    let told = told.lock().unwrap().clone();
    assert_eq!(told.matches("DATA").count(), 1, "{told}");
    assert!(told.contains("AUTH PLAIN"), "{told}");
    assert!(browser.get(&case).says("Sent, by e-mail"));
    // It is not sent twice.
    let page = browser.get(&send);
    assert!(page.says("It has been sent already."), "{}", page.text);
    assert!(!page.says("Send it now"), "{}", page.text);
    // The password is in no page and no file.
    assert!(!browser.get(&sending).answer.body.contains("s3cret-word"));
    for entry in fs::read_dir(door.home.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap_or_default();
        assert!(
            !bytes.windows(11).any(|part| part == b"s3cret-word"),
            "{}",
            path.display()
        );
    }
}

/// A server that wants a mail later is waited for beside the pages, and the end of the pages ends the wait.
#[test]
fn a_mail_that_waits_holds_up_neither_the_pages_nor_their_end() {
    let mut door = Door::open();
    let (port, told) = server(Manner::Later);
    {
        let browser = Browser::of(&door);
        let case = ready(&browser, &format!("smtp://127.0.0.1:{port}"));
        let begun = Instant::now();
        let (sending, _) = browser.send(&format!("{case}/send"), &[]);
        let waits = (0..100).find_map(|_| {
            thread::sleep(Duration::from_millis(50));
            let page = browser.get(&sending);
            page.says("the next try is in 600 seconds").then_some(page)
        });
        let page = waits.expect("it waits");
        assert!(page.answer.head("refresh").is_some());
        for path in ["/", "/me", "/came", "/new", &case] {
            assert_eq!(browser.get(path).status, 200, "{path}");
        }
        // A second yes does not send a second mail.
        browser.send(&format!("{case}/send"), &[]);
        assert!(
            browser
                .get(&format!("{case}/send"))
                .answer
                .head("location")
                .is_some()
        );
        assert!(
            begun.elapsed() < Duration::from_secs(20),
            "{:?}",
            begun.elapsed()
        );
        let mark = browser.mark.clone();
        door.post("/quit", &browser.cookie, &[], &format!("mark={mark}"));
    }
    let ended = Instant::now();
    door.thread.take().unwrap().join().unwrap();
    assert!(
        ended.elapsed() < Duration::from_secs(15),
        "{:?}",
        ended.elapsed()
    );
    let told = told.lock().unwrap().clone();
    assert_eq!(told.matches("DATA").count(), 0, "{told}");
}

#[test]
fn a_server_that_says_nothing_is_told_so_and_the_pages_go_on() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (port, _) = server(Manner::Silent);
    let case = ready(&browser, &format!("smtp://127.0.0.1:{port}"));
    let config = door.home.path().join("config.toml");
    let text = fs::read_to_string(&config).unwrap();
    fs::write(
        &config,
        text.replace("timeout = 5", "timeout = 2\nretries = 0"),
    )
    .unwrap();
    let begun = Instant::now();
    let (sending, page) = browser.send(&format!("{case}/send"), &[]);
    assert!(page.says("It is leaving"), "{}", page.text);
    assert_eq!(browser.get("/").status, 200);
    assert!(
        begun.elapsed() < Duration::from_secs(2),
        "{:?}",
        begun.elapsed()
    );
    let page = over(&browser, &sending);
    assert!(page.leads_to(&format!("{case}/send")), "{}", page.text);
    assert!(
        browser
            .get(&case)
            .says("A letter is written and has not left.")
    );
}

#[test]
fn without_a_mailbox_the_other_ways_are_offered() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let case = browser.letter_to("Imaginary Shop", "privacy@shop.example.org");
    let page = browser.get(&format!("{case}/send"));
    assert!(page.says("No mailbox is added yet"), "{}", page.text);
    assert!(page.leads_to("/me#mailbox"), "{:?}", page.links);
    assert!(
        page.leads_to(&format!("{case}/letter/1.pdf")),
        "{:?}",
        page.links
    );
    assert!(page.leads_to(&format!("{case}/record")), "{:?}", page.links);
}

/// An address that a mail came back from is used only on the person's word.
#[test]
fn an_address_that_is_in_doubt_wants_a_word() {
    let door = Door::open();
    let browser = Browser::of(&door);
    let (port, told) = server(Manner::Takes);
    let case = ready(&browser, &format!("smtp://127.0.0.1:{port}"));
    let send = format!("{case}/send");
    let page = browser.get(&format!("{send}?to=no-reply%40shop.example.org"));
    assert!(!page.says("Send it now"), "{}", page.text);
    let agreed = page
        .links
        .iter()
        .find(|link| link.contains("any_address=yes"));
    let page = browser.get(agreed.expect("a word of the person's is enough"));
    assert!(page.says("Send it now"), "{}", page.text);
    // Without it nothing leaves, whatever the form says.
    let (sending, _) = browser.send(&send, &[("to", "no-reply@shop.example.org")]);
    let page = over(&browser, &sending);
    assert!(
        page.says("no-reply@shop.example.org says by its name"),
        "{}",
        page.text
    );
    assert_eq!(told.lock().unwrap().matches("DATA").count(), 0);
    let (sending, _) = browser.send(
        &send,
        &[("to", "no-reply@shop.example.org"), ("any_address", "yes")],
    );
    let page = over(&browser, &sending);
    assert!(
        page.says("Sent to no-reply@shop.example.org."),
        "{}",
        page.text
    );
}

/// Pages that stay open keep nobody from sending: neither after a look, nor after a mail that left.
#[test]
fn open_pages_do_not_block_the_terminal() {
    let door = Door::open();
    let browser = Browser::of(&door);
    browser.is_ada();
    let config =
        "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\ndrafts = \"drafts\"\n";
    fs::write(door.home.path().join("config.toml"), config).unwrap();
    let first = browser.letter_to("Imaginary Shop", "privacy@shop.example.org");
    let second = browser.letter_to("Another Shop", "privacy@another.example.org");
    let third = browser.letter_to("Third Shop", "privacy@third.example.org");
    let send = |case: &str| {
        let case = case.trim_start_matches("/case/");
        door.run(&["send", case, "--yes", "--today", "2026-11-26"])
    };
    assert!(
        browser
            .get(&format!("{first}/send"))
            .says("So it will leave.")
    );
    send(&second);
    let (sending, _) = browser.send(&format!("{first}/send"), &[]);
    over(&browser, &sending);
    send(&third);
}
