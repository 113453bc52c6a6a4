//! The layouts of a user's own.

use datawrit::delivery::page::Layouts;

#[test]
fn a_layout_that_cannot_be_printed_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.toml");
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/din-5008-b.toml");
    let original = std::fs::read_to_string(built_in).unwrap();
    let faults = [
        (
            "width = 210.0",
            "width = 21.0",
            "a sheet is 70 to 500 mm wide",
        ),
        ("left = 25.0", "left = nan", "not a number of millimetres"),
        ("left = 25.0", "left = 180.0", "leave no room for text"),
        ("y = 62.7", "y = 70.0", "does not show in the window"),
        (
            "x = 125.0",
            "x = 190.0",
            "not in the upper half of the sheet",
        ),
        ("y = 103.0", "y = 280.0", "leaves no room"),
        (
            "fold = [105.0, 210.0]",
            "fold = [210.0, 105.0]",
            "not in order",
        ),
        (
            "source = \"grid\"",
            "source = \"gird\"",
            "`gird` is not among its `sources`",
        ),
        (
            "source = \"grid\"",
            "source = \"ours\"",
            "no measure names the source `grid`",
        ),
        ("punch = 148.5", "punsh = 148.5", "unknown field `punsh`"),
    ];
    for (good, bad, reason) in faults {
        let text = original.replacen(good, bad, 1);
        assert_ne!(text, original, "{good}");
        std::fs::write(&file, text).unwrap();
        let message = Layouts::open(Some(folder.path())).unwrap_err().to_string();
        assert!(message.contains(reason), "{bad}: {message}");
        assert!(message.contains("own.toml"), "{message}");
    }
}

#[test]
fn a_layout_of_the_users_own_wins_in_its_country() {
    let folder = tempfile::tempdir().unwrap();
    let built_in = concat!(env!("CARGO_MANIFEST_DIR"), "/layouts/plain.toml");
    let text = std::fs::read_to_string(built_in).unwrap();
    let text = text.replacen("countries = []", "countries = [\"DE\"]", 1);
    std::fs::write(folder.path().join("zz-own.toml"), text).unwrap();
    let layouts = Layouts::open(Some(folder.path())).unwrap();
    let of = |code: &str| layouts.of(Some(&code.parse().unwrap())).unwrap().id.clone();
    assert_eq!(of("DE"), "zz-own");
    assert_eq!(of("AT"), "din-5008-b");
}

/// A start reads our files as the build prepared them. Read as a person's own, they are TOML again, and a fault
/// has its line.
#[test]
fn a_layout_that_is_built_in_says_what_its_file_says() {
    let files = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("layouts");
    let shown = |own| format!("{:#?}", Layouts::open(own).unwrap());
    assert_eq!(
        shown(None),
        shown(Some(files.as_path())).replace("own: true", "own: false")
    );
}
