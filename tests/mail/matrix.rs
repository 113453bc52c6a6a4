//! Everything that can go wrong with a mail server, and what becomes of the letter.
//!
//! | column | meaning |
//! | --- | --- |
//! | behaviour | what the server does |
//! | last word | the last event of the case's log |
//! | taken | how many mails the server took |
//! | said | a part of what the person is told |

use std::{fs, time::Duration};

use super::{
    Home, account, last_word,
    server::{Action, Behaviour, Certificate, Moment, Privacy, Server},
    write_letter,
};

fn check(behaviour: Behaviour, word: &str, taken: usize, said: &str) {
    let privacy = match behaviour.privacy {
        Privacy::NotOffered | Privacy::Injected => Privacy::StartTls,
        private => private,
    };
    let waits = waits(&behaviour);
    let server = Server::start(behaviour);
    let home = Home::new();
    account(&home, &server);
    if waits {
        // Each try waits a second for a word; that it is tried again is seen where the server says no.
        let config = fs::read_to_string(home.path("home/config.toml")).unwrap();
        home.put(
            "home/config.toml",
            &config.replace("retries = 2", "retries = 0"),
        );
    }
    let case = write_letter(&home, "Musterfirma");
    let output = home.output(&["send", &case, "--yes"]);
    let told = format!(
        "{}{}",
        String::from_utf8(output.stderr).unwrap(),
        String::from_utf8(output.stdout).unwrap()
    );
    assert!(told.contains(said), "{told}");
    assert!(!told.contains("s3cret"), "{told}");
    assert!(!told.contains('\u{1b}'), "{told}");
    assert_eq!(last_word(&home, &case), word, "{told}");
    assert_eq!(server.taken().len(), taken, "{told}");
    let code = output.status.code().unwrap();
    assert_eq!(code, i32::from(word != "sent"), "{told}");

    // Once more, to a server that does everything right: nothing goes out twice.
    server.behave(Behaviour::with(privacy));
    home.output(&["send", &case, "--yes"]);
    match word {
        "sent" | "unknown" => assert_eq!(server.taken().len(), taken),
        _ => assert!(server.taken().len() <= 1),
    }
}

/// Whether the program waits in vain for what this server says.
fn waits(behaviour: &Behaviour) -> bool {
    behaviour.wrong.values().any(|(action, _)| match action {
        Action::Silence | Action::TakeAndSilence => true,
        Action::Drip(pause) => *pause > Duration::from_millis(100),
        _ => false,
    })
}

macro_rules! matrix {
    ($($name:ident: $behaviour:expr => $word:literal, $taken:literal, $said:literal;)*) => {
        $(
            #[test]
            fn $name() {
                check($behaviour, $word, $taken, $said);
            }
        )*
    };
}

fn say(moment: Moment, text: &str) -> Behaviour {
    Behaviour::wrong_at(moment, Action::Say(text.to_owned()))
}

fn first(times: u32, moment: Moment, text: &str) -> Behaviour {
    Behaviour::wrong_at_first(moment, Action::Say(text.to_owned()), times)
}

fn close(moment: Moment) -> Behaviour {
    Behaviour::wrong_at(moment, Action::Close)
}

fn ahead(moment: Moment, more: &str) -> Behaviour {
    Behaviour::wrong_at(moment, Action::Ahead(more.to_owned()))
}

fn silence(moment: Moment) -> Behaviour {
    Behaviour::wrong_at(moment, Action::Silence)
}

