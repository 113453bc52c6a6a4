//! A copy of what was sent, in the person's own mailbox.

use super::{
    Home,
    daemon::Ground,
    dovecot::Dovecot,
    exim::Exim,
    imap_server::{Asked, ImapServer, Mailbox, Trick},
    last_word, real_servers,
    server::{Action, Behaviour, Moment, PASSWORD, Server},
    write_letter,
};

/// An account that sends by one server and has its mailbox at another.
fn account(home: &Home, server: &Server, mailbox: Option<&ImapServer>, copy: &str) {
    let authorities = match mailbox {
        Some(mailbox) => server.authority() + &mailbox.authority(),
        None => server.authority(),
    };
    home.put("home/ca.pem", &authorities);
    let imap = mailbox.map_or_else(String::new, |mailbox| {
        format!("imap = \"{}\"\n", mailbox.url())
    });
    home.put(
        "home/config.toml",
        &format!(
            "[account.default]\nfrom = \"Ada Example <ada@example.org>\"\nsmtp = \"{}\"\nca = \"ca.pem\"\n\
             {imap}copy = \"{copy}\"\npassword.command = [\"echo\", \"{PASSWORD}\"]\n\
             pause = 0\ntimeout = 2\nretries = 2\nretry-after = 0\n",
            server.url()
        ),
    );
}

fn send(home: &Home, cases: &[String]) -> (String, String, i32) {
    let mut arguments = vec!["send", "--yes"];
    arguments.extend(cases.iter().map(String::as_str));
    home.strictly(&arguments)
}

fn two(home: &Home) -> Vec<String> {
    ["Alpha", "Beta"]
        .map(|company| write_letter(home, company))
        .into()
}

fn with_sent() -> Mailbox {
    Mailbox::with(&[]).folder("Gesendet", "\\Sent", &[])
}

#[test]
fn a_copy_goes_to_the_sender_and_the_mail_does_not_say_so() {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server, None, "bcc");
    let cases = two(&home);
    let (_, said, code) = send(&home, &cases);
    assert_eq!(code, 0, "{said}");
    let taken = server.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(
        taken[0].to,
        ["privacy@alpha.example.org", "ada@example.org"]
    );
    assert_eq!(taken[0].header("Bcc"), None);
    assert!(!taken[0].header("To").unwrap().contains("ada@"));
    // Nothing is sent again for it.
    send(&home, &cases);
    assert_eq!(server.taken().len(), 2);
}

#[test]
fn a_sender_that_is_refused_as_one_more_stops_no_mail() {
    let server = Server::start(Behaviour {
        refuses: Some("ada@example.org"),
        ..Behaviour::good()
    });
    let home = Home::new();
    account(&home, &server, None, "bcc");
    let case = write_letter(&home, "Alpha");
    let (_, said, code) = send(&home, std::slice::from_ref(&case));
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("the copy for your own mailbox is missing"),
        "{said}"
    );
    assert!(said.contains("550 5.7.1 not you"), "{said}");
    assert_eq!(last_word(&home, &case), "sent");
    assert_eq!(server.taken()[0].to, ["privacy@alpha.example.org"]);
}

#[test]
fn a_copy_is_put_into_the_folder_for_what_is_sent_once_and_to_the_byte() {
    let server = Server::start(Behaviour::good());
    let mailbox = ImapServer::start(with_sent());
    let home = Home::new();
    account(&home, &server, Some(&mailbox), "folder Sent");
    let cases = two(&home);
    let (_, said, code) = send(&home, &cases);
    assert_eq!((code, said.contains("copy")), (0, false), "{said}");
    let copies = mailbox.letters("Gesendet");
    let taken: Vec<Vec<u8>> = server.taken().into_iter().map(|mail| mail.bytes).collect();
    assert_eq!(copies, taken);
    let heard = mailbox.heard();
    let of = |word: &str| heard.iter().filter(|said| said.starts_with(word)).count();
    assert_eq!(
        (of("LOGIN"), of("APPEND"), of("LOGOUT")),
        (1, 2, 1),
        "{heard:?}"
    );
    assert!(
        heard.iter().any(|said| said.contains("(\\Seen)")),
        "{heard:?}"
    );
    send(&home, &cases);
    assert_eq!(mailbox.letters("Gesendet").len(), 2);
}

