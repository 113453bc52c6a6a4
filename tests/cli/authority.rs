//! To which authority a case belongs, with the reason.

use super::Home;

/// A home with one case of an access letter to a company, and its reference.
fn case(right: &str, recipient: &str, more: &[&str]) -> (Home, String) {
    let home = Home::new();
    let mut arguments = vec!["write", right, recipient, "--json", "--format", "txt"];
    arguments.extend(["--name", "Ada Example", "--email", "ada@example.org"]);
    arguments.extend(more);
    let written = home.json(&arguments);
    let case = written["case"].as_str().unwrap().to_owned();
    (home, case)
}

fn shown(right: &str, recipient: &str, more: &[&str], asked: &[&[&str]]) -> String {
    let (mut home, case) = case(right, recipient, more);
    for asked in asked {
        let mut arguments = vec!["authority", &case];
        arguments.extend(*asked);
        home.run(&arguments);
    }
    home.transcript()
}

#[test]
fn a_german_case_belongs_to_the_land_of_the_home_and_the_lead_is_named() {
    insta::assert_snapshot!(shown(
        "access",
        "amazon-eu",
        &["--residence", "DE"],
        &[
            &[],
            &["--residence", "DE-SN"],
            &["--residence", "DE-BY"],
            &["--residence", "DE-BY", "--sector", "public"],
            &["--residence", "DE-BY", "--sector", "telecommunications"],
            &["--residence", "DE-BY", "--sector", "broadcaster"],
        ],
    ));
}

#[test]
fn work_and_the_wrong_are_other_places_to_choose_from() {
    insta::assert_snapshot!(shown(
        "access",
        "Musterfirma GmbH",
        &[
            "--residence",
            "FR",
            "--recipient-address",
            "Musterweg 1; 04109 Leipzig; DE"
        ],
        &[
            &["--work", "BE", "--infringement", "IE"],
            &["--work", "FR", "--infringement", "US-CA"],
            &["--work", "DE"],
        ],
    ));
}

#[test]
fn who_lives_where_the_law_has_no_authority_goes_where_the_company_is() {
    insta::assert_snapshot!(shown(
        "access",
        "amazon-eu",
        &["--residence", "BR", "--law", "gdpr"],
        &[&[]],
    ));
    insta::assert_snapshot!(shown(
        "access",
        "Example Bank",
        &["--residence", "BR", "--law", "gdpr"],
        &[&[], &["--work", "NL"]],
    ));
}

#[test]
fn in_the_united_kingdom_the_company_hears_the_complaint_first() {
    insta::assert_snapshot!(shown(
        "access",
        "Example Ltd",
        &["--residence", "GB-SCT"],
        &[&[]],
    ));
}

#[test]
fn california_has_two_authorities_and_neither_acts_for_the_person() {
    insta::assert_snapshot!(shown(
        "access",
        "Example Inc.",
        &["--residence", "US-CA"],
        &[&[]],
    ));
}

#[test]
fn washington_protects_travellers_too() {
    insta::assert_snapshot!(shown(
        "deletion",
        "Example Clinic",
        &["--residence", "US-OR", "--law", "mhmda"],
        &[&[]],
    ));
}

#[test]
fn a_telephone_company_is_told_to_have_an_authority_of_its_own() {
    let shown = shown(
        "access",
        "telekom-de",
        &["--residence", "DE-NW"],
        &[&[], &["--sector", "telecommunications"]],
    );
    let told: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with(['$', '!', 'L', 'D']) || line.contains("because"))
        .collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_program_reads_the_same() {
    insta::assert_snapshot!(shown(
        "access",
        "amazon-eu",
        &["--residence", "FR"],
        &[&["--json"]],
    ));
}

