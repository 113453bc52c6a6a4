//! A home in one file, and back; and where everything lies.

use super::Home;

#[test]
fn a_home_is_put_back_and_nothing_is_replaced_unasked() {
    let mut home = Home::new();
    home.run(&["where"]);
    let case = home.write_access();
    home.put("home/profile.toml", "name = \"Ada Example\"\n");
    home.run(&["backup", "home.zip"]);
    let before = home.json(&["show", &case, "--json"]);
    home.run(&["restore", "home.zip"]);
    assert!(home.output(&["record", &case, "sent"]).status.success());
    home.run(&["restore", "home.zip", "--replace"]);
    assert_eq!(home.json(&["show", &case, "--json"]), before);
    home.run(&["verify"])
        .run(&["--ui", "fr", "backup", "home.zip"]);
    let found = home.json(&["where", "--json"]);
    let things = found["things"].as_array().unwrap().iter();
    let names: Vec<_> = things
        .map(|thing| thing["name"].as_str().unwrap())
        .collect();
    assert!(
        names.contains(&"profile.toml") && names.contains(&"tracker.db"),
        "{names:?}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = home
            .path("home.zip")
            .metadata()
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn what_a_killed_backup_left_of_the_tracker_goes_with_the_next() {
    let home = Home::new();
    home.write_access();
    let (copy, empty) = ("home/.datawrit-killed", "home/.datawrit-sooner");
    home.put(copy, "half a tracker");
    home.put(empty, "");
    assert!(home.output(&["backup", "home.zip"]).status.success());
    assert!(!home.path(copy).exists() && !home.path(empty).exists());
    assert!(
        home.output(&["restore", "home.zip", "--replace"])
            .status
            .success()
    );
}
