//! A mail server on this computer that takes every mail and forgets it.

use std::{
    io::{self, BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// The server, as long as the test lasts.
pub struct Post {
    pub port: u16,
    mails: Arc<AtomicUsize>,
}

impl Post {
    pub fn open() -> Post {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let mails = Arc::new(AtomicUsize::new(0));
        let all = Arc::clone(&mails);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mails = Arc::clone(&all);
                thread::spawn(move || talk(&stream, &mails));
            }
        });
        Post { port, mails }
    }

    /// How many mails it took.
    pub fn mails(&self) -> usize {
        self.mails.load(Ordering::SeqCst)
    }
}

fn talk(mut stream: &TcpStream, mails: &AtomicUsize) -> io::Result<()> {
    stream.write_all(b"220 mail.example.org\r\n")?;
    let mut content = false;
    for line in BufReader::new(stream).split(b'\n') {
        let line = String::from_utf8_lossy(&line?).trim_end().to_owned();
        let said = match line.split(' ').next().unwrap_or_default() {
            "." if content => {
                content = false;
                mails.fetch_add(1, Ordering::SeqCst);
                "250 queued"
            }
            _ if content => continue,
            "EHLO" => "250-mail.example.org\r\n250 AUTH PLAIN",
            "AUTH" => "235 yes",
            "DATA" => {
                content = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 yes",
        };
        stream.write_all(format!("{said}\r\n").as_bytes())?;
    }
    Ok(())
}
