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
