//! Letters through Exim and Dovecot as Debian has them: what arrives is what is
//! kept, and the log speaks of it as the servers' own logs do.

use std::{
    fs,
    io::Read,
    thread,
    time::{Duration, Instant},
};

use mail_parser::{MessageParser, MimeHeaders};

use super::{
    Home,
    daemon::{Ground, PATIENCE},
    dovecot::Dovecot,
    exim::Exim,
    last_word,
    server::PASSWORD,
    write_letter,
};

#[test]
#[ignore = "needs Exim and Dovecot"]
fn exim_takes_a_letter_under_tls_and_dovecot_gives_it_back_to_the_byte() {
    through(Exim::implicit, "plain");
}

#[test]
#[ignore = "needs Exim and Dovecot"]
fn exim_takes_a_letter_after_starttls_and_dovecot_gives_it_back_to_the_byte() {
    through(Exim::starttls, "login");
}

fn through(url: fn(&Exim) -> String, login: &str) {
    let ground = Ground::new();
    let exim = Exim::start(&ground);
    let dovecot = Dovecot::start(&ground);
    let home = Home::new();
    home.put("home/ca.pem", &ground.authority);
    let with = |password: &str| {
        home.put(
            "home/config.toml",
            &format!(
                "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"{}\"\n\
                 ca = \"ca.pem\"\npassword.command = [\"echo\", \"{password}\"]\npause = 0\n",
                url(&exim)
            ),
        );
    };
    let (bare, paged) = (write_letter(&home, "Alpha"), write_letter(&home, "Beta"));

    with("wr0ng");
    let (said, code) = home.refusal(&["send", &bare, "--yes"]);
    assert!(said.contains("logging in: the server said: 535"), "{said}");
    assert!(!said.contains("wr0ng"), "{said}");
    assert_eq!((code, last_word(&home, &bare).as_str()), (1, "written"));

    with(PASSWORD);
    for arguments in [
        vec!["send", &bare, "--yes"],
        vec!["send", &paged, "--yes", "--attach-pdf"],
        // Sent once; this says so and leaves them be.
        vec!["send", &bare, &paged, "--yes"],
    ] {
        let output = home.output(&arguments);
        let told = String::from_utf8([output.stderr, output.stdout].concat()).unwrap();
        assert!(output.status.success(), "{told}\n{:?}", exim.log(""));
    }
    check(&home, &exim, &dovecot, &bare, login, false);
    check(&home, &exim, &dovecot, &paged, login, true);
    // The password that was wrong brought nothing in.
    assert_eq!(exim.log(" <= ").len(), 2, "{:?}", exim.log(""));
}

/// One letter: in the tracker, in Exim's log and in the recipient's mailbox.
fn check(home: &Home, exim: &Exim, dovecot: &Dovecot, case: &str, login: &str, has_page: bool) {
    let shown = home.json(&["show", case, "--json"]);
    let sent = shown["events"].as_array().unwrap().last().unwrap();
    assert_eq!(sent["kind"], "sent");
    let attempt = &sent["attempt"];
    assert_eq!(attempt["reply"]["code"], 250);
    let message_id = attempt["message_id"].as_str().unwrap();
    let queue_id = attempt["reply"]["queue_id"].as_str().unwrap();

    // Exim's own log: taken once, under TLS and a password, and delivered once.
    delivered(exim, queue_id);
    let taken = exim.log(&format!(" id={}", message_id.trim_matches(['<', '>'])));
    assert_eq!(taken.len(), 1, "{taken:?}");
    assert!(
        taken[0].contains(&format!(" {queue_id} <= ada@example.org "))
            && taken[0].contains(" P=esmtpsa X=TLS1.")
            && taken[0].contains(&format!(" A={login}:ada ")),
        "{taken:?}"
    );
    assert_eq!(exim.log(&format!(" {queue_id} => ")).len(), 1);

    let file = format!("{case}.zip");
    home.output(&["evidence", case, "--output", &file]);
    let mut evidence = zip::ZipArchive::new(fs::File::open(home.path(&file)).unwrap()).unwrap();
    let mut kept = Vec::new();
    let mut mail = evidence.by_name("mail-1.eml").unwrap();
    mail.read_to_end(&mut kept).unwrap();

    let mut arrived = dovecot.mailbox().mails(message_id);
    assert_eq!(arrived.len(), 1, "{message_id} arrived so often");
    let arrived = arrived.remove(0);
    // Above what was sent stands what the servers on the way add, and no byte else.
    let above = arrived.strip_suffix(&kept[..]).unwrap_or_else(|| {
        panic!(
            "{}\nis not, at its end,\n{}",
            String::from_utf8_lossy(&arrived),
            String::from_utf8_lossy(&kept)
        )
    });
    assert!(String::from_utf8_lossy(above).contains("Received: from"));

    // Another program reads the letter and the page out of it.
    let parsed = MessageParser::default().parse(&arrived).unwrap();
    assert_eq!(
        parsed.message_id(),
        Some(message_id.trim_matches(['<', '>']))
    );
    let body = parsed.body_text(0).unwrap();
    assert_eq!(
        words(&body),
        words(&letter(home, case)),
        "the letter as text, but for its line breaks"
    );
    let pages: Vec<_> = parsed.attachments().collect();
    assert_eq!(pages.len(), usize::from(has_page));
    if let [page] = pages[..] {
        assert_eq!(page.attachment_name(), Some(format!("{case}.pdf").as_str()));
        let output = format!("{case}.pdf");
        home.output(&["show", case, "--format", "pdf", "--output", &output]);
        assert_eq!(page.contents(), fs::read(home.path(&output)).unwrap());
    }
}

/// Waits until Exim has done with a mail, which is after it took it.
fn delivered(exim: &Exim, queue_id: &str) {
    let begun = Instant::now();
    while exim.log(&format!(" {queue_id} Completed")).is_empty() {
        assert!(
            begun.elapsed() < PATIENCE,
            "{queue_id} is not delivered: {:?}",
            exim.log("")
        );
        thread::sleep(Duration::from_millis(20));
    }
}

/// The letter in the tracker, from its first words on: a mail has sender,
/// recipient and subject in its head.
fn letter(home: &Home, case: &str) -> String {
    let output = format!("{case}.txt");
    home.output(&["show", case, "--format", "txt", "--output", &output]);
    let text = fs::read_to_string(home.path(&output)).unwrap();
    let (_, body) = text.split_once(&format!("(reference {case})")).unwrap();
    body.to_owned()
}

fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}
