//! What a mail tells of the person is what stands in it: no more, no less.

use mail_parser::MessageParser;

use super::{
    Home, account,
    server::{Behaviour, Server},
};

const NAME: &str = "Zoë Example-Sample";
const EMAIL: &str = "zoe@example.org";
const STREET: &str = "Lindenallee 12";
const CHILD: &str = "Mia Example-Sample";
const NUMBER: &str = "4711-0815-2342";
const PHONE: &str = "+49 341 5550100";
const BIRTH: &str = "date of birth: 12 May 1980, not 5 December 1980";
const SHOP: &str = "Other Shop Ltd";
const REASON: &str = "I moved, and the old flat is somebody else's now";

/// What can be given, the flag, and what of it is told where it stands in the mail.
fn values(
    residence: &'static str,
    named: &'static str,
) -> Vec<(Vec<&'static str>, &'static str, String)> {
    vec![
        (
            vec!["--child", CHILD, "--child-age", "under-13"],
            CHILD,
            format!("your child {CHILD}"),
        ),
        (
            vec!["--id", "customer number=4711-0815-2342"],
            NUMBER,
            format!("customer number {NUMBER}"),
        ),
        (
            vec!["--id", "telephone=+49 341 5550100"],
            PHONE,
            format!("telephone {PHONE}"),
        ),
        (vec!["--item", BIRTH], BIRTH, format!("your words: {BIRTH}")),
        (
            vec!["--reason", REASON],
            REASON,
            format!("your reason: {REASON}"),
        ),
        (
            vec!["--residence", residence],
            named,
            format!("residence {residence}"),
        ),
        (
            vec!["--address", "Lindenallee 12; 04109 Leipzig; DE"],
            STREET,
            format!("{STREET}, 04109 Leipzig"),
        ),
    ]
}

#[test]
fn a_value_that_stands_in_the_mail_is_told_and_no_other() {
    is_told(2);
}

#[test]
#[ignore = "takes half a minute: every right, with the page and without; .ci/run runs it"]
fn every_value_that_stands_in_the_mail_is_told_and_no_other() {
    is_told(1);
}

/// Every so manieth right, with the page and without.
fn is_told(step: usize) {
    let server = Server::start(Behaviour::good());
    let home = Home::new();
    account(&home, &server);
    let (mut found, mut missing) = (0_usize, 0_usize);
    for (law, residence, named, rights) in [
        (
            "gdpr",
            "AT",
            "Austria",
            &[
                "access",
                "deletion",
                "objection",
                "rectification",
                "restriction",
                "portability",
                "withdrawal",
            ][..],
        ),
        (
            "uk-gdpr",
            "GB",
            "the United Kingdom",
            &["access", "deletion"],
        ),
        (
            "ccpa",
            "US-CA",
            "California",
            &["access", "deletion", "opt-out", "limit"],
        ),
        ("mhmda", "US-WA", "Washington", &["access", "deletion"]),
    ] {
        for (at, right) in rights.iter().enumerate() {
            for page in [&[][..], &["--embed-data"]]
                .into_iter()
                .skip(at % step)
                .step_by(step)
            {
                let to = format!("privacy@{law}-{right}{}.example.org", page.len());
                let mut write = vec![
                    "write", right, &to, "--json", "--output", "letters", "--law", law,
                ];
                write.extend([
                    "--recipient-email",
                    &to,
                    "--lang",
                    "en",
                    "--name",
                    NAME,
                    "--email",
                    EMAIL,
                ]);
                let mut given = values(residence, named);
                // A parent's letter has its own rules; here it is enough where it is plain.
                given.retain(|(_, value, _)| *value != CHILD || *right == "access");
                if *right == "portability" {
                    let told = format!("that your data are to go to {SHOP}");
                    given.push((vec!["--transfer-to", SHOP], SHOP, told));
                }
                write.extend(given.iter().flat_map(|(flags, ..)| flags.iter().copied()));
                write.extend(page);
                let case = home.json(&write)["case"].as_str().unwrap().to_owned();
                let with_page = ["--attach-pdf"];
                let send = ["send", &case, "--yes", "--yes-this-sender"];
                let sent = home
                    .output(&[&send[..], if page.is_empty() { &[] } else { &with_page }].concat());
                let said = String::from_utf8(sent.stderr).unwrap();
                let tells = said
                    .lines()
                    .find(|line| line.starts_with("shares   "))
                    .unwrap_or_else(|| panic!("{said}"));
                let taken = server.taken();
                let mail = &taken.last().unwrap().bytes;
                let parsed = MessageParser::default().parse(mail).unwrap();
                let mut text = format!(
                    "{} {}",
                    parsed.subject().unwrap(),
                    parsed.body_text(0).unwrap()
                );
                text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(tells.contains(NAME) && tells.contains(EMAIL), "{tells}");
                for (_, value, told) in given {
                    // The page that lies with it carries the whole request as data.
                    let stands = text.contains(value) || !page.is_empty();
                    assert_eq!(
                        tells.contains(&told),
                        stands,
                        "{law} {right} {value}: {tells}\n{text}"
                    );
                    found += usize::from(stands);
                    missing += usize::from(!stands);
                }
            }
        }
    }
    // Both ways were met.
    assert!(
        found * step > 50 && missing * step > 15,
        "{found} {missing}"
    );
}
