//! The printed page on a screen. `tests/oracle/preview.py` looks at the pictures.

use std::fs;

use super::{Home, home::ADA};

#[test]
fn a_page_is_shown_as_text_with_its_own_line_breaks() {
    let mut home = Home::new();
    let case = home.write_access();
    home.run(&["preview", &case, "--page", "2"])
        .run(&["preview", &case, "--page", "3"])
        .run(&["preview", &case, "--page", "0"])
        .run(&["preview", "ZZZZ"]);
    insta::assert_snapshot!(home.transcript());
}

#[test]
fn both_pages_are_shown_and_as_json_too() {
    let home = Home::new();
    let case = home.write_access();
    let shown = String::from_utf8(home.output(&["preview", &case]).stdout).unwrap();
    let pages = home.json(&["preview", &case, "--json"]);
    let mut expected = Vec::new();
    for page in pages["pages"].as_array().unwrap() {
        let number = page["page"].as_u64().unwrap();
        assert_eq!(
            (&page["width_mm"], &page["height_mm"]),
            (&210.into(), &297.into())
        );
        expected.push(format!("page {number} of 2, 210 x 297 mm\n"));
        for line in page["lines"].as_array().unwrap() {
            expected.push(line.as_str().unwrap().to_owned());
        }
        expected.push(String::new());
    }
    assert_eq!(shown.trim_end(), expected.join("\n").trim_end());
    assert_eq!(pages["pages"].as_array().unwrap().len(), 2);
}

#[test]
fn a_rehearsal_can_show_the_page() {
    let home = Home::new();
    let mut write = vec![
        "write",
        "access",
        "Musterfirma GmbH",
        "--dry-run",
        "--preview",
    ];
    write.extend(["--recipient-address", "Musterweg 1; 04109 Leipzig; DE"]);
    write.extend(ADA);
    let rehearsed = home.output(&write);
    assert!(!home.path("home").exists());
    let case = home.write_access();
    let shown = home.output(&["preview", &case]);
    assert_eq!(rehearsed.stdout, shown.stdout);
    write.retain(|argument| *argument != "--dry-run");
    let (said, code) = home.refusal(&write);
    assert!(said.contains("--dry-run"), "{said}");
    assert_eq!(code, 2);
}

/// What a terminal would be sent is told whole, whether or not colours are wanted.
#[cfg(feature = "pictures")]
#[test]
fn each_protocol_begins_and_ends_as_terminals_want_it() {
    let home = Home::new();
    let case = home.write_access();
    let label = "page 2 of 2, 210 x 297 mm\n\n";
    for (graphics, begins, ends) in [
        (
            "kitty",
            "\x1b_Gf=100,a=T,q=2,c=100,m=1;iVBORw0KGgo",
            "\x1b\\",
        ),
        ("iterm2", "\x1b]1337;File=inline=1;size=", "\x07"),
        ("sixel", "\x1bP0;1;0q\"1;1;1000;1414#0;2;0;0;0", "-\x1b\\"),
    ] {
        let arguments = ["preview", &case, "--page", "2", "--graphics", graphics];
        let output = home
            .command()
            .env("NO_COLOR", "1")
            .args(arguments)
            .output()
            .unwrap();
        let drawn = String::from_utf8(output.stdout).unwrap();
        let drawn = drawn.strip_prefix(label).unwrap();
        assert!(drawn.starts_with(begins), "{:?}", &drawn[..60]);
        assert!(drawn.ends_with(&format!("{ends}\n")), "{graphics}");
    }
}

#[test]
fn a_case_without_a_page_says_what_it_has() {
    let mut home = Home::new();
    let mut write = vec![
        "write",
        "access",
        "Musterfirma GmbH",
        "--format",
        "eml",
        "--output",
        "x",
    ];
    write.extend(["--recipient-email", "privacy@example.org"]);
    write.extend(ADA);
    home.output(&write);
    let case = home.json(&["list", "--json"])[0]["case"]
        .as_str()
        .unwrap()
        .to_owned();
    home.run(&["preview", &case]);
    insta::assert_snapshot!(home.transcript());
}

/// A program of that name takes the place of the desktop's, and notes what it was given.
#[cfg(target_os = "linux")]
#[test]
fn the_viewer_gets_the_stored_bytes_in_a_file_of_ones_own() {
    use std::os::unix::fs::PermissionsExt;

    let home = Home::new();
    let case = home.write_access();
    home.put("programs/xdg-open", "#!/bin/sh\n/bin/cp \"$1\" given.pdf\n");
    let viewer = home.path("programs/xdg-open");
    fs::set_permissions(&viewer, fs::Permissions::from_mode(0o755)).unwrap();
    let open = |path: &str| {
        let mut command = home.command();
        command.env("PATH", home.path(path));
        command.args(["preview", &case, "--open"]).output().unwrap()
    };

    let output = open("programs");
    let told = String::from_utf8(output.stdout).unwrap();
    assert_eq!(told, format!("opened  home/preview/{case}.pdf\n"));
    home.output(&["show", &case, "--format", "pdf", "--output", "kept.pdf"]);
    let kept = fs::read(home.path("kept.pdf")).unwrap();
    assert_eq!(fs::read(home.path("given.pdf")).unwrap(), kept);
    let lying = fs::metadata(home.path(&format!("home/preview/{case}.pdf"))).unwrap();
    assert_eq!(lying.permissions().mode() & 0o777, 0o600);

    // What an earlier call left is cleared away, and nothing else.
    home.put("home/preview/K7Q3-9MX2.pdf", "");
    home.put("home/preview/holiday.pdf", "");
    open("programs");
    assert!(!home.path("home/preview/K7Q3-9MX2.pdf").exists());
    assert!(home.path("home/preview/holiday.pdf").exists());

    let output = open("nowhere");
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        format!(
            "error: this computer has no program set for PDF files\n\
             hint: the page is in home/preview/{case}.pdf\n"
        )
    );
}

/// Each letter of a case has its page.
#[test]
fn another_letter_than_the_request_is_shown_too() {
    let mut home = Home::new();
    let case = home.write_access();
    assert_eq!(home.strictly(&["record", &case, "sent"]).2, 0);
    home.on("2027-02-10");
    let reminder = home.strictly(&["next", &case, "--letter", "reminder"]);
    assert_eq!(reminder.2, 0, "{}", reminder.1);
    let shown = |more: &[&str]| home.strictly(&[&["preview", &case], more].concat());
    let (request, again) = (shown(&[]), shown(&["--letter", "1"]));
    assert_eq!(request, again);
    let (reminder, said, code) = shown(&["--letter", "2"]);
    assert_eq!(code, 0, "{said}");
    assert_ne!(reminder, request.0);
    let (_, said, code) = shown(&["--letter", "3"]);
    assert_eq!(code, 1);
    assert!(said.contains("of the number 3"), "{said}");
}
