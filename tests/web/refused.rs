//! Everything that is refused, for every way to ask.

use crate::door::{Door, answer, get, request};

const METHODS: [&str; 12] = [
    "GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "PROPFIND",
    "BREW", "X",
];

/// A name that somebody lets point to this computer reads nothing and changes nothing, by any method.
#[test]
fn another_host_is_refused_whatever_the_method() {
    let door = Door::open();
    let cookie = door.enter();
    let port = door.port;
    let hosts = [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        format!("127.0.0.1.evil.example:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("evil@127.0.0.1:{port}"),
        format!("127.0.0.1:{}", port - 1),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("LOCALHOST:{port}"),
        format!("127.1:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::ffff:127.0.0.1]:{port}"),
        format!("127.0.0.1:{port} evil.example"),
        String::new(),
    ];
    for method in METHODS {
        for host in &hosts {
            let path = if method == "CONNECT" {
                "evil.example:443"
            } else {
                "/"
            };
            let answer = door.raw(&request(method, path, host, &[("Cookie", &cookie)], ""));
            assert!(
                [400, 421].contains(&answer.status),
                "{method} {host:?}: {answer:?}"
            );
            assert!(!answer.body.contains("name=\"mark\""), "{method} {host:?}");
        }
    }
    // And the right one is not.
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let host = format!("{host}:{port}");
        let page = door.raw(&get("/", &host, &[("Cookie", &cookie)]));
        assert_eq!(page.status, 200, "{host}");
    }
}

#[test]
fn a_request_without_a_host_or_with_two_is_refused() {
    let door = Door::open();
    let cookie = door.enter();
    let host = door.host();
    let none = format!("GET / HTTP/1.1\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n");
    let old = format!("GET / HTTP/1.0\r\nCookie: {cookie}\r\n\r\n");
    let two = format!(
        "GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    let whole = format!(
        "GET http://evil.example/ HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nConnection: close\r\n\r\n"
    );
    for request in [none, old, two, whole] {
        let answer = door.raw(request.as_bytes());
        assert!([400, 421].contains(&answer.status), "{request}: {answer:?}");
    }
}

#[test]
fn what_is_neither_asked_nor_changed_has_no_method() {
    let door = Door::open();
    let cookie = door.enter();
    for method in METHODS {
        if ["GET", "HEAD", "POST", "CONNECT"].contains(&method) {
            continue;
        }
        let answer = door.raw(&request(
            method,
            "/",
            &door.host(),
            &[("Cookie", &cookie)],
            "",
        ));
        assert_eq!(answer.status, 405, "{method}");
    }
}

#[test]
fn without_the_cookie_nobody_sees_anything() {
    let door = Door::open();
    let cookie = door.enter();
    let name = cookie.split('=').next().unwrap();
    let host = door.host();
    for path in [
        "/",
        "/me",
        "/style.css",
        "/came",
        "/nothing",
        "/case/AAAA-AAAA",
        "/case/AAAA-AAAA/send",
        "/case/AAAA-AAAA/letter/1.pdf",
        "/case/AAAA-AAAA/letter/1/1.png",
        "/cases",
        "/new",
        "/new/1",
        "/new/1/page/1.png",
    ] {
        for wrong in ["", "a=b", &format!("{name}=0000"), &format!("x{cookie}")] {
            let answer = door.raw(&get(path, &host, &[("Cookie", wrong)]));
            assert_eq!(answer.status, 403, "{path} {wrong}");
            assert!(answer.body.contains("datawrit open"), "{path} {wrong}");
        }
    }
}

#[test]
fn a_code_is_good_once() {
    let door = Door::open();
    let answer = door.raw(&get(door.entry(), &door.host(), &[]));
    assert_eq!(answer.status, 303);
    assert_eq!(answer.head("location"), Some("/"));
    let cookie = answer.head("set-cookie").unwrap();
    let attributes: Vec<&str> = cookie.split("; ").skip(1).collect();
    assert_eq!(attributes, ["HttpOnly", "SameSite=Strict", "Path=/"]);
    assert!(cookie.starts_with(&format!("datawrit-{}=", door.port)));
    let again = door.raw(&get(door.entry(), &door.host(), &[]));
    assert_eq!(again.status, 403);
    assert_eq!(again.head("set-cookie"), None);
    let guessed = format!("/enter/{}", "0".repeat(64));
    assert_eq!(door.raw(&get(&guessed, &door.host(), &[])).status, 403);
}

