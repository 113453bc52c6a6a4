//! What the recipient's questions do to the day, by the law of each statute.

use serde_json::Value;

use super::Home;

/// A case under `law`, received on `received`, with these events after it.
fn case(
    law: &str,
    right: &str,
    received: &str,
    events: &[(&str, &str)],
    today: &str,
) -> (Home, String) {
    let mut home = Home::new();
    home.on(received);
    let mut arguments = vec![
        "write",
        right,
        "Example Ltd",
        "--law",
        law,
        "--json",
        "--output",
        "letters",
    ];
    arguments.extend([
        "--recipient-address",
        "1 High Street; Leeds LS1 1AA; GB-ENG",
    ]);
    arguments.extend(["--name", "Ada Example", "--email", "ada@example.org"]);
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    home.on(today);
    for (event, on) in [("received", received)].iter().chain(events) {
        let recorded = home.output(&["record", &case, event, "--on", on]);
        assert!(
            recorded.status.success(),
            "{}",
            String::from_utf8_lossy(&recorded.stderr)
        );
    }
    (home, case)
}

fn answer(home: &Home, case: &str) -> Value {
    clock(home, case, "respond")
}

fn clock(home: &Home, case: &str, id: &str) -> Value {
    let shown = home.json(&["show", case, "--json"]);
    let clocks = shown["clocks"].as_array().unwrap();
    clocks
        .iter()
        .find(|clock| clock["clock"] == id)
        .unwrap()
        .clone()
}

#[track_caller]
fn assert_answer(
    law: &str,
    right: &str,
    received: &str,
    events: &[(&str, &str)],
    today: &str,
    (nominal, due): (&str, &str),
) {
    let (home, case) = case(law, right, received, events, today);
    let answer = answer(&home, &case);
    assert_eq!(
        (&answer["nominal"], &answer["due"]),
        (&nominal.into(), &due.into()),
        "{answer:#}"
    );
}

