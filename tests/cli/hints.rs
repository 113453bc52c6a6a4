//! Every way out is one: what an error or a next step names can be done, and then what was wanted is done.

use super::{Home, home::ADA};

/// Stands for what a person has of their own, in a command that is told.
const OWN: [(&str, &str); 6] = [
    ("POINTS", "the recordings"),
    ("'WHAT YOU SAY'", "customer number 4711"),
    ("ADDRESS", "other@example.org"),
    ("DAY", "2026-11-12"),
    ("FILE.zip", "proof.zip"),
    ("FILE", "out.pdf"),
];

/// The words of a command that was told, as a shell would read them.
fn words(told: &str) -> Vec<String> {
    let mut told = told.to_owned();
    for (word, own) in OWN {
        told = told.replace(word, &format!("'{own}'"));
    }
    let mut words = Vec::new();
    for (index, part) in told.split('\'').enumerate() {
        if index % 2 == 1 {
            words.push(part.to_owned());
        } else {
            words.extend(part.split_whitespace().map(str::to_owned));
        }
    }
    words
}

/// The first way out of a hint: a command that goes before, or what is added to the same one.
fn way_out(hint: &str) -> (Vec<String>, bool) {
    if let Some(command) = hint.split('`').skip(1).step_by(2).find_map(|quoted| {
        let rest = quoted.strip_prefix("datawrit ")?;
        Some(words(rest))
    }) {
        return (command, true);
    }
    let mut flag = hint
        .split_whitespace()
        .skip_while(|word| !word.starts_with("--"));
    let ends = [':', ';', ',', '.'];
    let first = flag.next().unwrap_or_default();
    let mut added = vec![first.trim_end_matches(ends).to_owned()];
    // What stands behind it is its value, unless it is a word of the sentence.
    let value = flag.next().filter(|word| {
        let goes_on = first.ends_with(ends)
            || word
                .chars()
                .all(|one| one.is_lowercase() || ends.contains(&one));
        !goes_on
    });
    added.extend(value.map(|value| value.trim_end_matches(ends).to_owned()));
    added.retain(|word| !word.is_empty());
    for word in &mut added {
        if let Some((_, own)) = OWN.iter().find(|(told, _)| told == word) {
            *word = (*own).to_owned();
        }
    }
    (added, false)
}

/// Does what is wanted, by the ways out that it is told where it is refused.
#[track_caller]
fn followed(home: &Home, wanted: &[String]) {
    let mut wanted = wanted.to_vec();
    let mut told = Vec::new();
    for _ in 0..4 {
        let arguments: Vec<&str> = wanted.iter().map(String::as_str).collect();
        let (_, said, code) = home.strictly(&arguments);
        if code == 0 {
            return;
        }
        assert!(!told.contains(&said), "{wanted:?} says so again: {said}");
        let hint = said.split("hint: ").nth(1);
        let hint = hint.unwrap_or_else(|| panic!("{wanted:?} has no way out: {said}"));
        let (way, goes_before) = way_out(hint);
        assert!(!way.is_empty(), "{wanted:?} is told nothing to do: {said}");
        if goes_before {
            let way: Vec<&str> = way.iter().map(String::as_str).collect();
            let (_, said, code) = home.strictly(&way);
            assert_eq!(code, 0, "{way:?}, which {wanted:?} is told to do: {said}");
        } else {
            wanted.extend(way);
        }
        told.push(said);
    }
    panic!("{wanted:?} is refused again and again: {told:?}");
}

/// The commands that stand in a text, a line each.
fn commands(text: &str) -> Vec<Vec<String>> {
    let lines = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("datawrit "));
    lines
        .map(|line| words(line.split("   ").next().unwrap_or_default()))
        .collect()
}

/// A case of Ada's in a country whose parts have authorities of their own, under this law, sent by mail.
fn sent(home: &mut Home, law: &str, more: &[&str]) -> String {
    let case = super::next::case(home, law, more);
    let sent = [
        "record",
        &case,
        "sent",
        "--by",
        "email",
        "--on",
        "2026-11-02",
    ];
    assert_eq!(home.strictly(&sent).2, 0);
    case
}

/// In a state that a case can be in, each command that `next` tells does what it is told for: each event in two homes.
#[test]
fn what_is_told_to_be_done_next_can_be_done() {
    told_can_be_done(|home, event| (home + event) % 3 == 0, 12);
}

