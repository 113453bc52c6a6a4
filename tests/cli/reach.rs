//! A letter reaches the company that answers to this person, or nobody, with the reason.

use super::{Home, home::ADA};

const CALIFORNIA: [&str; 7] = [
    "--law",
    "ccpa",
    "--residence",
    "US-CA",
    "--format",
    "txt",
    "--dry-run",
];

fn written(arguments: &[&str], rest: &[&str]) -> String {
    let mut home = Home::new();
    let mut all = vec!["write", "access"];
    all.extend(arguments);
    all.extend(rest);
    all.extend(ADA);
    home.run(&all);
    home.transcript()
}

/// The European affiliates hold a European's data; a request under the CCPA binds the
/// business that got it (Civ. Code 1798.130).
#[test]
fn a_californian_s_letter_about_a_product_goes_to_an_american_company() {
    for shop in ["amazon-us", "amazon-eu"] {
        for (product, company) in [
            ("twitch", "Twitch Interactive, Inc."),
            ("aws", "Amazon Web Services, Inc."),
            ("audible", "Audible, Inc."),
        ] {
            let told = written(&[shop, "--product", product], &CALIFORNIA);
            assert!(
                told.contains(&format!("the letter goes to {company}")),
                "{told}"
            );
            let (letter, _) = told.split_once("\n! note").unwrap();
            for place in ["Luxembourg", "London", "Berlin", "SARL\n", "GmbH"] {
                assert!(!letter.contains(place), "{shop} {product}: {place}\n{told}");
            }
        }
    }
}

#[test]
fn where_nobody_is_known_to_answer_no_letter_is_written_and_the_reason_is_told() {
    let home = Home::new();
    let mut arguments = vec![
        "write",
        "access",
        "amazon-eu",
        "--product",
        "aws",
        "--law",
        "gdpr",
        "--residence",
        "Canada",
        "--dry-run",
    ];
    arguments.extend(ADA);
    let (refusal, _) = home.refusal(&arguments);
    assert_eq!(
        refusal.trim_end(),
        "error: which company answers for `aws` of Amazon Europe Core SARL to people in Canada is not known: \
         the company that answers there could not be sourced\n\
         hint: name the company as its privacy policy for your country does: \
         datawrit write access 'NAME' --recipient-email ADDRESS --product aws"
    );
}

#[test]
fn a_company_of_other_places_says_so_before_the_letter_is_written() {
    let told = written(
        &["klarna"],
        &["--residence", "FR", "--format", "txt", "--dry-run"],
    );
    assert!(
        told.contains(
            "Klarna Bank AB (publ) is the company for people in Germany; for you, in France, \
             it may be another one"
        ),
        "{told}"
    );
    let told = written(&["airbnb"], &CALIFORNIA);
    assert!(
        told.contains(
            "Airbnb Ireland UC is established in Ireland; where a company of the same group"
        ),
        "{told}"
    );
}

/// GDPR Article 27: the representative's holidays are not the controller's. A month from
/// 25 November 2026 ends on Christmas Day, a Friday; the 28th is a Monday, and a substitute
/// holiday in England alone.
#[test]
fn the_days_off_are_those_of_the_company_and_not_of_its_representative() {
    let mut home = Home::new();
    home.on("2026-11-25");
    let mut arguments = vec![
        "write",
        "access",
        "twitch",
        "--residence",
        "FR",
        "--format",
        "txt",
        "--json",
    ];
    arguments.extend(ADA);
    let case = home.json(&arguments);
    assert_eq!(case["recipient"], "Twitch Interactive, Inc.");
    assert_eq!(case["clocks"][0]["due"], "2026-12-28", "{case}");
}

/// An open case keeps what it has; a new letter does not go there by itself.
#[test]
fn a_company_that_is_gone_from_its_list_is_not_written_to_and_its_case_goes_on() {
    let broker = |name: &str| {
        format!(
            "  - id: {name}\n    name: {name} Data Inc\n    email: privacy@{name}.example.org\n    website: https://{name}.example.org\n"
        )
    };
    let mut home = Home::new();
    home.put(
        "old.yaml",
        &format!("brokers:\n{}{}", broker("foo"), broker("bar")),
    );
    home.put("new.yaml", &format!("brokers:\n{}", broker("foo")));
    let (old, new) = (home.path("old.yaml"), home.path("new.yaml"));
    home.run(&["recipients", "import", old.to_str().unwrap(), "--yes"]);
    let mut arguments = vec![
        "write",
        "access",
        "bar",
        "--residence",
        "DE",
        "--format",
        "eml",
    ];
    arguments.extend(ADA);
    arguments.push("--json");
    let case = home.json(&arguments)["case"].as_str().unwrap().to_owned();
    let import = home.json(&[
        "recipients",
        "import",
        new.to_str().unwrap(),
        "--yes",
        "--json",
    ]);
    assert_eq!(import["gone"][0]["id"], "bar");
    let shown = home.json(&["recipients", "show", "bar", "--json"]);
    assert_eq!(shown["channel"][0]["open"], false);
    assert_eq!(shown["channel"][0]["doubts"][0]["doubt"], "gone");
    // The case still has its address, and its letter.
    home.run(&["show", &case, "--format", "eml", "--output", "letter.eml"]);
    let letter = std::fs::read_to_string(home.path("letter.eml")).unwrap();
    assert!(letter.contains("privacy@bar.example.org"), "{letter}");
    arguments[1] = "deletion";
    let format = arguments.iter().position(|word| *word == "eml").unwrap();
    arguments[format] = "txt";
    arguments.pop();
    arguments.push("--dry-run");
    let told = home.run(&arguments).transcript();
    assert!(
        told.contains("privacy@bar.example.org is no longer in the list it was taken from; it is used only if you add it"),
        "{told}"
    );
}

/// A mail cannot be made without an address: what is known of one that is not used by itself, and
/// the other ways, are in the error.
#[test]
fn a_mail_without_an_address_says_what_is_known_and_which_ways_there_are() {
    let home = Home::new();
    let told = |company: &str, list: bool| {
        home.put("list.txt", &format!("{company}\n"));
        let whom = if list { "--from=list.txt" } else { company };
        let mut arguments = vec!["write", "access", whom, "--format=eml", "--residence=DE"];
        arguments.extend(ADA);
        let (printed, said, code) = home.strictly(&arguments);
        assert!(code > 0, "{company}: {printed}{said}");
        printed + &said
    };
    let mut unconfirmed = 0;
    for file in std::fs::read_dir("recipients").unwrap() {
        let path = file.unwrap().path();
        let Ok(text) = std::fs::read_to_string(&path) else {
            continue;
        };
        if !text.contains("provenance = \"unconfirmed\"") || text.starts_with('#') {
            continue;
        }
        let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let before = text
            .split("\"\nprovenance = \"unconfirmed\"")
            .next()
            .unwrap();
        let (_, address) = before.rsplit_once('"').unwrap();
        for list in [false, true] {
            let told = told(&id, list);
            assert!(
                told.contains(address) && told.contains("--recipient-email"),
                "{told}"
            );
        }
        unconfirmed += 1;
    }
    assert!(unconfirmed >= 5);
    assert!(told("facebook", false).contains("https://www.facebook.com/help/contact/"));
    assert!(told("amazon-eu", true).contains("--format pdf writes it for the post"));
}