#[test]
fn uk_gdpr_article_12a_2_b_the_month_begins_with_the_identity() {
    // Supplied on 15 June 2026 + 1 month = Wednesday 15 July.
    let events = [
        ("identity-asked", "2026-06-03"),
        ("identity-supplied", "2026-06-15"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-06-20",
        ("2026-07-15", "2026-07-15"),
    );
}

#[test]
fn uk_gdpr_article_12a_5_the_days_of_a_clarification_do_not_count() {
    // 1 June + 1 month = 1 July; 10 to 20 June, both included, are 11 days: Sunday 12 July
    // -> Monday 13.
    let events = [
        ("clarification-asked", "2026-06-10"),
        ("clarification-answered", "2026-06-20"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-06-25",
        ("2026-07-12", "2026-07-13"),
    );
}

#[test]
fn uk_gdpr_article_12a_5_is_for_access_alone() {
    let events = [
        ("clarification-asked", "2026-06-10"),
        ("clarification-answered", "2026-06-20"),
    ];
    assert_answer(
        "uk-gdpr",
        "deletion",
        "2026-06-01",
        &events,
        "2026-06-25",
        ("2026-07-01", "2026-07-01"),
    );
}

#[test]
fn gdpr_article_12_3_knows_no_pause_and_the_edpb_allows_one() {
    // 1 June + 1 month = Wednesday 1 July by the words, and that is the day. From 3 to 15
    // June are 13 days: 14 July is what the company may argue for.
    let events = [
        ("identity-asked", "2026-06-03"),
        ("identity-supplied", "2026-06-15"),
    ];
    let (home, case) = case("gdpr", "access", "2026-06-01", &events, "2026-06-20");
    let answer = answer(&home, &case);
    assert_eq!(
        (&answer["nominal"], &answer["due"], &answer["argued"]["due"]),
        (
            &"2026-07-01".into(),
            &"2026-07-01".into(),
            &"2026-07-14".into()
        ),
    );
}

#[test]
fn two_questions_at_once_do_not_count_a_day_twice() {
    // From 3 to 15 June and from 10 to 20 June are 18 days: Sunday 19 July -> Monday 20,
    // for which the company may argue.
    let events = [
        ("identity-asked", "2026-06-03"),
        ("clarification-asked", "2026-06-10"),
        ("identity-supplied", "2026-06-15"),
        ("clarification-answered", "2026-06-20"),
    ];
    let (home, case) = case("gdpr", "access", "2026-06-01", &events, "2026-06-25");
    let answer = answer(&home, &case);
    assert_eq!(
        (&answer["due"], &answer["argued"]["due"]),
        (&"2026-07-01".into(), &"2026-07-20".into()),
    );
}

#[test]
fn ccpa_regulation_7021_b_verification_moves_nothing() {
    // 1 June 2026 + 45 days = Thursday 16 July.
    let events = [
        ("identity-asked", "2026-06-03"),
        ("identity-supplied", "2026-06-15"),
    ];
    assert_answer(
        "ccpa",
        "access",
        "2026-06-01",
        &events,
        "2026-06-20",
        ("2026-07-16", "2026-07-16"),
    );
}

#[test]
fn rcw_19_373_040_1_g_authentication_moves_nothing() {
    // Received 23 November 2026 + 45 days = Thursday 7 January 2027.
    let events = [
        ("identity-asked", "2026-12-01"),
        ("identity-supplied", "2026-12-14"),
    ];
    assert_answer(
        "mhmda",
        "access",
        "2026-11-23",
        &events,
        "2026-12-20",
        ("2027-01-07", "2027-01-07"),
    );
}

#[test]
fn a_question_asked_after_the_month_moves_nothing() {
    let events = [
        ("identity-asked", "2026-07-10"),
        ("identity-supplied", "2026-07-15"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-07-20",
        ("2026-07-01", "2026-07-01"),
    );
}

#[test]
fn a_question_asked_on_the_last_day_counts() {
    // Due on 1 July; supplied on 15 July 2026 + 1 month = Saturday 15 August -> Monday 17.
    let events = [
        ("identity-asked", "2026-07-01"),
        ("identity-supplied", "2026-07-15"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-07-20",
        ("2026-08-15", "2026-08-17"),
    );
}

#[test]
fn nobody_is_late_while_its_question_waits() {
    let (home, case) = case(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &[("identity-asked", "2026-06-03")],
        "2026-09-01",
    );
    let waiting = answer(&home, &case);
    assert_eq!(waiting["overdue"], false);
    assert_eq!(waiting["waiting_since"], "2026-06-03");
    assert_eq!(home.output(&["due"]).status.code(), Some(0));
}

#[test]
fn a_pause_also_moves_the_last_day_for_a_notice_of_extension() {
    // The first period ends on 13 July (see above): a notice of 8 July is in time, and three
    // months and 11 days from 1 June are Saturday 12 September -> Monday 14.
    let events = [
        ("clarification-asked", "2026-06-10"),
        ("clarification-answered", "2026-06-20"),
        ("extended", "2026-07-08"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-07-10",
        ("2026-09-12", "2026-09-14"),
    );
}

#[test]
fn s13_a_notice_of_extension_after_the_first_period_does_not_count() {
    // Received on 23 November 2026 + 45 days = Thursday 7 January 2027; the notice came on Friday.
    for law in ["ccpa", "mhmda"] {
        let events = [("extended", "2027-01-08")];
        let (home, case) = case(law, "access", "2026-11-23", &events, "2027-01-08");
        let answer = answer(&home, &case);
        assert_eq!(answer["due"], "2027-01-07", "{law}");
        assert_eq!(answer["overdue_from"], "2027-01-08", "{law}");
        assert_eq!(answer["overdue"], true, "{law}");
        assert_eq!(answer["extended"], false, "{law}");
    }
}

#[test]
fn ccpa_regulation_7021_b_the_notice_of_the_answer_does_not_extend_the_appeal() {
    // Received on 4 January 2027 + 90 days = Sunday 4 April -> Monday 5. Appealed on 10 April
    // + 45 days = Tuesday 25 May; with a notice of its own + 90 = Friday 9 July.
    let mut events = vec![
        ("extended", "2027-02-01"),
        ("refused", "2027-04-05"),
        ("appealed", "2027-04-10"),
    ];
    let (home, of) = case(
        "ccpa",
        "automated-decisions",
        "2027-01-04",
        &events,
        "2027-05-20",
    );
    assert_eq!(answer(&home, &of)["due"], "2027-04-05");
    assert_eq!(clock(&home, &of, "appeal")["due"], "2027-05-25");
    events.push(("extended", "2027-05-20"));
    let (home, of) = case(
        "ccpa",
        "automated-decisions",
        "2027-01-04",
        &events,
        "2027-05-20",
    );
    assert_eq!(answer(&home, &of)["due"], "2027-04-05");
    assert_eq!(clock(&home, &of, "appeal")["due"], "2027-07-09");
}

#[test]
fn dpa_2018_sections_164a_and_166_the_clocks_of_two_complaints() {
    // UK-10: 1 July 2026 + 30 days = Friday 31 July. EU-14's three months: 22 November 2026 ->
    // Monday 22 February 2027, at the Commissioner's in England.
    let events = [
        ("refused", "2026-06-30"),
        ("complained-to-controller", "2026-07-01"),
        ("complained", "2026-11-22"),
    ];
    let (home, case) = case("uk-gdpr", "access", "2026-06-22", &events, "2026-11-23");
    let acknowledged = clock(&home, &case, "acknowledge-complaint");
    assert_eq!(acknowledged["due"], "2026-07-31");
    let authority = clock(&home, &case, "authority");
    assert_eq!(authority["due"], "2027-02-22");
    assert_eq!(authority["whose"], "authority");
}

#[test]
fn rcw_19_373_040_1_c_iii_the_backups_of_a_case_wait_for_the_authentication() {
    // WA4: 30 November 2026 + 6 months = Sunday 30 May 2027 -> Monday is Memorial Day -> Tuesday.
    let events = [("authenticated", "2026-11-30"), ("answered", "2026-12-20")];
    let (home, of) = case("mhmda", "deletion", "2026-11-23", &events, "2026-12-21");
    let backups = clock(&home, &of, "backups");
    assert_eq!(
        (&backups["nominal"], &backups["due"]),
        (&"2027-05-30".into(), &"2027-06-01".into())
    );
    let (home, of) = case("mhmda", "deletion", "2026-11-23", &[], "2026-12-21");
    let shown = home.json(&["show", &of, "--json"]);
    assert_eq!(shown["clocks"].as_array().unwrap().len(), 1);
}

#[test]
fn sending_again_moves_no_clock() {
    let events = [("sent", "2026-06-10"), ("reminded", "2026-06-20")];
    assert_answer(
        "gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-06-25",
        ("2026-07-01", "2026-07-01"),
    );
}

#[test]
fn a_question_asked_while_another_had_the_clock_stand_still_counts() {
    // Identity supplied on 20 July 2026: the month ends on 20 August. From 5 to 14 August are
    // 10 days: Sunday 30 August -> Monday 31 is a bank holiday in England -> Tuesday 1 September.
    let events = [
        ("identity-asked", "2026-06-20"),
        ("identity-supplied", "2026-07-20"),
        ("clarification-asked", "2026-08-05"),
        ("clarification-answered", "2026-08-14"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-08-20",
        ("2026-08-30", "2026-09-01"),
    );
}

#[test]
fn uk_gdpr_article_12a_5_each_clarification_adds_its_days() {
    // 1 July + 21 days (10 to 30 June) = 22 July; asked again on 15 July, before that day:
    // + 6 days (15 to 20 July) = Tuesday 28 July.
    let events = [
        ("clarification-asked", "2026-06-10"),
        ("clarification-answered", "2026-06-30"),
        ("clarification-asked", "2026-07-15"),
        ("clarification-answered", "2026-07-20"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-07-21",
        ("2026-07-28", "2026-07-28"),
    );
}

#[test]
fn a_question_asked_again_before_it_was_answered_is_one_question() {
    // 1 July + 11 days, from 10 to 20 June, = Sunday 12 July -> Monday 13.
    let events = [
        ("clarification-asked", "2026-06-10"),
        ("clarification-asked", "2026-06-15"),
        ("clarification-answered", "2026-06-20"),
    ];
    let (home, case) = case("uk-gdpr", "access", "2026-06-01", &events, "2026-06-25");
    let answer = answer(&home, &case);
    assert_eq!(answer["due"], "2026-07-13");
    assert_eq!(answer["waiting_since"], Value::Null);
}

#[test]
fn an_answer_to_a_question_that_nobody_asked_moves_nothing() {
    let events = [("identity-supplied", "2026-06-15")];
    let (home, case) = case("uk-gdpr", "access", "2026-06-01", &events, "2026-08-01");
    let answer = answer(&home, &case);
    assert_eq!(answer["due"], "2026-07-01");
    assert_eq!(answer["overdue"], true);
}

#[test]
fn uk_gdpr_article_12a_2_the_month_begins_with_the_fee_where_that_is_later() {
    // The identity came on 10 June, the fee on 22 June 2026 + 1 month = Wednesday 22 July.
    let events = [
        ("fee-asked", "2026-06-03"),
        ("identity-asked", "2026-06-03"),
        ("identity-supplied", "2026-06-10"),
        ("fee-paid", "2026-06-22"),
    ];
    assert_answer(
        "uk-gdpr",
        "access",
        "2026-06-01",
        &events,
        "2026-06-25",
        ("2026-07-22", "2026-07-22"),
    );
}

#[test]
fn uk_gdpr_article_12a_2_nobody_is_late_who_waits_for_its_fee() {
    let events = [("fee-asked", "2026-06-03")];
    let (mut home, case) = case("uk-gdpr", "access", "2026-06-01", &events, "2026-09-01");
    assert_eq!(answer(&home, &case)["overdue"], false);
    home.run(&["why", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn the_sum_of_a_case_is_told_from_its_event_to_its_day() {
    let events = [
        ("identity-asked", "2026-06-03"),
        ("identity-supplied", "2026-06-15"),
        ("clarification-asked", "2026-06-18"),
    ];
    let (mut home, case) = case("uk-gdpr", "access", "2026-06-01", &events, "2026-06-20");
    home.run(&["why", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_correction_of_the_law_is_reported_and_moves_no_case() {
    let (mut home, case) = case("gdpr", "access", "2026-06-01", &[], "2026-06-20");
    let before = answer(&home, &case);
    home.run(&["law", "check"]);
    let corrected = include_str!("../../law/eu/gdpr.toml")
        .replace("period = \"1 month\"", "period = \"2 months\"");
    home.put("home/law/gdpr.toml", &corrected);
    home.run(&["law", "check"]);
    assert_eq!(answer(&home, &case), before);
    home.on("2027-06-01").run(&["law", "check"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn gdpr_article_12_3_an_unanswered_question_of_identity_stops_no_clock() {
    // Received on Monday 2 November 2026; + 1 month = Wednesday 2 December. Asked two days
    // later and never answered: on 1 June 2027 the answer is half a year late.
    let events = [("identity-asked", "2026-11-04")];
    let (mut home, case) = case("gdpr", "access", "2026-11-02", &events, "2027-06-01");
    home.run(&["due"]);
    home.run(&["list"]);
    home.run(&["why", &case]);
    let due = home.output(&["due"]);
    assert_eq!(due.status.code(), Some(3));
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn uk_gdpr_article_12a_an_unanswered_question_is_shown_with_its_age() {
    // By the words of the article the clock stands still: nobody is late, and the person
    // has something to do.
    let events = [("identity-asked", "2026-11-04")];
    let (mut home, case) = case("uk-gdpr", "access", "2026-11-02", &events, "2027-06-01");
    home.run(&["due"]);
    home.run(&["list"]);
    home.run(&["record", &case, "identity-disputed"]);
    home.run(&["due", "--within", "40"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn an_open_question_is_shown_under_every_law_and_ends_with_its_answer_or_dispute() {
    for (law, asked, ended) in [
        ("ccpa", "identity-asked", "identity-supplied"),
        ("ccpa", "identity-asked", "authenticated"),
        ("mhmda", "clarification-asked", "clarification-disputed"),
        ("ccpa", "fee-asked", "fee-disputed"),
        ("gdpr", "fee-asked", "fee-paid"),
    ] {
        let (home, case) = case(
            law,
            "access",
            "2026-06-01",
            &[(asked, "2026-06-03")],
            "2026-06-04",
        );
        let shown = home.json(&["due", "--within", "0", "--json"]);
        assert_eq!(shown[0]["question"]["asked"], asked, "{law}: {shown:#}");
        assert_eq!(shown[0]["question"]["days"], 1);
        assert!(home.output(&["record", &case, ended]).status.success());
        assert_eq!(
            home.json(&["due", "--within", "0", "--json"]),
            serde_json::json!([]),
            "{law}"
        );
    }
}

#[test]
fn edpb_01_2022_paragraph_159_a_question_asked_late_is_told() {
    let shown = |asked: &str| {
        let (mut home, case) = case(
            "gdpr",
            "access",
            "2026-11-02",
            &[("identity-asked", asked)],
            "2026-11-20",
        );
        home.run(&["why", &case]);
        home.transcript().contains("without undue delay")
    };
    assert!(!shown("2026-11-09"));
    assert!(shown("2026-11-10"));
}

#[test]
fn gdpr_article_12_3_the_day_that_the_company_names_binds_it() {
    // Received on 1 September 2026: by law until 1 October, extended until 1 December.
    let (mut home, case) = case("gdpr", "access", "2026-09-01", &[], "2026-09-20");
    home.run(&["record", &case, "extended", "--until", "2026-10-15"]);
    home.on("2026-10-15");
    home.run(&["due"]);
    home.on("2026-10-16");
    home.run(&["list"]);
    home.run(&["due"]);
    home.run(&["why", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn gdpr_article_12_3_a_day_after_the_laws_last_is_too_late() {
    let (mut home, case) = case("gdpr", "access", "2026-09-01", &[], "2026-09-20");
    home.run(&["record", &case, "extended", "--until", "2027-01-15"]);
    home.run(&["record", &case, "extended", "--until", "2026-09-19"]);
    home.run(&["record", &case, "acknowledged", "--until", "2026-10-15"]);
    insta::assert_snapshot!(home.transcript());
}
