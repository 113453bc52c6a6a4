//! A door that is open while a test runs, and a browser of some lines.

use std::{
    fmt::Write as _,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
    time::Duration,
};

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use datawrit::{
    office::{Home, TimeOfDay},
    web::{OpenedPages, Site},
};
use tempfile::TempDir;

/// What separates the parts of a form with a file.
pub const BOUNDARY: &str = "boundary0123456789";

/// The day that a door works with, which a test may move.
pub type Day = Arc<Mutex<NaiveDate>>;

/// Noon of a day.
#[derive(Debug)]
pub struct Clock(Day);

impl TimeOfDay for Clock {
    fn now(&self) -> DateTime<Utc> {
        let day = *self.0.lock().unwrap();
        day.and_hms_opt(12, 0, 0).unwrap().and_utc()
    }

    fn here(&self) -> DateTime<FixedOffset> {
        self.now().fixed_offset()
    }
}

/// A door to a home of its own.
pub struct Door {
    pub home: TempDir,
    pub port: u16,
    pub at: Vec<SocketAddr>,
    pub address: String,
    pub day: Day,
    pub thread: Option<JoinHandle<()>>,
}

/// What was answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
    /// The body as it came: a file is not text.
    pub bytes: Vec<u8>,
}

impl Answer {
    /// The value of a head, by its name in small letters.
    pub fn head(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines();
        lines
            .filter_map(|line| line.split_once(": "))
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

pub fn site(home: &Path, idle: Duration) -> Site {
    site_of(home, idle, &Arc::new(Mutex::new(begins())))
}

fn begins() -> NaiveDate {
    "2026-11-26".parse().unwrap()
}

fn site_of(home: &Path, idle: Duration, day: &Day) -> Site {
    Site {
        home: Home::at(home.to_owned()),
        clock: Arc::new(Clock(Arc::clone(day))),
        trial: true,
        idle,
        login: Box::new(|_| Err("no password".to_owned())),
    }
}

impl Door {
    pub fn open() -> Door {
        Door::open_for(Duration::from_secs(600))
    }

    pub fn open_for(idle: Duration) -> Door {
        let home = TempDir::new().unwrap();
        let day = Arc::new(Mutex::new(begins()));
        let opened = site_of(home.path(), idle, &day).open().unwrap();
        let OpenedPages::Here(door) = opened else {
            panic!("another start has it");
        };
        let (address, at) = (door.address().to_owned(), door.at());
        let thread = thread::spawn(move || door.serve().unwrap());
        Door {
            home,
            port: at[0].port(),
            at,
            address,
            day,
            thread: Some(thread),
        }
    }

    /// Runs the program in its home.
    pub fn run(&self, args: &[&str]) -> String {
        let done = std::process::Command::new(env!("CARGO_BIN_EXE_datawrit"))
            .args(args)
            .arg("--home")
            .arg(self.home.path())
            .output()
            .unwrap();
        assert!(done.status.success(), "{args:?}: {done:?}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// A letter to this company, written on 1 September and sent by mail that day; the number of its case.
    pub fn sent(&self, company: &str) -> String {
        let folder = self.home.path().join("letters");
        std::fs::create_dir_all(&folder).unwrap();
        let written = self.run(&[
            "write",
            "access",
            company,
            "--today",
            "2026-09-01",
            "--yes",
            "--json",
            "--name",
            "Ada Example",
            "--email",
            "ada@example.org",
            "--address",
            "Ring 1; 1010 Wien; Austria",
            "--no-address",
            "--format",
            "txt",
            "--output",
            folder.to_str().unwrap(),
        ]);
        let written: serde_json::Value = serde_json::from_str(&written).unwrap();
        let case = written["case"].as_str().unwrap().to_owned();
        self.run(&[
            "record",
            &case,
            "sent",
            "--by",
            "email",
            "--on",
            "2026-09-01",
            "--today",
            "2026-09-01",
        ]);
        case
    }

    /// A form with a file, whole.
    pub fn upload(
        &self,
        path: &str,
        cookie: &str,
        fields: &[(&str, &str)],
        file: (&str, &[u8]),
    ) -> Answer {
        let mut body = Vec::new();
        for (name, value) in fields {
            write!(
                body,
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
            .unwrap();
        }
        let (name, bytes) = file;
        write!(body, "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"f\"\r\n\r\n").unwrap();
        body.extend_from_slice(bytes);
        write!(body, "\r\n--{BOUNDARY}--\r\n").unwrap();
        let mut whole = format!(
            "POST {path} HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nOrigin: http://{host}\r\nConnection: close\r\n\
             Content-Type: multipart/form-data; boundary={BOUNDARY}\r\nContent-Length: {}\r\n\r\n",
            body.len(),
            host = self.host(),
        )
        .into_bytes();
        whole.extend(body);
        self.raw(&whole)
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// The path of the address with its code.
    pub fn entry(&self) -> &str {
        let host = format!("http://{}", self.host());
        self.address.strip_prefix(&host).unwrap()
    }

    /// What is written, whole, and what comes back.
    pub fn raw(&self, request: &[u8]) -> Answer {
        answer(self.at[0], request)
    }

    /// Comes in, and has the cookie.
    pub fn enter(&self) -> String {
        let answer = self.raw(&get(self.entry(), &self.host(), &[]));
        assert_eq!(answer.status, 303, "{answer:?}");
        let cookie = answer.head("set-cookie").unwrap();
        cookie.split(';').next().unwrap().to_owned()
    }

    /// It is this day from here on.
    pub fn it_is(&self, day: &str) {
        *self.day.lock().unwrap() = day.parse().unwrap();
    }

    pub fn get(&self, path: &str, cookie: &str) -> Answer {
        self.raw(&get(path, &self.host(), &[("Cookie", cookie)]))
    }

    /// The mark of the forms.
    pub fn mark(&self, cookie: &str) -> String {
        let page = self.get("/me", cookie).body;
        let after = page.split("name=\"mark\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    pub fn post(&self, path: &str, cookie: &str, heads: &[(&str, &str)], body: &str) -> Answer {
        let mut all = vec![
            ("Cookie", cookie),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        all.extend_from_slice(heads);
        self.raw(&request("POST", path, &self.host(), &all, body))
    }
}

pub fn get(path: &str, host: &str, heads: &[(&str, &str)]) -> Vec<u8> {
    request("GET", path, host, heads, "")
}

pub fn request(
    method: &str,
    path: &str,
    host: &str,
    heads: &[(&str, &str)],
    body: &str,
) -> Vec<u8> {
    let mut text = format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n");
    for (name, value) in heads {
        write!(text, "{name}: {value}\r\n").unwrap();
    }
    if method == "POST" || !body.is_empty() {
        write!(text, "Content-Length: {}\r\n", body.len()).unwrap();
    }
    text += "\r\n";
    text += body;
    text.into_bytes()
}

pub fn answer(at: SocketAddr, request: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(at).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(30)))
        .unwrap();
    // The other side may have refused it before all is written.
    let _ = stream.write_all(request);
    read(stream)
}

pub fn read(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let begins = bytes.windows(4).position(|four| four == b"\r\n\r\n");
    let whole = begins.map_or(Vec::new(), |at| bytes[at + 4..].to_vec());
    let status = head
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    Answer {
        status: status.unwrap_or(0),
        head: head.to_owned(),
        body: body.to_owned(),
        bytes: whole,
    }
}
