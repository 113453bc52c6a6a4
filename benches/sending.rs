//! What does it cost that every mail is kept, and recorded before and after it leaves?
//!
//! `datawrit send` with 200 cases, from the start of the process to its end, against
//! a bare loop of lettre that sends the very bytes over one connection to the same
//! server, under the same TLS, and keeps nothing. The two take turns, and the medians
//! are compared. The server is Debian's Exim, which waits for the disk before it
//! takes a mail, as a person's server does; where there is none, or no root to start
//! it, the server of the tests, which keeps nothing either.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a bench that cannot go on has failed, and measures time"
)]
#![allow(dead_code, reason = "the servers are those of the tests")]

#[path = "../tests/mail/daemon.rs"]
mod daemon;
#[path = "../tests/mail/exim.rs"]
mod exim;
mod sample;
#[path = "../tests/mail/server.rs"]
mod server;

use std::{
    fmt, fs, io,
    net::SocketAddr,
    path::Path,
    pin::Pin,
    process::Command,
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, Instant},
};

use daemon::Ground;
use datawrit::{
    delivery::text,
    request::Reference,
    tracker::{Dispatch, Document, Format, NewCase, Tracker},
};
use exim::Exim;
use lettre::{
    address::Envelope,
    transport::smtp::{
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, AsyncTokioStream},
        extension::ClientId,
    },
};
use sample::Desk;
use server::{Behaviour, PASSWORD, Server};
use tempfile::TempDir;
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
};
use tokio_rustls::{
    TlsConnector,
    client::TlsStream,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject},
    },
};

const LETTERS: u32 = 200;
const TURNS: u32 = 7;

/// Whom the mails go to first.
enum Submission {
    Exim { ground: Ground, exim: Exim },
    Own(Server),
}

impl Submission {
    fn start() -> Submission {
        let there = Command::new("/usr/sbin/exim4").arg("-bV").output().is_ok();
        if there && rustix::process::geteuid().is_root() {
            let ground = Ground::new();
            let exim = Exim::start(&ground);
            Submission::Exim { ground, exim }
        } else {
            Submission::Own(Server::start(Behaviour::good()))
        }
    }

    fn name(&self) -> &'static str {
        match self {
            Submission::Exim { .. } => "Exim",
            Submission::Own(_) => "the tests' own server, which keeps nothing",
        }
    }

    fn url(&self) -> String {
        match self {
            Submission::Exim { exim, .. } => exim.implicit(),
            Submission::Own(server) => server.url(),
        }
    }

    fn authority(&self) -> String {
        match self {
            Submission::Exim { ground, .. } => ground.authority.clone(),
            Submission::Own(server) => server.authority(),
        }
    }
}

fn main() {
    let server = Submission::start();
    let desk = Desk::open();
    let home = TempDir::new().expect("a folder");
    fs::write(home.path().join("ca.pem"), server.authority()).expect("a file");
    fs::write(
        home.path().join("config.toml"),
        format!(
            "[account.default]\nfrom = \"Jana Example <jana@example.org>\"\nsmtp = \"{}\"\n\
             ca = \"ca.pem\"\npassword.env = \"MAIL_PASSWORD\"\nper-day = 100000\npause = 0\n",
            server.url()
        ),
    )
    .expect("a file");
    let mut ours = Vec::new();
    let mut bare = Vec::new();
    // The first turn warms up.
    for turn in 0..=TURNS {
        let cases = open_cases(&desk, home.path(), turn);
        ours.push(send(home.path(), &cases));
        let mails = mails(home.path(), &cases);
        bare.push(send_bare(&server, &mails));
    }
    let (ours, bare) = (median(&mut ours[1..]), median(&mut bare[1..]));
    let each = |time: Duration| time.as_secs_f64() * 1000.0 / f64::from(LETTERS);
    println!(
        "{LETTERS} mails to {}, medians of {TURNS} turns",
        server.name()
    );
    println!("datawrit send  {:6.2} ms a mail", each(ours));
    println!("bare loop      {:6.2} ms a mail", each(bare));
    println!(
        "ratio          {:6.2}",
        ours.as_secs_f64() / bare.as_secs_f64()
    );
}