/// A form of another site, of another port, or of a page that says nothing of where it is from.
#[test]
fn a_form_of_others_changes_nothing() {
    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    let body = format!("mark={mark}&name=Mallory");
    let here = format!("http://{}", door.host());
    let port = door.port;
    let of_others: [&[(&str, &str)]; 13] = [
        &[("Origin", "https://evil.example")],
        &[("Origin", "null")],
        &[("Origin", "null"), ("Sec-Fetch-Site", "cross-site")],
        &[("Origin", "null"), ("Sec-Fetch-Site", "same-site")],
        &[("Origin", "null"), ("Sec-Fetch-Site", "none")],
        &[
            ("Origin", "null"),
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Site", "cross-site"),
        ],
        &[("Origin", &format!("http://127.0.0.1:{}", port - 1))],
        &[("Origin", &format!("http://127.0.0.1.evil.example:{port}"))],
        &[("Origin", &format!("https://127.0.0.1:{port}"))],
        &[("Origin", &format!("http://localhost:{port}"))],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Origin", &here), ("Sec-Fetch-Site", "none")],
    ];
    for heads in of_others {
        let answer = door.post("/me", &cookie, heads, &body);
        assert_eq!(answer.status, 403, "{heads:?}");
    }
    // Without its mark, or with a wrong one.
    let ours = [("Origin", here.as_str()), ("Sec-Fetch-Site", "same-origin")];
    for body in ["name=Mallory", "mark=&name=Mallory", "mark=0&name=Mallory"] {
        assert_eq!(door.post("/me", &cookie, &ours, body).status, 403, "{body}");
    }
    assert!(!door.home.path().join("profile.toml").exists());
    assert_eq!(door.post("/me", &cookie, &ours, &body).status, 303);
    // A browser says no more of where a form of ours is from, for the pages send no referrer.
    let browser = [("Origin", "null"), ("Sec-Fetch-Site", "same-origin")];
    assert_eq!(door.post("/me", &cookie, &browser, &body).status, 303);
    let profile = std::fs::read_to_string(door.home.path().join("profile.toml")).unwrap();
    assert!(profile.contains("Mallory"));
}

/// What is asked for with `GET` changes nothing, whatever it says.
#[test]
fn asking_changes_nothing() {
    let door = Door::open();
    let cookie = door.enter();
    let mark = door.mark(&cookie);
    door.get(&format!("/me?mark={mark}&name=Mallory"), &cookie);
    assert_eq!(door.get(&format!("/quit?mark={mark}"), &cookie).status, 404);
    assert!(!door.home.path().join("profile.toml").exists());
    assert_eq!(door.get("/", &cookie).status, 200);
}

#[test]
fn every_answer_says_what_the_browser_may_do() {
    let door = Door::open();
    let cookie = door.enter();
    let host = door.host();
    for request in [
        get("/", &host, &[("Cookie", &cookie)]),
        get("/style.css", &host, &[("Cookie", &cookie)]),
        get("/nothing", &host, &[("Cookie", &cookie)]),
        get("/", &host, &[]),
        get("/", "evil.example", &[]),
        request("BREW", "/", &host, &[], ""),
    ] {
        let answer = door.raw(&request);
        let said = |name: &str| answer.head(name).unwrap_or_default().to_owned();
        assert_eq!(
            said("content-security-policy"),
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
            "{answer:?}"
        );
        for (name, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(said(name), value, "{answer:?}");
        }
        assert_eq!(answer.head("access-control-allow-origin"), None);
    }
}

#[test]
fn pages_hold_no_script_and_nothing_of_others() {
    let door = Door::open();
    let cookie = door.enter();
    for path in [
        "/",
        "/me",
        "/came",
        "/cases",
        "/new",
        "/days",
        "/companies",
        "/data",
        "/words",
    ] {
        let page = door.get(path, &cookie);
        assert_eq!(page.status, 200, "{path}");
        for word in [
            "<script",
            "javascript:",
            " style=",
            " onclick",
            "http://",
            "https://",
        ] {
            assert!(!page.body.contains(word), "{path}: {word}");
        }
    }
}

/// Loopback alone, in both families where there are two, and no flag for another.
#[test]
fn it_listens_on_loopback_alone() {
    let door = Door::open();
    assert!(door.at.iter().all(|at| at.ip().is_loopback()));
    for at in &door.at {
        assert_eq!(at.port(), door.port);
        assert_eq!(answer(*at, &get("/", &door.host(), &[])).status, 403);
    }
}

/// A company that is called like a piece of a page is shown by its letters.
#[test]
fn a_hostile_name_is_text() {
    let door = Door::open();
    let cookie = door.enter();
    let name = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'&";
    let written = std::process::Command::new(env!("CARGO_BIN_EXE_datawrit"))
        .args(["write", "access", name, "--today", "2026-11-01", "--home"])
        .arg(door.home.path())
        .args(["--name", "Ada <b>Example</b>", "--email", "ada@example.org"])
        .args([
            "--address",
            "Ring 1; 1010 Wien; Austria",
            "--no-address",
            "--format",
            "txt",
        ])
        .arg("--output")
        .arg(door.home.path())
        .output()
        .unwrap();
    assert!(written.status.success(), "{written:?}");
    let page = door.get("/", &cookie).body;
    let shown = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;";
    assert!(page.contains(shown), "{page}");
    for page in [page, door.get("/came", &cookie).body] {
        assert!(
            !page.contains("<script") && !page.contains("<img"),
            "{page}"
        );
    }
    // And what is typed into a form, where it is shown again.
    let mark = door.mark(&cookie);
    let typed = "name=%3Cscript%3Ealert(3)%22%3E&email=no%22%3E%3Cscript%3E";
    let again = door.post("/me", &cookie, &[], &format!("mark={mark}&{typed}"));
    assert_eq!(again.status, 200);
    assert!(again.body.contains("&lt;script&gt;"), "{}", again.body);
    assert!(!again.body.contains("<script"), "{}", again.body);
}
