//! `undo` and `redo`, with what they say.

use super::Home;

#[test]
fn what_was_recorded_by_mistake_is_taken_back_and_stays_in_the_log() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-24")
        .run(&["record", &case, "sent"])
        .run(&["record", &case, "refused", "--note", "Wrong company"])
        .run(&["undo"])
        .run(&["undo"])
        .run(&["redo"])
        .run(&["show", &case, "--log"])
        .run(&["undo", &case])
        .run(&["undo", &case])
        .run(&["redo", &case])
        .run(&["redo", &case])
        .run(&["redo", &case])
        .run(&["verify"])
        .run(&["--ui", "de", "undo", &case]);
    insta::assert_snapshot!(home.transcript());
}

/// The same of the same day is recorded once, and once more on a word.
#[test]
fn what_is_there_already_is_said_so() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-24");
    let record = ["record", &case, "sent", "--by", "email"];
    assert_eq!(home.strictly(&record).2, 0);
    let (_, said, code) = home.strictly(&record);
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("`sent` is recorded on 24 November 2026 already") && said.contains("--again"),
        "{said}"
    );
    let (_, said, code) = home.strictly(&[&record[..], &["--ui", "de"]].concat());
    assert_eq!(code, 2, "{said}");
    assert!(
        said.contains("`sent` ist für den 24. November 2026 schon eingetragen"),
        "{said}"
    );
    assert_eq!(home.strictly(&[&record[..], &["--again"]].concat()).2, 0);
}

/// A file whose keeping was taken back is kept again, and is with its case then.
#[test]
fn a_file_is_kept_again_after_it_was_taken_back() {
    let mut home = Home::new();
    let case = home.write_access();
    home.on("2026-11-24");
    home.put("scan.txt", "An answer on paper.");
    let keep = ["keep", &case, "scan.txt"];
    let step = |arguments: &[&str]| {
        let (shown, said, code) = home.strictly(arguments);
        assert_eq!(code, 0, "{said}");
        shown + &said
    };
    step(&["record", &case, "sent", "--by", "email"]);
    step(&keep);
    assert!(step(&keep).contains("there already"));
    step(&["undo", &case]);
    assert!(!step(&["show", &case]).contains("scan.txt"));
    let kept = step(&keep);
    assert!(!kept.contains("there already"), "{kept}");
    let shown = step(&["show", &case]);
    assert!(shown.contains("scan.txt"), "{shown}");
}