fn open_cases(desk: &Desk, home: &Path, turn: u32) -> Vec<Reference> {
    let mut tracker = Tracker::open(home).expect("the tracker opens");
    (0..LETTERS)
        .map(|number| {
            let mut request = sample::request(turn * LETTERS + number);
            request.recipient.email = Some("privacy@example.org".parse().expect("an address"));
            let reference = Reference::of(&request, sample::today(), 0);
            let letter = desk.letter(&request);
            tracker
                .open_case(&NewCase {
                    reference: &reference,
                    opened_on: sample::today(),
                    request: &request,
                    grounds: &desk.grounds,
                    documents: &[Document {
                        format: Format::Txt,
                        bytes: text::render(&letter).into_bytes(),
                    }],
                    letter: &serde_json::to_string(&letter).expect("a letter is JSON"),
                    trial: false,
                })
                .expect("the case is new");
            reference
        })
        .collect()
}

fn send(home: &Path, cases: &[Reference]) -> Duration {
    let mut program = sample::program(home);
    program.env("MAIL_PASSWORD", PASSWORD);
    program.args(["send", "--yes"]);
    program.args(cases.iter().map(Reference::as_str));
    let start = Instant::now();
    sample::run(program);
    start.elapsed()
}

/// What was sent, as the tracker has it.
fn mails(home: &Path, cases: &[Reference]) -> Vec<(Envelope, Vec<u8>)> {
    let tracker = Tracker::open(home).expect("the tracker opens");
    cases
        .iter()
        .map(|reference| {
            let case = tracker.find(reference.as_str()).expect("the case is there");
            assert_eq!(case.dispatch(), Dispatch::Sent);
            let mail = tracker
                .messages(&case)
                .expect("its mail is sound")
                .remove(0);
            let address = |text: &str| text.parse().expect("an address");
            let envelope =
                Envelope::new(Some(address(&mail.sender)), vec![address(&mail.recipient)]);
            (envelope.expect("an envelope"), mail.bytes)
        })
        .collect()
}

fn send_bare(server: &Submission, mails: &[(Envelope, Vec<u8>)]) -> Duration {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let start = Instant::now();
    runtime.block_on(async {
        let stream = Bare(connect(server).await);
        let hello = ClientId::Domain("[127.0.0.1]".to_owned());
        let mut connection = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello)
            .await
            .expect("the server greets");
        let credentials = Credentials::new("ada".to_owned(), PASSWORD.to_owned());
        connection
            .auth(&[Mechanism::Plain], &credentials)
            .await
            .expect("the server knows us");
        for (envelope, bytes) in mails {
            let reply = connection.send(envelope, bytes).await;
            assert!(reply.expect("the server takes it").is_positive());
        }
        connection.quit().await.expect("the server answers");
    });
    start.elapsed()
}

async fn connect(server: &Submission) -> TlsStream<TcpStream> {
    let mut roots = RootCertStore::empty();
    let authority = CertificateDer::from_pem_slice(server.authority().as_bytes());
    roots.add(authority.expect("a certificate")).expect("sound");
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("TLS")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let url = server.url();
    let (_, port) = url.rsplit_once(':').expect("a port");
    let port: u16 = port.parse().expect("a port");
    let stream = TcpStream::connect(("localhost", port)).await;
    let stream = stream.expect("the server listens");
    stream.set_nodelay(true).expect("a setting");
    let name = ServerName::try_from("localhost").expect("a name");
    let connector = TlsConnector::from(Arc::new(config));
    connector.connect(name, stream).await.expect("a handshake")
}

/// TLS as lettre takes it.
struct Bare(TlsStream<TcpStream>);

impl fmt::Debug for Bare {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bare")
    }
}

impl AsyncTokioStream for Bare {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}

impl AsyncRead for Bare {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        room: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, room)
    }
}

impl AsyncWrite for Bare {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
