//! Where no law is known a letter can still ask, and says that it names none; and a company in the Union is bound
//! wherever its customer lives.

use super::Home;

const ELSEWHERE: [&str; 4] = [
    "--name=Ada Example",
    "--email=ada@example.org",
    "--residence=Vatican City",
    "--dry-run",
];

#[test]
fn a_letter_names_no_law_in_four_languages_and_cites_no_provision() {
    let home = Home::new();
    for (language, openly) in [
        ("en", "This letter names no statute."),
        ("de", "Dieser Brief beruft sich auf kein Gesetz."),
        ("fr", "Cette lettre n’invoque aucune loi."),
        ("es", "Esta carta no invoca ninguna ley."),
    ] {
        for right in ["access", "deletion", "opt-out", "objection"] {
            let write = [
                "write",
                right,
                "Foo Quux",
                "--law=none",
                "--recipient-email=privacy@quux.example.org",
                "--reason=I have moved.",
                "--item=the newsletter",
                "--lang",
                language,
            ];
            for child in [&[][..], &["--child=Ben Example"]] {
                let (letter, said, code) = home.strictly(&[&write, &ELSEWHERE[..], child].concat());
                assert_eq!(code, 0, "{said}");
                let whole = letter.split_whitespace().collect::<Vec<_>>().join(" ");
                assert!(whole.contains(openly), "{letter}");
                assert!(whole.contains("the newsletter") && whole.contains("I have moved."));
                assert!(whole.contains("30"), "{letter}");
                for claim in [
                    "Artic", "Art.", "artícul", "§", "GDPR", "RGPD", "DSGVO", "CCPA",
                ] {
                    assert!(!whole.contains(claim), "{claim} in {letter}");
                }
                assert!(
                    said.contains("this letter does not name a law, and says so"),
                    "{said}"
                );
            }
        }
    }
}

#[test]
fn a_plain_letter_is_a_case_with_a_day_of_ones_own_and_a_reminder() {
    let mut home = Home::new();
    let write = [
        "write",
        "access",
        "Foo Quux",
        "--recipient-email=privacy@quux.example.org",
        "--name=Ada Example",
        "--email=ada@example.org",
        "--residence=Vatican City",
        "--format=txt",
    ];
    // Without a law it is refused, with the way out.
    let (said, code) = home.refusal(&write);
    assert_eq!(code, 1);
    assert!(
        said.contains("does not know the law of") && said.contains("--law none"),
        "{said}"
    );
    home.run(&[&write[..], &["--law=none"]].concat());
    home.run(&["record", "foo", "sent", "--by", "email"]);
    home.run(&["why", "foo"]);
    home.on("2027-01-10");
    home.run(&["next", "foo"]);
    home.run(&["next", "foo", "--letter", "reminder", "--dry-run"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn a_company_in_the_union_is_bound_wherever_its_customer_lives() {
    let home = Home::new();
    let write = [
        "write",
        "access",
        "Foo Quux",
        "--recipient-address=Quuxweg 1; 10115 Berlin; Germany",
        "--name=Ada Example",
        "--email=ada@example.org",
        "--dry-run",
        "--lang=en",
    ];
    let (said, code) = home.refusal(&[&write[..], &["--residence=Vatican City"]].concat());
    assert_eq!(code, 1);
    assert!(
        said.contains("the GDPR binds it wherever you live"),
        "{said}"
    );
    assert!(said.contains("--law gdpr"), "{said}");
    let why = "the GDPR binds Foo Quux by where it is (Germany)";
    let (_, said, code) =
        home.strictly(&[&write[..], &["--residence=Vatican City", "--law=gdpr"]].concat());
    assert!(code == 0 && said.contains(why), "{said}");
    // Who lives there is told nothing of it.
    let (_, said, _) = home.strictly(&[&write[..], &["--residence=DE"]].concat());
    assert!(!said.contains(why), "{said}");
}
