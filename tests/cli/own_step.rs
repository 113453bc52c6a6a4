//! The limits on the person's own next step.

use super::Home;

/// A case of a person who lives in `country`, received on 9 January 2026, with
/// these events after it.
fn case(country: &str, events: &[(&str, &str)], today: &str) -> (Home, String) {
    let mut home = Home::new();
    home.on("2026-01-07");
    let address = format!("Hauptstrasse 1; 1010 Stadt; {country}");
    let mut arguments = vec![
        "write",
        "access",
        "Example GmbH",
        "--json",
        "--output",
        "letters",
    ];
    arguments.extend(["--recipient-address", "Weg 1; 10115 Berlin; DE"]);
    arguments.extend(["--name", "Ada Example", "--address", &address]);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    home.on(today);
    for (event, on) in [("received", "2026-01-09")].iter().chain(events) {
        assert!(
            home.output(&["record", &case, event, "--on", on])
                .status
                .success()
        );
    }
    (home, case)
}

fn refused(country: &str, refused: &str, today: &str) -> (Home, String) {
    case(country, &[("refused", refused)], today)
}

/// The last day of a clock, if it has started.
fn due(home: &Home, case: &str, clock: &str) -> Option<String> {
    let mut clocks = clocks(home, case).into_iter();
    clocks.find(|(id, ..)| id == clock).map(|(_, due, _)| due)
}

fn clocks(home: &Home, case: &str) -> Vec<(String, String, bool)> {
    let shown = home.json(&["show", case, "--json"]);
    shown["clocks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|clock| {
            let text = |key: &str| clock[key].as_str().unwrap().to_owned();
            (
                text("clock"),
                text("due"),
                clock["lapsed"].as_bool().unwrap(),
            )
        })
        .collect()
}

#[test]
fn austrian_dsg_section_24_4_a_complaint_lapses_after_a_year() {
    // Refused on Tuesday 3 February 2026 + 12 months = Wednesday 3 February 2027.
    let (mut home, case) = refused("AT", "2026-02-03", "2027-02-03");
    let own = (
        "complain-in-austria".to_owned(),
        "2027-02-03".to_owned(),
        false,
    );
    assert!(clocks(&home, &case).contains(&own));
    home.run(&["due"]);
    home.on("2027-02-04").run(&["due"]).run(&["why", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn dutch_uavg_article_35_2_a_petition_lapses_after_six_weeks() {
    // Refused on Saturday 7 February 2026 + 42 days = Saturday 21 March, and no day rolls.
    let (home, case) = refused("NL", "2026-02-07", "2026-03-22");
    let own = (
        "petition-in-the-netherlands".to_owned(),
        "2026-03-21".to_owned(),
        true,
    );
    assert!(clocks(&home, &case).contains(&own));
    assert_eq!(home.json(&["list", "--json"])[0]["overdue"], false);
    assert_eq!(home.output(&["due"]).status.code(), Some(0));
}

#[test]
fn who_lives_elsewhere_has_no_such_limit() {
    let (home, case) = refused("DE", "2026-02-03", "2026-03-22");
    let ids: Vec<String> = clocks(&home, &case)
        .into_iter()
        .map(|(id, ..)| id)
        .collect();
    assert_eq!(ids, ["respond"]);
}

#[test]
fn austrian_dsg_section_24_4_silence_starts_the_year_when_the_answers_last_day_has_passed() {
    // 9 January 2026 + 1 month = Monday 9 February; + 12 months = Tuesday 9 February 2027.
    let own = "complain-in-austria";
    let (mut home, case) = case("AT", &[], "2026-02-09");
    assert_eq!(due(&home, &case, own), None);
    home.on("2026-02-10");
    assert_eq!(due(&home, &case, own).as_deref(), Some("2027-02-09"));
    home.run(&["why", &case]);
    // A refusal that comes late takes nothing from the year, and gives nothing.
    home.output(&["record", &case, "refused", "--on", "2026-02-10"]);
    assert_eq!(due(&home, &case, own).as_deref(), Some("2027-02-09"));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn austrian_dsg_section_24_4_an_extension_in_time_puts_silence_off() {
    // Three months from 9 January 2026 = Thursday 9 April.
    let (mut home, case) = case("AT", &[("extended", "2026-02-09")], "2026-04-09");
    assert_eq!(due(&home, &case, "complain-in-austria"), None);
    home.on("2026-04-10");
    assert_eq!(
        due(&home, &case, "complain-in-austria").as_deref(),
        Some("2027-04-09")
    );
}

#[test]
fn austrian_dsg_section_24_4_a_late_answer_in_full_leaves_nothing_to_complain_of() {
    let events = [("answered", "2026-03-02")];
    let (home, case) = case("AT", &events, "2026-03-03");
    assert_eq!(due(&home, &case, "complain-in-austria"), None);
}

#[test]
fn austrian_dsg_section_24_4_a_question_puts_silence_off_no_more_than_the_answer() {
    // The answer is due on 9 February whatever was asked, and the year starts then.

    let events = [("identity-asked", "2026-01-20")];
    let (home, case) = case("AT", &events, "2026-03-03");
    assert_eq!(
        due(&home, &case, "complain-in-austria"),
        Some("2027-02-09".to_owned())
    );
}

#[test]
fn dutch_uavg_article_35_2_silence_starts_no_limit() {
    // The second sentence: without an answer in time a petition is bound to no term.
    let (home, case) = case("NL", &[], "2026-06-01");
    assert_eq!(due(&home, &case, "petition-in-the-netherlands"), None);
}

#[test]
fn dutch_uavg_article_35_2_a_partial_answer_starts_the_six_weeks() {
    // Tuesday 3 February 2026 + 42 days = Tuesday 17 March.
    let events = [("answered-in-part", "2026-02-03")];
    let (home, case) = case("NL", &events, "2026-02-04");
    assert_eq!(
        due(&home, &case, "petition-in-the-netherlands").as_deref(),
        Some("2026-03-17")
    );
    // The sum names what started it.
    let told = home.json(&["why", &case, "--json"]);
    let own = told["clocks"].as_array().unwrap().last().unwrap();
    assert_eq!(own["basis"][0]["step"], "answered-in-part");
}

#[test]
fn how_long_the_person_has_is_a_sentence_in_every_language() {
    let events = [("refused", "2026-02-03")];
    let (home, _) = case("NL", &events, "2026-02-04");
    for (tongue, said) in [
        ("en", "\n    you have until 2026-03-17 to act\n"),
        ("de", "\n    Sie haben bis 2026-03-17 Zeit\n"),
        ("fr", "\n    vous avez jusqu'au 2026-03-17 pour agir\n"),
        ("es", "\n    tiene hasta el 2026-03-17 para actuar\n"),
    ] {
        let (shown, ..) = home.strictly(&["status", "--ui", tongue]);
        assert!(shown.contains(said), "{shown}");
    }
}

#[test]
fn gdpr_article_78_2_the_days_off_are_those_of_the_authority_at_home() {
    // 26 July 2026 + 3 months = Monday 26 October, the National Day of Austria; the recipient
    // is in Germany, which works.
    let events = [("refused", "2026-02-03"), ("complained", "2026-07-26")];
    for (country, last) in [("AT", "2026-10-27"), ("DE", "2026-10-26")] {
        let (home, case) = case(country, &events, "2026-08-01");
        assert_eq!(due(&home, &case, "authority").as_deref(), Some(last));
    }
}
