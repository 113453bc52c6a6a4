//! A law file that contradicts itself is refused, and says where.

use std::fs;

use datawrit::law::{EventKind, Statutes};

const MHMDA: &str = include_str!("../../law/us/wa/mhmda.toml");

/// What is said of a user's own file instead of ours.
fn fault(file: &str, text: &str) -> String {
    let own = tempfile::tempdir().unwrap();
    fs::write(own.path().join(file), text).unwrap();
    let statutes = Statutes::open(Some(own.path())).unwrap();
    let id = file.strip_suffix(".toml").unwrap();
    let error = statutes.get(id).unwrap_err().to_string();
    error.replace(&own.path().display().to_string(), "OWN")
}

#[test]
fn an_own_file_replaces_ours_wherever_it_lies() {
    let own = tempfile::tempdir().unwrap();
    fs::create_dir(own.path().join("mine")).unwrap();
    let changed = MHMDA.replace(
        "short-title = \"My Health My Data Act\"",
        "short-title = \"mine\"",
    );
    fs::write(own.path().join("mine/mhmda.toml"), changed).unwrap();
    let statutes = Statutes::open(Some(own.path())).unwrap();
    assert_eq!(statutes.get("mhmda").unwrap().short_title, "mine");
    let ours = Statutes::open(None).unwrap();
    assert_eq!(statutes.ids(), ours.ids());
}

#[test]
fn a_clock_starts_and_ends_with_what_a_law_can_name() {
    for kind in EventKind::ALL {
        let trackers = [
            "written",
            "letter-added",
            "sending",
            "not-sent",
            "unknown",
            "closed",
            "taken-back",
        ]
        .contains(&kind.word());
        for (was, is, verb) in [
            (
                "starts-at = \"received\"",
                format!("starts-at = \"{kind}\""),
                "starts",
            ),
            (
                "starts-at = \"received\"",
                format!("starts-at = \"received\"\nalso-starts-at = [\"{kind}\"]"),
                "starts",
            ),
            (
                "ends-at = [\"answered\", \"nothing-held\", \"refused\"]",
                format!("ends-at = [\"answered\", \"{kind}\"]"),
                "ends",
            ),
        ] {
            assert!(MHMDA.contains(was), "{was}");
            let own = tempfile::tempdir().unwrap();
            let text = MHMDA.replacen(was, &is, 1);
            fs::write(own.path().join("mhmda.toml"), text).unwrap();
            let read = Statutes::open(Some(own.path())).unwrap().get("mhmda");
            let said = read.map_or_else(|error| error.to_string(), |_| String::new());
            // Nobody waits any longer once the case is put away.
            let refused = trackers && !(verb == "ends" && *kind == EventKind::Closed);
            let expected = format!(
                "clock `respond`: {verb} at `{kind}`, which datawrit records and no law names"
            );
            assert_eq!(said.ends_with(&expected), refused, "{is}: {said}");
            assert_eq!(said.is_empty(), !refused, "{is}: {said}");
        }
    }
}

#[test]
fn versions_must_ascend() {
    let version = MHMDA
        .split("[[clock.version]]")
        .nth(1)
        .unwrap()
        .split("[[")
        .next()
        .unwrap();
    let twice = MHMDA.replacen(
        version,
        &format!("{version}\n[[clock.version]]{version}"),
        1,
    );
    assert_eq!(
        fault("mhmda.toml", &twice),
        "the law file OWN/mhmda.toml contradicts itself: clock `respond`: versions must ascend, each with its own \
         first day"
    );
}