#[test]
fn the_users_own_file_replaces_ours_and_a_broken_one_is_named() {
    let (mut home, case) = case("access", "amazon-eu", &["--residence", "LI"]);
    home.put(
        "home/authorities/li-dss.toml",
        "id = \"li-dss\"\nname = \"Datenschutzstelle\"\nplace = \"LI\"\nlaws = [\"gdpr\"]\n\
         form = \"https://example.org/beschwerde\"\nas-of = \"2026-11\"\nchecked-on = 2026-11-23\n\
         certainty = \"verified\"\nsource = { title = \"its own page\", href = \"https://example.org\" }\n",
    );
    home.run(&["authority", &case]);
    home.put(
        "home/authorities/li-dss.toml",
        "id = \"li-dss\"\nplace = \"XX\"\n",
    );
    home.run(&["authority", &case]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_sector_nobody_knows_is_refused_with_those_there_are() {
    let mut home = Home::new();
    let case = home.write_access();
    home.run(&["authority", &case[..4], "--sector", "church"])
        .run(&["authority", "K7Q3"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_public_body_of_a_region_has_the_regions_authority() {
    insta::assert_snapshot!(shown(
        "access",
        "Ajuntament de Barcelona",
        &[
            "--residence",
            "ES",
            "--recipient-address",
            "Plaça de Sant Jaume 1; 08002 Barcelona; ES"
        ],
        &[
            &["--sector", "public"],
            &["--residence", "ES-CT", "--sector", "public"],
            &["--residence", "ES-CT"]
        ],
    ));
}

#[test]
fn the_authority_at_home_is_said_to_lead_too() {
    let told = shown("access", "booking", &["--residence", "NL"], &[&[]]);
    assert!(
        told.contains("it would also lead for Booking.com B.V. across borders"),
        "{told}"
    );
}

#[test]
fn what_a_list_says_of_a_company_is_told_as_that() {
    let told = shown("access", "check24", &["--residence", "DE-BY"], &[&[]]);
    assert!(!told.contains("is a telephone company"), "{told}");
    assert!(
        told.contains("is listed under `telecommunication`"),
        "{told}"
    );
    let told = shown(
        "access",
        "dhl-paket",
        &["--residence", "DE-BE"],
        &[&[], &["--sector", "post"]],
    );
    assert!(
        told.contains("is listed under `post`") && told.contains("--sector post"),
        "{told}"
    );
    assert!(told.contains("it supervises postal services\n"), "{told}");
    assert!(!told.contains("from memory"), "{told}");
}

#[test]
fn which_authority_of_a_church_is_said_by_the_body_and_not_by_the_home() {
    let told = shown(
        "access",
        "Bistum Augsburg",
        &[
            "--residence",
            "DE-BY",
            "--recipient-address",
            "Fronhof 4; 86152 Augsburg; DE",
        ],
        &[&["--sector", "catholic-church"]],
    );
    assert!(!told.contains("you live in"), "{told}");
    assert_eq!(
        told.matches("it is the one if the body complained about")
            .count(),
        5,
        "{told}"
    );
    assert!(
        told.contains("Katholisches Datenschutzzentrum Bayern"),
        "{told}"
    );
    assert!(!told.contains("supervised by the Land"), "{told}");
}

#[test]
fn an_office_is_called_in_a_letter_by_its_name_of_the_day() {
    for (day, name) in [
        ("2026-09-29", "the Information Commissioner,"),
        ("2026-09-30", "the Information Commission,"),
    ] {
        let mut home = Home::new();
        let told = home.on(day).output(&[
            "write",
            "access",
            "Example Ltd",
            "--law",
            "uk-gdpr",
            "--name",
            "Ada Example",
            "--email",
            "ada@example.org",
            "--residence",
            "GB",
            "--dry-run",
            "--format",
            "txt",
            "--recipient-email",
            "privacy@example.org",
        ]);
        let text = String::from_utf8(told.stdout).unwrap().replace('\n', " ");
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains(name), "{text}");
    }
}

/// A letter that leaves the postal address out, because the company does not need it, still belongs to the authority of
/// where its person lives.
#[test]
fn a_case_whose_letter_has_no_address_belongs_to_the_home_of_the_profile() {
    let home = Home::new();
    home.put(
        "home/profile.toml",
        "name = \"Ada Example\"\naddress = \"Ring 1; 1010 Wien; AT\"\nemail = \"ada@example.org\"\n",
    );
    let written = home.json(&["write", "access", "spotify", "--json", "--format", "txt"]);
    let case = written["case"].as_str().unwrap().to_owned();
    let hearing = home.json(&["authority", &case, "--json"]);
    assert_eq!(hearing["authorities"][0]["place"], "AT", "{hearing}");
    // Not where the letter is somebody else's.
    let others = home.json(&[
        "write",
        "access",
        "spotify",
        "--json",
        "--format",
        "txt",
        "--name",
        "Bob Example",
        "--email",
        "bob@example.org",
        "--residence",
        "FR",
    ]);
    let case = others["case"].as_str().unwrap().to_owned();
    let hearing = home.json(&["authority", &case, "--json"]);
    assert_eq!(hearing["authorities"][0]["place"], "FR", "{hearing}");
}
