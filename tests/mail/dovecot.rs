//! Dovecot, by which the recipient reads what Exim delivered.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    sync::Arc,
};

use tokio_rustls::rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};

use super::{
    daemon::{Daemon, Ground, free_ports},
    server::PASSWORD,
};

pub struct Dovecot {
    _daemon: Daemon,
    port: u16,
    starttls: u16,
    authority: String,
}

impl Dovecot {
    /// IMAP over TLS alone, from the first byte or after STARTTLS, on the Maildir of `ground`; its folder
    /// `Unfug` is for junk.
    pub fn start(ground: &Ground) -> Dovecot {
        let [port, starttls] = free_ports();
        let folder = ground.path("dovecot");
        let log = folder.join("log");
        let config = format!(
            "base_dir = {folder}/run\n\
             state_dir = {folder}/state\n\
             log_path = {log}\n\
             protocols = imap\n\
             listen = 127.0.0.1\n\
             default_internal_user = {uid}\n\
             default_internal_group = {gid}\n\
             default_login_user = {uid}\n\
             mail_location = maildir:{mail}\n\
             first_valid_uid = 1\n\
             ssl = required\n\
             ssl_cert = <{certificate}\n\
             ssl_key = <{key}\n\
             passdb {{\n driver = static\n args = password={PASSWORD}\n}}\n\
             userdb {{\n driver = static\n args = uid={uid} gid={gid} home={folder}/home\n}}\n\
             namespace inbox {{\n inbox = yes\n separator = /\n\
              mailbox Unfug {{\n special_use = \\Junk\n}}\n\
              mailbox Gesendet {{\n special_use = \\Sent\n auto = create\n}}\n}}\n\
             service anvil {{\n chroot =\n}}\n\
             service stats {{\n chroot =\n}}\n\
             service imap-login {{\n chroot =\n\
              inet_listener imap {{\n port = {starttls}\n}}\n\
              inet_listener imaps {{\n port = {port}\n}}\n}}\n",
            folder = folder.display(),
            log = log.display(),
            mail = ground.path("mail").display(),
            certificate = ground.path("certificate.pem").display(),
            key = ground.path("key.pem").display(),
            uid = "Debian-exim",
            gid = "Debian-exim",
        );
        let config = ground.put("dovecot.conf", &config);
        let config = config.to_str().unwrap();
        Dovecot {
            _daemon: Daemon::start(ground, "dovecot", &["-F", "-c", config], port, &log),
            port,
            starttls,
            authority: ground.authority.clone(),
        }
    }

    /// TLS from the first byte.
    pub fn implicit(&self) -> String {
        format!("imaps://ada@localhost:{}", self.port)
    }

    pub fn starttls(&self) -> String {
        format!("imap+starttls://ada@localhost:{}", self.starttls)
    }

    /// The recipient's mailbox, logged in and looked at without changing it.
    pub fn mailbox(&self) -> Mailbox {
        let mut roots = RootCertStore::empty();
        let authority = CertificateDer::from_pem_slice(self.authority.as_bytes()).unwrap();
        roots.add(authority).unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("localhost").unwrap();
        let connection = ClientConnection::new(Arc::new(config), name).unwrap();
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(super::daemon::PATIENCE))
            .unwrap();
        let mut mailbox = Mailbox {
            wire: BufReader::new(StreamOwned::new(connection, stream)),
        };
        let greeting = mailbox.line();
        assert!(greeting.starts_with("* OK"), "{greeting}");
        mailbox.command(&format!("LOGIN ada {PASSWORD}"));
        mailbox.command("EXAMINE INBOX");
        mailbox
    }
}

/// As much of IMAP (RFC 3501) as it takes to find a mail and read it.
pub struct Mailbox {
    wire: BufReader<StreamOwned<ClientConnection, TcpStream>>,
}

/// A line of an answer, with the literal at its end where there is one.
type Said = (String, Option<Vec<u8>>);

impl Mailbox {
    /// The mails under a Message-ID, to the byte.
    pub fn mails(&mut self, message_id: &str) -> Vec<Vec<u8>> {
        self.command("NOOP");
        let found = self.command(&format!("SEARCH HEADER Message-ID \"{message_id}\""));
        let numbers: Vec<String> = found
            .iter()
            .filter_map(|(line, _)| line.strip_prefix("* SEARCH"))
            .flat_map(|numbers| numbers.split_whitespace().map(str::to_owned))
            .collect();
        numbers
            .iter()
            .map(|number| {
                let said = self.command(&format!("FETCH {number} BODY.PEEK[]"));
                said.into_iter().find_map(|(_, literal)| literal).unwrap()
            })
            .collect()
    }

    /// What the server says of each message of a folder without its text: flags, numbers, size, day.
    pub fn seen(&mut self, folder: &str) -> Vec<String> {
        self.command(&format!("EXAMINE \"{folder}\""));
        let said = self.command("FETCH 1:* (UID FLAGS RFC822.SIZE INTERNALDATE)");
        said.into_iter().map(|(line, _)| line).collect()
    }

    fn command(&mut self, command: &str) -> Vec<Said> {
        self.wire
            .get_mut()
            .write_all(format!("a {command}\r\n").as_bytes())
            .unwrap();
        let mut said = Vec::new();
        loop {
            let line = self.line();
            if let Some(verdict) = line.strip_prefix("a ") {
                assert!(verdict.starts_with("OK"), "{line}");
                return said;
            }
            let size = line
                .strip_suffix('}')
                .and_then(|line| line.rsplit_once('{'))
                .map(|(_, size)| size.parse().unwrap());
            let literal = size.map(|size| {
                let mut bytes = vec![0; size];
                self.wire.read_exact(&mut bytes).unwrap();
                bytes
            });
            said.push((line, literal));
        }
    }

    fn line(&mut self) -> String {
        let mut line = Vec::new();
        self.wire.read_until(b'\n', &mut line).unwrap();
        assert!(line.ends_with(b"\r\n"), "the server has hung up");
        String::from_utf8(line).unwrap().trim_end().to_owned()
    }
}
