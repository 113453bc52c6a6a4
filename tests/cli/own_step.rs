//! The limits on the person's own next step.

use super::Home;

/// A case of a person who lives in `country`, refused on `refused`.
fn refused(country: &str, refused: &str, today: &str) -> (Home, String) {
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
    for (event, on) in [("received", "2026-01-09"), ("refused", refused)] {
        assert!(
            home.output(&["record", &case, event, "--on", on])
                .status
                .success()
        );
    }
    (home, case)
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
