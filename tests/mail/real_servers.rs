//! Letters through Exim and Dovecot as Debian has them: what arrives is what is
//! kept, and the log speaks of it as the servers' own logs do.

use std::{
    fs,
    io::Read,
    thread,
    time::{Duration, Instant},
};

use datawrit::{
    delivery::{
        server::{Login, Server},
        smtp::Session,
    },
    office::inbox::fetch,
};
use mail_parser::{MessageParser, MimeHeaders};

use super::{
    Home,
    daemon::{Ground, PATIENCE},
    dovecot::Dovecot,
    exim::Exim,
    fetching, last_word,
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

#[test]
#[ignore = "needs Exim and Dovecot"]
fn dovecot_is_read_to_the_byte_and_left_as_it_was() {
    read_back(Dovecot::implicit);
}

#[test]
#[ignore = "needs Exim and Dovecot"]
fn dovecot_is_read_after_starttls_and_left_as_it_was() {
    read_back(Dovecot::starttls);
}

/// An account that sends by the one server and is read by the other, with more lines.
pub fn account(home: &Home, ground: &Ground, [smtp, imap]: &[String; 2], more: &str) {
    home.put("home/ca.pem", &ground.authority);
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"{smtp}\"\nimap = \"{imap}\"\n\
             {more}ca = \"ca.pem\"\npassword.command = [\"echo\", \"{PASSWORD}\"]\npause = 0\n",
        ),
    );
}

