//! How much memory does the largest mail take, in whatever shape it comes?
#![cfg(target_os = "linux")]
#![allow(
    clippy::print_stdout,
    reason = "the figures are for whoever asks for them"
)]

use std::{fs::File, process::Stdio, time::Duration};

use super::Home;

/// The most memory that the command had, in kB, by the system's account of it.
fn most_memory(home: &Home, arguments: &[&str], input: Option<&str>) -> u64 {
    let input = input.map_or_else(Stdio::null, |name| {
        Stdio::from(File::open(home.path(name)).unwrap())
    });
    let mut child = home
        .command()
        .args(arguments)
        .stdin(input)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let path = format!("/proc/{}/status", child.id());
    let mut most = 0;
    while child.try_wait().unwrap().is_none() {
        // The mark of high water: what was had in between is in it.
        let status = std::fs::read_to_string(&path).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = peak.and_then(|peak| peak.split_whitespace().next());
        most = peak.map_or(most, |peak| peak.parse().unwrap_or(most));
        std::thread::sleep(Duration::from_millis(1));
    }
    assert!(child.wait().unwrap().success(), "{arguments:?}");
    most
}

/// A mail of 49 MB: what it begins with, then a piece again and again, then its end.
fn mail(head: &str, piece: &str, end: &str) -> String {
    const SIZE: usize = 49_000_000;
    let count = (SIZE - head.len() - end.len()) / piece.len();
    [head, &piece.repeat(count), end].concat()
}

#[test]
#[ignore = "takes a minute"]
fn a_mail_of_nearly_50_mb_is_imported_in_less_than_200_mb_whatever_its_shape() {
    let home = Home::new();
    let write = [
        "write",
        "access",
        "Example GmbH",
        "--law",
        "gdpr",
        "--json",
        "--format",
        "txt",
    ];
    let more = ["--recipient-email", "privacy@example-gmbh.example"];
    let ada = [
        "--name",
        "Ada Example",
        "--email",
        "ada@example.org",
        "--residence",
        "DE",
    ];
    let case = home.json(&[&write[..], &more, &ada].concat());
    let case = case["case"].as_str().unwrap().to_owned();
    let sent = home.output(&["record", &case, "sent", "--by", "email"]);
    assert!(sent.status.success());
    let head = |id: &str| {
        format!(
            "From: Example <privacy@example-gmbh.example>\r\nTo: ada@example.org\r\nSubject: Re: {case}\r\n\
             Message-ID: <{id}@example-gmbh.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
        )
    };
    let in_parts = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
    let plain = "--b\r\nContent-Type: text/plain\r\n\r\nHere is your data.\r\n";
    let zip = "--b\r\nContent-Type: application/zip; name=data.zip\r\nContent-Transfer-Encoding: base64\r\n\r\n";
    let line = format!("{}\r\n", "UEsDBBQA".repeat(9));
    let quoted = format!(
        "From a@b.example Mon Nov 23 10:00:00 2026\r\n{}\r\n",
        mail(
            &format!("{}\r\n", head("mbox")),
            ">From the beginning on.\r\n",
            "\r\n"
        )
    );
    let shapes = [
        (
            "text.eml",
            mail(
                &format!("{}\r\n", head("text")),
                "It is a long answer, of many lines.\r\n",
                "",
            ),
        ),
        (
            "attached.eml",
            mail(
                &format!("{}{in_parts}{plain}{zip}", head("zip")),
                &line,
                "--b--\r\n",
            ),
        ),
        (
            "encoded.eml",
            mail(
                &format!(
                    "{}Content-Transfer-Encoding: base64\r\n\r\n",
                    head("text64")
                ),
                &line,
                "",
            ),
        ),
        (
            "page.eml",
            mail(
                &format!("{}Content-Type: text/html\r\n\r\n", head("html")),
                "<div><p>Your <b>data</b></p>",
                "",
            ),
        ),
        (
            "parts.eml",
            mail(&format!("{}{in_parts}", head("parts")), plain, "--b--\r\n"),
        ),
        ("box.mbox", quoted),
    ];
    let usual = most_memory(&home, &["list"], None);
    for (name, bytes) in &shapes {
        assert!((48_000_000..50_000_000).contains(&bytes.len()), "{name}");
        home.put(name, bytes);
    }
    for (name, _) in &shapes {
        let imported = most_memory(&home, &["inbox", "import", name], None);
        println!("{name}: {imported} kB, and {usual} kB for nothing");
        assert!(
            (50_000..200_000).contains(&imported),
            "{name}: {imported} kB"
        );
    }
    // Out of a pipe, known by now; and looked at again.
    for (arguments, input) in [
        (&["inbox", "import", "-"][..], Some("attached.eml")),
        (&["inbox", "import", "box.mbox"], None),
        (&["inbox"], None),
        (&["inbox", "review", "2", "--yes"], None),
    ] {
        let most = most_memory(&home, arguments, input);
        println!("{arguments:?}: {most} kB");
        assert!(most < 200_000, "{arguments:?}: {most} kB");
    }
    let kept = home.json(&["verify", "--json"]);
    assert_eq!(kept["faults"], serde_json::json!([]));
}