/// The same, in every state and every home.
#[test]
#[ignore = "takes a minute"]
fn whatever_is_told_to_be_done_next_can_be_done() {
    told_can_be_done(|_, _| true, 40);
}

fn told_can_be_done(takes_part: fn(usize, usize) -> bool, at_least: usize) {
    let mut tried = 0;
    for (home_number, (law, home_of)) in [
        ("gdpr", "DE"),
        ("gdpr", "BR"),
        ("gdpr", "ES"),
        ("uk-gdpr", "GB"),
        ("ccpa", "US-CA"),
        ("pipeda", "Canada"),
    ]
    .into_iter()
    .enumerate()
    {
        for (event_number, event) in [
            "identity-asked",
            "clarification-asked",
            "fee-asked",
            "answered-in-part",
            "nothing-held",
            "refused",
            "bounced",
        ]
        .into_iter()
        .enumerate()
        {
            if !takes_part(home_number, event_number) {
                continue;
            }
            let mut home = Home::new();
            let german = ["--recipient-address", "Musterweg 1; 04109 Leipzig; DE"];
            let more = [&["--residence", home_of][..], &german].concat();
            let case = sent(&mut home, law, &more);
            let event = ["record", &case, event, "--on", "2026-11-12"];
            assert_eq!(
                home.on("2026-11-20").strictly(&event).2,
                0,
                "{law} {event:?}"
            );
            let (told, said, code) = home.strictly(&["next", &case]);
            assert_eq!(code, 0, "{said}");
            for command in commands(&told) {
                // Nothing leaves a test, and each is tried on the case as it is.
                let command: Vec<String> = match command[0].as_str() {
                    "next" => command
                        .into_iter()
                        .chain(["--dry-run".to_owned()])
                        .collect(),
                    "send" | "record" => continue,
                    _ => command,
                };
                followed(&home, &command);
                tried += 1;
            }
        }
    }
    assert!(tried > at_least, "{tried}");
}

/// Whoever lives in a country and did not say in which part of it still complains.
#[test]
fn a_complaint_is_written_by_the_way_out_that_its_error_names() {
    for more in [
        // Where the person lives, and where the company is.
        &["--residence", "DE"][..],
        &[
            "--residence",
            "BR",
            "--recipient-address",
            "Musterweg 1; 04109 Leipzig; DE",
        ],
    ] {
        let mut home = Home::new();
        let case = sent(&mut home, "gdpr", more);
        let refused = ["record", &case, "refused", "--on", "2026-11-12"];
        assert_eq!(home.on("2026-11-20").strictly(&refused).2, 0);
        let complaint = ["next", &case, "--letter", "complaint"];
        let (said, code) = home.refusal(&complaint);
        assert_eq!(code, 2, "{said}");
        assert!(said.contains("DE-BB (Brandenburg)"), "{said}");
        followed(&home, &complaint.map(str::to_owned));
        let letter = home.json(&["show", &case, "--json"])["letters"][1].clone();
        assert_eq!(letter["occasion"], "complaint", "{letter}");
    }
}

/// What is refused most, with the command that is wanted in the end.
#[test]
fn what_an_error_tells_to_do_is_done_and_what_was_wanted_after_it() {
    let mut home = Home::new();
    let case = sent(&mut home, "gdpr", &["--residence", "DE"]);
    home.on("2026-11-20");
    home.put("out.pdf", "in the way");
    home.put("all.zip", "in the way");
    home.put("home/notes.txt", "of the person's own");
    assert_eq!(home.strictly(&["backup", "kept.zip"]).2, 0);
    let note = ["record", &case, "reminded", "--note", "by telephone"];
    assert_eq!(home.strictly(&note).2, 0);
    for wanted in [
        vec!["show", &case, "--format", "txt", "--output", "out.pdf"],
        vec!["backup", "all.zip"],
        vec!["restore", "kept.zip"],
        vec!["evidence", &case, "--output", "proof.zip"],
        vec!["authority", &case],
    ] {
        let wanted: Vec<String> = wanted.into_iter().map(str::to_owned).collect();
        followed(&home, &wanted);
    }
    let again = [&["write", "access", "Example Shop"][..], &ADA].concat();
    assert_eq!(home.strictly(&again).2, 2);
}