#[test]
#[ignore = "needs Exim and Dovecot"]
fn a_letter_is_sent_answered_fetched_and_reviewed_and_the_next_one_is_written_and_sent() {
    let ground = Ground::new();
    let exim = Exim::start(&ground);
    let dovecot = Dovecot::start(&ground);
    let home = Home::new();
    let servers = [exim.implicit(), dovecot.implicit()];
    account(&home, &ground, &servers, "");
    let case = write_letter(&home, "Alpha");
    let output = home.output(&["send", &case, "--yes"]);
    assert!(output.status.success(), "{output:?}");
    let shown = home.json(&["show", &case, "--json"]);
    let sent = shown["events"].as_array().unwrap().last().unwrap();
    let message_id = sent["attempt"]["message_id"].as_str().unwrap().to_owned();
    delivered(
        &exim,
        sent["attempt"]["reply"]["queue_id"].as_str().unwrap(),
    );
    // What the company gets, and what its ticket system answers.
    let letter = dovecot.mailbox().mails(&message_id).remove(0);
    let letter = String::from_utf8(letter).unwrap();
    let quoted: String = letter.lines().map(|line| format!("> {line}\r\n")).collect();
    let answer = format!(
        "From: Alpha Privacy <privacy@alpha.example.org>\r\nTo: ada@example.org\r\n\
         Subject: Re: your request\r\nDate: Mon, 23 Nov 2026 15:00:00 +0000\r\n\
         Message-ID: <ticket-1@alpha.example.org>\r\nIn-Reply-To: {message_id}\r\n\
         MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n\
         Dear Ada Example,\r\n\r\nbefore we can process your request, please verify your identity: send us\r\n\
         a copy of your passport or identity card.\r\n\r\nAlpha Privacy\r\n\r\n{quoted}"
    );
    let advertisement = "From: shop@shop.example.com\r\nTo: ada@example.org\r\nSubject: Sale\r\n\
        Message-ID: <sale@shop.example.com>\r\nDate: Mon, 23 Nov 2026 15:00:00 +0000\r\n\r\nEverything must go.\r\n";
    for (from, mail) in [
        ("privacy@alpha.example.org", answer.as_str()),
        ("shop@shop.example.com", advertisement),
    ] {
        post(&exim, &ground, from, mail);
    }

    let before = (dovecot.mailbox().seen("INBOX"), messages(&ground));
    assert_eq!(before.1.len(), 3);
    let fetched = home.json(&["inbox", "fetch", "--json"]);
    assert_eq!(fetched["folders"][0]["messages"], 3, "{fetched:#}");
    let kept = fetched["messages"].as_array().unwrap();
    let kept: Vec<_> = kept
        .iter()
        .filter(|one| one["message_id"] == "<ticket-1@alpha.example.org>")
        .collect();
    assert_eq!(kept.len(), 1, "{fetched:#}");
    assert_eq!(kept[0]["case"], case.as_str(), "{fetched:#}");
    assert_eq!(kept[0]["kind"], "needs-identity", "{fetched:#}");
    let number = kept[0]["number"].to_string();
    assert_eq!(
        last_word(&home, &case),
        "sent",
        "nothing is recorded without a question"
    );
    let again = home.json(&["inbox", "fetch", "--json"]);
    assert_eq!(again["folders"][0]["messages"], 0, "{again:#}");
    assert_eq!(last_word(&home, &case), "sent");

    let output = home.output(&["inbox", "review", &number, "--yes"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(last_word(&home, &case), "identity-asked");
    // The mailbox is to the byte, and to the flag, what it was.
    assert_eq!((dovecot.mailbox().seen("INBOX"), messages(&ground)), before);

    // What comes next is said, written and sent.
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(
        (step["because"].as_str(), step["letters"][0].as_str()),
        (Some("identity-asked"), Some("identity-supplied")),
        "{step:#}"
    );
    let given = "customer number 4711";
    let write = ["next", &case, "--letter", "identity-supplied", "--json"];
    let added = home.json(&[&write[..], &["--given", given]].concat());
    assert_eq!(added["letter"], 2, "{added:#}");
    let output = home.output(&["send", &case, "--yes"]);
    assert!(output.status.success(), "{output:?}");
    let shown = home.json(&["show", &case, "--json"]);
    let events = shown["events"].as_array().unwrap();
    let sent = events
        .iter()
        .rfind(|event| event["kind"] == "sent")
        .unwrap();
    assert_eq!(sent["letter"], 2, "{shown:#}");
    let second = sent["attempt"]["message_id"].as_str().unwrap();
    assert_ne!(second, message_id);
    delivered(
        &exim,
        sent["attempt"]["reply"]["queue_id"].as_str().unwrap(),
    );
    let mut arrived = dovecot.mailbox().mails(second);
    assert_eq!(arrived.len(), 1);
    let arrived = arrived.remove(0);
    let arrived = MessageParser::default().parse(&arrived).unwrap();
    assert!(arrived.subject().unwrap().contains(&case), "{arrived:?}");
    assert!(arrived.body_text(0).unwrap().contains(given), "{arrived:?}");
    assert_eq!(last_word(&home, &case), "identity-supplied");

    // The answer to the second letter finds its case and that letter, by the thread alone.
    let answer = format!(
        "From: Helpdesk <helpdesk@desk.example.com>\r\nTo: ada@example.org\r\nSubject: [#1] update\r\n\
         Date: Mon, 23 Nov 2026 16:00:00 +0000\r\nMessage-ID: <ticket-2@desk.example.com>\r\n\
         In-Reply-To: {second}\r\n\r\nWe refuse your request: it is manifestly unfounded.\r\n"
    );
    post(&exim, &ground, "helpdesk@desk.example.com", &answer);
    let was = (dovecot.mailbox().seen("INBOX"), messages(&ground));
    assert_eq!(was.1.len(), 5);
    let fetched = home.json(&["inbox", "fetch", "--json"]);
    let kept = fetched["messages"].as_array().unwrap();
    let kept = kept
        .iter()
        .find(|one| one["message_id"] == "<ticket-2@desk.example.com>")
        .unwrap();
    let place = [&kept["case"], &kept["proposed"]["case"]];
    assert!(place.contains(&&case.as_str().into()), "{kept:#}");
    assert_eq!(kept["kind"], "denied", "{kept:#}");
    let number = kept["number"].to_string();
    let output = home.output(&[
        "inbox", "review", &number, "--case", &case, "--kind", "denied",
    ]);
    assert!(output.status.success(), "{output:?}");
    let step = home.json(&["next", &case, "--json"])[0].clone();
    assert_eq!(step["letters"][0], "objection", "{step:#}");
    assert!(home.output(&["verify"]).status.success());

    // The mailbox is what it was, and what had been there before is so to the byte and the flag.
    assert_eq!((dovecot.mailbox().seen("INBOX"), messages(&ground)), was);
    for message in &before.1 {
        assert!(was.1.contains(message), "{message:?} has changed");
    }
}

/// Hands a mail of somebody else's to the person's mail server.
fn post(exim: &Exim, ground: &Ground, from: &str, mail: &str) {
    let mut server: Server = exim.implicit().parse().unwrap();
    server.authority = Some(ground.authority.clone().into_bytes());
    let login = Login::Password {
        user: "ada".to_owned(),
        password: PASSWORD.into(),
    };
    let mut session = Session::open(&server, &login).unwrap();
    let to = "ada@example.org".parse().unwrap();
    session.address(&from.parse().unwrap(), &to).unwrap();
    let said = session.deliver(mail.as_bytes()).unwrap();
    delivered(exim, said.queue_id().unwrap());
    session.quit();
}

fn read_back(url: fn(&Dovecot) -> String) {
    let ground = Ground::new();
    let dovecot = Dovecot::start(&ground);
    let large = format!(
        "Subject: large\r\n\r\n{}",
        "0123456789abcde\r\n".repeat(150_000)
    );
    let there = [
        ("new/1.a.host", "Subject: unread\r\n\r\nä is not ASCII\r\n"),
        ("cur/2.b.host:2,S", "Subject: read\r\n\r\n{5}\r\n)\r\n"),
        ("cur/3.c.host:2,FRT", &large),
        ("new/4.d.host", "Subject: no body\r\n"),
        (
            ".Unfug/new/5.e.host",
            "Subject: in junk\r\n\r\nYour data was deleted.\r\n",
        ),
        (
            ".Archive/cur/6.f.host:2,S",
            "Subject: put away\r\n\r\nWe refuse.\r\n",
        ),
        (".Sent/cur/7.g.host:2,S", "Subject: ours\r\n\r\nPlease.\r\n"),
    ];
    for (path, text) in there {
        let path = format!("mail/{path}");
        for folder in ["new", "cur", "tmp"] {
            let parent = ground
                .path(&path)
                .parent()
                .unwrap()
                .parent()
                .unwrap()
                .join(folder);
            fs::create_dir_all(parent).unwrap();
        }
        ground.put(&path, text);
    }
    ground.own("mail");
    let folders = ["INBOX", "Unfug", "Archive", "Sent"];
    let flags = || folders.map(|folder| dovecot.mailbox().seen(folder));
    // Asked before, so that the server has numbered them, and with them written its own files.
    let before = (flags(), messages(&ground));
    assert_eq!(before.1.len(), there.len());

    let home = Home::new();
    home.put("home/ca.pem", &ground.authority);
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"ada@example.org\"\ndrafts = \"drafts\"\nimap = \"{}\"\nca = \"ca.pem\"\n",
            url(&dovecot)
        ),
    );
    write_letter(&home, "Alpha");
    let since = chrono::NaiveDate::from_ymd_opt(2000, 1, 1);
    let order = || fetch::Order {
        since,
        ..fetch::Order::default()
    };
    let mut taken = fetching::kept(&home);
    let report = fetching::fetch(&home, order(), &mut taken, PASSWORD).unwrap();
    let read: Vec<&str> = report
        .folders
        .iter()
        .map(|one| one.folder.as_str())
        .collect();
    assert_eq!(read, ["INBOX", "Unfug", "Archive"]);
    let mut texts: Vec<&str> = taken
        .messages
        .iter()
        .map(|(text, _)| text.as_str())
        .collect();
    let mut expected: Vec<&str> = there.iter().take(6).map(|(_, text)| *text).collect();
    texts.sort_unstable();
    expected.sort_unstable();
    assert!(texts == expected, "what was read is not what is there");
    assert_eq!((flags(), messages(&ground)), before);

    // Where it was read to is remembered, and what comes after is found.
    let mut again = fetching::kept(&home);
    fetching::fetch(&home, fetch::Order::default(), &mut again, PASSWORD).unwrap();
    assert_eq!(again.messages.len(), 0);
    ground.put("mail/new/8.h.host", "Subject: new\r\n\r\nLate.\r\n");
    let before = (flags(), messages(&ground));
    let report = fetching::fetch(&home, fetch::Order::default(), &mut again, PASSWORD).unwrap();
    assert_eq!((report.folders[0].messages, again.messages.len()), (1, 1));
    assert_eq!((flags(), messages(&ground)), before);
}

/// The messages of a Maildir, by the names that hold their flags, and the hashes of their bytes; not what
/// the server writes of them for itself.
fn messages(ground: &Ground) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![ground.path("mail")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            let inside = path.strip_prefix(ground.path("mail")).unwrap();
            let inside = inside.to_str().unwrap().to_owned();
            if path.is_dir() {
                folders.push(path);
            } else if ["new/", "cur/", "tmp/"]
                .iter()
                .any(|of| inside.contains(of))
            {
                let bytes = fs::read(&path).unwrap();
                found.push((inside, datawrit::tracker::hash(&bytes)));
            }
        }
    }
    found.sort_unstable();
    found
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