#[test]
fn what_a_file_names_must_exist() {
    for (was, is, said) in [
        (
            "counting = \"us-wa\"",
            "counting = \"us-zz\"",
            "clock `respond`: no counting rule `us-zz`",
        ),
        (
            "becomes = [\"withdrawal\"]",
            "becomes = [\"opt-out\"]",
            "right `objection`: becomes `opt-out`, which is not a right of this statute",
        ),
        (
            "for = [\"deletion\"]",
            "for = [\"limit\"]",
            "clock `backups`: runs for `limit`, which is not a right of this statute",
        ),
        (
            "id = \"mhmda\"",
            "id = \"mhmd\"",
            "id: `mhmd` is not the name of the file",
        ),
        (
            "right = \"deletion\"",
            "right = \"access\"",
            "right `access`: stands twice",
        ),
        (
            "period = \"45 days\"",
            "period = \"10 business days\"",
            "clock `respond`: the rule `us-wa` does not say how to count 10 business days",
        ),
        (
            "title = \"answer\"",
            "title = \"answer\"\nwhose = \"requester\"",
            "clock `respond`: the rule `us-wa` moves last days, and this is a step of the person's own",
        ),
        (
            "title = \"answer\"",
            "title = \"answer\"\nfrom-the-breach = true",
            "clock `respond`: `from-the-breach` says when silence begins, and it starts after none",
        ),
        (
            "period = \"90 days\"",
            "period = \"90 days\"\nopen = true",
            "clock `respond`: an extension has either its `period` or `open = true`",
        ),
        (
            "[clock.version.extension]",
            "[clock.version.sooner]\nafter = [\"written\"]",
            "clock `respond`: ends after `written`, which datawrit records and no law names",
        ),
        (
            "provisions = [\"19.373.070\"]",
            "provisions = [\"19.373.07\"]",
            "cited `19.373.07`: is not a part of `RCW 19.373.070`",
        ),
        (
            "provisions = [\"19.373.070\"]",
            "provisions = [\"19.373.070\", \"19.373.070\"]",
            "cited `19.373.070`: stands twice",
        ),
        (
            "provisions = [\"19.373.070\"]",
            "until = 2024-03-31\nprovisions = [\"19.373.070\"]",
            "cited of `RCW 19.373.070`: ends before it begins",
        ),
        (
            "[[cited]]\nprovisions = [\"19.373.070\"]",
            "[[identity]]\nproof = \"none\"\nfor = [\"limit\"]",
            "identity: is of `limit`, which is not a right of this statute",
        ),
    ] {
        assert!(MHMDA.contains(was), "{was}");
        assert_eq!(
            fault("mhmda.toml", &MHMDA.replacen(was, is, 1)),
            format!("the law file OWN/mhmda.toml contradicts itself: {said}")
        );
    }
}

/// Two rights may have one thing in two places of a law, and no right has it in two.
#[test]
fn a_provision_stands_once_for_a_right() {
    let provision = |rights: &str| {
        format!(
            "\n[[provision]]\nid = \"longer\"\n{rights}from = 2024-03-31\nreference = {{ title = \"section 1\", href = \
             \"https://example.org\" }}\ncertainty = \"memory\"\n"
        )
    };
    let access = provision("for = [\"access\"]\n");
    for second in [&access, &provision("")] {
        assert_eq!(
            fault("mhmda.toml", &format!("{MHMDA}{access}{second}")),
            "the law file OWN/mhmda.toml contradicts itself: provision `longer`: stands twice"
        );
    }
}

const PLATFORM: &str = r#"
[[platform]]
from = 2026-01-01
right = "deletion"
reaches = "registered-brokers"
href = "https://example.org"
reference = { title = "section 1", href = "https://example.org" }
certainty = "memory"
"#;

#[test]
fn a_platform_is_for_a_right_of_the_statute_and_has_an_address_and_a_day() {
    let refused = |was: &str, is: &str| {
        assert!(PLATFORM.contains(was), "{was}");
        let platform = PLATFORM.replacen(was, is, 1);
        fault("mhmda.toml", &format!("{MHMDA}{platform}"))
    };
    for (was, is, said) in [
        (
            "\"deletion\"",
            "\"limit\"",
            "is for `limit`, which is not a right of this statute",
        ),
        (
            "href = \"https",
            "href = \"http",
            "`http://example.org` does not begin with https://",
        ),
    ] {
        assert_eq!(
            refused(was, is),
            format!("the law file OWN/mhmda.toml contradicts itself: platform: {said}")
        );
    }
    for key in ["from", "right", "reaches", "href", "reference", "certainty"] {
        let said = refused(&format!("\n{key} = "), &format!("\n# {key} = "));
        assert!(said.contains(&format!("missing field `{key}`")), "{said}");
    }
    let said = refused("registered-brokers", "everybody");
    assert!(said.contains("expected `registered-brokers`"), "{said}");
    let twice = fault("mhmda.toml", &format!("{MHMDA}{PLATFORM}{PLATFORM}"));
    assert!(
        twice.ends_with("platform: versions must ascend, each with its own first day"),
        "{twice}"
    );
}

#[test]
fn no_value_goes_without_its_reference_and_its_certainty() {
    for key in ["reference", "certainty"] {
        let without: String = MHMDA
            .lines()
            .filter(|line| !line.starts_with(key))
            .map(|line| format!("{line}\n"))
            .collect();
        let said = fault("mhmda.toml", &without);
        assert!(
            said.contains(&format!("missing field `{key}`")) && said.contains('^'),
            "{said}"
        );
    }
}
