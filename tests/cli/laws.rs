//! Which law of several at one home.

use crate::home::Home;

const SALE: &str = include_str!("../../law/us/nv/us-nv-sale.toml");

#[test]
fn a_home_with_several_laws_is_told_of_those_and_what_the_others_give() {
    let mut home = Home::new();
    let letter = |right, residence, more: &[&'static str]| -> Vec<&'static str> {
        let ask = ["write", right, "Example Shop", "--name=Ada Example"];
        let rest = ["--email=ada@example.org", "--dry-run", "--format=txt"];
        let home = [residence];
        [&ask[..], &rest[..], &home[..], more].concat()
    };
    // Two laws of one subject each: the one that knows the right is meant.
    home.run(&letter("access", "--residence=US-NV", &[]));
    home.run(&letter("objection", "--residence=US-NV", &[]));
    // One that is exercised on a platform.
    home.run(&letter(
        "deletion",
        "--residence=US-CA",
        &["--law=us-ca-delete"],
    ));
    // Where the law of health data has no such right, another law has it.
    home.run(&letter("opt-out", "--residence=US-WA", &[]));
    let with_letters = SALE.replace("us-nv-sale", "own").replace("US-NV", "US-WA");
    let own = with_letters.replace("languages = [\"en-US\"]", "languages = []");
    home.put("home/law/own.toml", &own);
    home.run(&letter("opt-out", "--residence=US-WA", &[]));
    // Neither says to be the general one, and both know the word: what is written has to be chosen.
    home.put("home/law/own.toml", &with_letters);
    home.run(&letter("objection", "--residence=US-WA", &[]));
    let general = with_letters.replace("languages =", "general = true\nlanguages =");
    home.put("home/law/own.toml", &general);
    home.run(&letter("access", "--residence=US-WA", &[]));
    insta::assert_snapshot!(home.transcript());
}