#[test]
fn what_the_server_keeps_by_itself_is_not_put_there_twice() {
    let server = Server::start(Behaviour::good());
    let mailbox = ImapServer::start(with_sent());
    let home = Home::new();
    account(&home, &server, Some(&mailbox), "folder Gesendet");
    let case = write_letter(&home, "Alpha");
    // The mail is made before it leaves: one that is tried in vain has its number.
    server.behave(Behaviour::wrong_at(
        Moment::Recipient,
        Action::Say("450 4.2.0 later".to_owned()),
    ));
    send(&home, std::slice::from_ref(&case));
    let shown = home.json(&["show", &case, "--json"]);
    let events = shown["events"].as_array().unwrap();
    let id = events.last().unwrap()["attempt"]["message_id"]
        .as_str()
        .unwrap()
        .to_owned();
    mailbox.becomes(|mailbox| {
        *mailbox = Mailbox::with(&[]).folder(
            "Gesendet",
            "\\Sent",
            &[(
                1,
                &format!("Message-ID: {id}\r\n\r\nkept by the server\r\n"),
            )],
        );
    });
    server.behave(Behaviour::good());
    let arguments = ["send", "--yes", "--yes-this-address", &case];
    let (_, said, code) = home.strictly(&arguments);
    assert_eq!((code, said.contains("copy")), (0, false), "{said}");
    assert_eq!(server.taken().len(), 1);
    assert_eq!(mailbox.letters("Gesendet").len(), 1);
}

/// The mail has left, the exit code says so, and what became of the copy is told.
fn told(mailbox: Mailbox, copy: &str, words: &str, copies: usize) {
    let server = Server::start(Behaviour::good());
    let mailbox = ImapServer::start(mailbox);
    let home = Home::new();
    account(&home, &server, Some(&mailbox), copy);
    let case = write_letter(&home, "Alpha");
    let (_, said, code) = send(&home, std::slice::from_ref(&case));
    assert_eq!(code, 0, "{said}");
    assert!(said.contains(words), "{said}");
    assert_eq!(last_word(&home, &case), "sent");
    assert_eq!(server.taken().len(), 1);
    assert_eq!(mailbox.letters("Gesendet").len(), copies, "{said}");
    let appends = mailbox.heard();
    let appends = appends
        .iter()
        .filter(|said| said.starts_with("APPEND"))
        .count();
    assert!(appends <= 1, "{appends}");
}

#[test]
fn a_copy_that_is_refused_is_told() {
    let mailbox = with_sent().tricky(Asked::Append, Trick::No("[OVERQUOTA] full".to_owned()));
    told(
        mailbox,
        "folder Sent",
        "is missing: announcing the copy: the server said:",
        0,
    );
}

#[test]
fn a_folder_that_is_not_there_is_told_with_those_that_are() {
    told(
        with_sent(),
        "folder Letters",
        "no folder `Letters`; its folders are INBOX, Gesendet",
        0,
    );
}

#[test]
fn a_mailbox_that_lets_nobody_in_is_told() {
    let mailbox = with_sent().tricky(Asked::LogIn, Trick::No("no".to_owned()));
    told(mailbox, "folder Sent", "is missing: logging in:", 0);
}

#[test]
fn whether_a_copy_is_there_is_not_known_where_no_word_comes_and_it_is_not_put_again() {
    let mailbox = with_sent().tricky(Asked::Appended, Trick::Close);
    told(
        mailbox,
        "folder Sent",
        "arrived is not known (handing over the copy:",
        1,
    );
}

#[test]
fn a_mailbox_that_has_hung_up_between_two_mails_is_opened_again() {
    let server = Server::start(Behaviour::good());
    let mailbox = ImapServer::start(with_sent().tricky(Asked::Appended, Trick::HangsUpAfter));
    let home = Home::new();
    account(&home, &server, Some(&mailbox), "folder Sent");
    let cases = two(&home);
    let (_, said, code) = send(&home, &cases);
    assert_eq!((code, said.contains("copy")), (0, false), "{said}");
    assert_eq!(server.taken().len(), 2);
    assert_eq!(mailbox.letters("Gesendet").len(), 2);
}

#[test]
#[ignore = "needs Exim and Dovecot"]
fn dovecot_has_the_copy_once_and_to_the_byte_as_read() {
    let ground = Ground::new();
    let exim = Exim::start(&ground);
    let dovecot = Dovecot::start(&ground);
    let home = Home::new();
    let servers = [exim.implicit(), dovecot.starttls()];
    real_servers::account(&home, &ground, &servers, "copy = \"folder Sent\"\n");
    let cases = two(&home);
    let (_, said, code) = send(&home, &cases);
    assert_eq!((code, said.contains("copy")), (0, false), "{said}");
    let seen = dovecot.mailbox().seen("Gesendet");
    let flags: Vec<&String> = seen.iter().filter(|line| line.contains("FETCH")).collect();
    assert_eq!(flags.len(), 2, "{seen:?}");
    assert!(flags.iter().all(|line| line.contains("\\Seen")), "{seen:?}");
    send(&home, &cases);
    let seen = dovecot.mailbox().seen("Gesendet");
    assert_eq!(seen.iter().filter(|line| line.contains("FETCH")).count(), 2);
}