matrix! {
    // What works.
    implicit_tls: Behaviour::good() => "sent", 1, "250 2.0.0 Ok: queued as T3ST";
    starttls: Behaviour::with(Privacy::StartTls) => "sent", 1, "queued as T3ST";
    loopback_in_the_clear: Behaviour::with(Privacy::None) => "sent", 1, "queued as T3ST";
    no_8bitmime_and_no_smtputf8: Behaviour { extensions: vec!["AUTH PLAIN"], ..Behaviour::good() }
        => "sent", 1, "queued as T3ST";
    login_only: Behaviour { extensions: vec!["AUTH LOGIN"], ..Behaviour::good() } => "sent", 1, "queued as T3ST";

    // The way would not be private.
    no_starttls_offered: Behaviour::with(Privacy::NotOffered)
        => "written", 0, "STARTTLS: the connection would not be private: the server does not offer STARTTLS";
    words_in_the_clear_after_starttls: Behaviour::with(Privacy::Injected)
        => "written", 0, "unencrypted text came after STARTTLS";
    unknown_authority: Behaviour::certified(Certificate::OtherAuthority)
        => "written", 0, "not trusted: it is not signed by anybody this computer trusts";
    wrong_host_name: Behaviour::certified(Certificate::OtherName)
        => "written", 0, "not trusted: it is not for localhost";
    expired_certificate: Behaviour::certified(Certificate::Expired)
        => "written", 0, "not trusted: it has expired";

    // The account does not work.
    wrong_password: say(Moment::LogIn, "535 5.7.8 authentication failed")
        => "written", 0, "logging in: the server said: 535 5.7.8 authentication failed";
    no_way_to_log_in: Behaviour { extensions: vec!["AUTH CRAM-MD5"], ..Behaviour::good() }
        => "written", 0, "the server does not offer a way to log in";

    // Refused for now.
    greylisting_once: first(1, Moment::Recipient, "451 4.7.1 greylisted, come back") => "sent", 1, "trying again in 0 s";
    greylisting_for_ever: say(Moment::Recipient, "451 4.7.1 greylisted, come back")
        => "not-sent", 0, "451 4.7.1 greylisted, come back";
    too_busy_at_the_greeting: first(1, Moment::Greeting, "421 too busy") => "sent", 1, "421 too busy";
    too_busy_at_the_dot: first(1, Moment::Dot, "452 4.3.1 disk full") => "sent", 1, "452 4.3.1 disk full";
    too_busy_at_data: first(2, Moment::Data, "451 4.3.0 later") => "sent", 1, "451 4.3.0 later";

    // Refused for good.
    sender_refused: say(Moment::Sender, "550 5.7.1 not your address") => "not-sent", 0, "naming the sender: the server said: 550";
    recipient_refused: say(Moment::Recipient, "550 5.1.1 no such user")
        => "not-sent", 0, "naming the recipient: the server said: 550 5.1.1 no such user";
    data_refused: say(Moment::Data, "554 5.5.0 no") => "not-sent", 0, "announcing the mail: the server said: 554 5.5.0 no";
    refused_after_the_dot: say(Moment::Dot, "552 5.3.4 too big")
        => "not-sent", 0, "waiting for the server's word: the server said: 552 5.3.4 too big";

    // The connection ends.
    closed_at_the_greeting: close(Moment::Greeting) => "written", 0, "nothing was sent";
    closed_at_hello: close(Moment::Hello) => "written", 0, "nothing was sent";
    closed_at_the_login: close(Moment::LogIn) => "written", 0, "nothing was sent";
    closed_at_the_sender: close(Moment::Sender) => "not-sent", 0, "naming the sender";
    closed_at_the_recipient: close(Moment::Recipient) => "not-sent", 0, "naming the recipient";
    closed_at_data: close(Moment::Data) => "not-sent", 0, "announcing the mail";
    closed_once_at_data: Behaviour::wrong_at_first(Moment::Data, Action::Close, 1) => "sent", 1, "trying again";
    closed_at_the_dot: close(Moment::Dot) => "unknown", 0, "it is not sent again automatically";
    taken_and_closed: Behaviour::wrong_at(Moment::Dot, Action::TakeAndClose)
        => "unknown", 1, "waiting for the server's word";

    // The server says nothing.
    silent_at_the_greeting: silence(Moment::Greeting) => "written", 0, "said nothing for too long";
    silent_at_the_recipient: silence(Moment::Recipient) => "not-sent", 0, "said nothing for too long";
    silent_at_the_dot: silence(Moment::Dot) => "unknown", 0, "said nothing for too long";
    taken_and_silent: Behaviour::wrong_at(Moment::Dot, Action::TakeAndSilence)
        => "unknown", 1, "said nothing for too long";

    // The server speaks before it is asked: no yes of it counts.
    ahead_at_the_greeting: ahead(Moment::Greeting, "250 localhost") => "written", 0, "nothing was sent";
    ahead_at_hello: ahead(Moment::Hello, "235 welcome") => "written", 0, "spoke before it was asked";
    ahead_at_the_login: ahead(Moment::LogIn, "250 sender ok") => "not-sent", 0, "spoke before it was asked";
    ahead_at_the_sender: ahead(Moment::Sender, "250 recipient ok\r\n354 go ahead\r\n250 2.0.0 Ok: queued as EARLY")
        => "not-sent", 0, "spoke before it was asked";
    ahead_at_the_recipient: ahead(Moment::Recipient, "354 go ahead\r\n250 2.0.0 Ok: queued as EARLY")
        => "not-sent", 0, "spoke before it was asked";
    a_yes_before_the_mail: ahead(Moment::Data, "250 2.0.0 Ok: queued as EARLY")
        => "not-sent", 0, "handing over the mail: the connection was lost (the server spoke before it was asked)";

    // It says a part of its reply, and is gone.
    partial_at_the_greeting: Behaviour::wrong_at(Moment::Greeting, Action::Partial) => "written", 0, "nothing was sent";
    partial_at_the_recipient: Behaviour::wrong_at(Moment::Recipient, Action::Partial) => "not-sent", 0, "naming the recipient";
    partial_at_data: Behaviour::wrong_at(Moment::Data, Action::Partial) => "not-sent", 0, "announcing the mail";
    partial_at_the_dot: Behaviour::wrong_at(Moment::Dot, Action::Partial) => "unknown", 1, "it is not sent again automatically";

    // Its word comes when nobody waits for it any more.
    late_at_the_dot: Behaviour { slowness: Duration::from_secs(4), ..Behaviour::good() }
        => "unknown", 0, "said nothing for too long";
    a_no_amid_the_mail: Behaviour::wrong_at(Moment::Content, Action::Say("421 too slow".to_owned()))
        => "not-sent", 0, "";

    // The server says too much, too slowly, or nonsense.
    slow_but_in_time: Behaviour::wrong_at(Moment::Recipient, Action::Drip(Duration::from_millis(20)))
        => "sent", 1, "queued as T3ST";
    slow_drip_at_the_recipient: Behaviour::wrong_at(Moment::Recipient, Action::Drip(Duration::from_millis(400)))
        => "not-sent", 0, "said nothing for too long";
    slow_drip_at_the_dot: Behaviour::wrong_at(Moment::Dot, Action::Drip(Duration::from_millis(400)))
        => "unknown", 1, "said nothing for too long";
    reply_without_end: Behaviour::wrong_at(Moment::Recipient, Action::Endless) => "not-sent", 0, "a reply without an end";
    reply_without_end_at_the_dot: Behaviour::wrong_at(Moment::Dot, Action::Endless) => "unknown", 1, "a reply without an end";
    long_line_of_a_reply: say(Moment::Recipient, &format!("550 {}", "no ".repeat(300)))
        => "not-sent", 0, "550 no no no";
    line_beyond_every_bound: say(Moment::Recipient, &format!("550 {}", "no ".repeat(3000)))
        => "not-sent", 0, "cannot be understood";
    control_characters: say(Moment::Recipient, "550 \u{1b}[2Jno\u{7} \u{8}such user")
        => "not-sent", 0, "550 [2Jno such user";
    latin_1: say(Moment::Recipient, "550 unbekannter Empf\u{e4}nger") => "not-sent", 0, "550 unbekannter Empf??nger";
    nonsense: say(Moment::Sender, "hello there") => "not-sent", 0, "cannot be understood";
    nonsense_at_the_dot: say(Moment::Dot, "thank you") => "unknown", 0, "it is not sent again automatically";
    taken_with_a_strange_yes: Behaviour::wrong_at(Moment::Dot, Action::TakeAndSay("354 go on".to_owned()))
        => "unknown", 1, "cannot be understood";
}
