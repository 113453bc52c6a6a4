//! Exim as a person's mail server: it wants TLS and a password, and delivers
//! whatever it takes into one Maildir.

use std::{fs, path::PathBuf};

use super::{
    daemon::{Daemon, Ground, free_ports},
    server::PASSWORD,
};

pub struct Exim {
    _daemon: Daemon,
    implicit: u16,
    starttls: u16,
    log: PathBuf,
}

impl Exim {
    /// PLAIN is offered where TLS is from the first byte, LOGIN after STARTTLS;
    /// neither in the clear.
    pub fn start(ground: &Ground) -> Exim {
        let [implicit, starttls] = free_ports();
        let folder = ground.path("exim");
        let log = folder.join("log-main");
        let config = format!(
            r#"keep_environment =
exim_path = /usr/sbin/exim4
spool_directory = {folder}/spool
log_file_path = {folder}/log-%s
pid_file_path = {folder}/pid
primary_hostname = localhost
never_users =
domainlist local_domains = *
acl_smtp_rcpt = recipient
tls_advertise_hosts = *
tls_certificate = {certificate}
tls_privatekey = {key}
daemon_smtp_ports = {starttls} : {implicit}
tls_on_connect_ports = {implicit}
local_interfaces = 127.0.0.1
host_lookup =
rfc1413_hosts =
auth_advertise_hosts = ${{if def:tls_in_cipher{{*}}}}

begin acl
recipient:
  accept authenticated = *
         encrypted = *
  deny   message = log in first

begin routers
everybody:
  driver = accept
  transport = maildir

begin transports
maildir:
  driver = appendfile
  directory = {mail}
  maildir_format
  create_directory
  user = {uid}
  group = {gid}

begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_advertise_condition = ${{if eq{{$received_port}}{{{implicit}}}}}
  server_prompts = :
  server_condition = ${{if and{{{{eq{{$auth2}}{{ada}}}}{{eq{{$auth3}}{{{PASSWORD}}}}}}}}}
  server_set_id = $auth2
login:
  driver = plaintext
  public_name = LOGIN
  server_advertise_condition = ${{if eq{{$received_port}}{{{starttls}}}}}
  server_prompts = Username:: : Password::
  server_condition = ${{if and{{{{eq{{$auth1}}{{ada}}}}{{eq{{$auth2}}{{{PASSWORD}}}}}}}}}
  server_set_id = $auth1
"#,
            folder = folder.display(),
            certificate = ground.path("certificate.pem").display(),
            key = ground.path("key.pem").display(),
            mail = ground.path("mail").display(),
            uid = ground.uid,
            gid = ground.gid,
        );
        let config = ground.put("exim.conf", &config);
        let config = config.to_str().unwrap();
        Exim {
            _daemon: Daemon::start(ground, "exim4", &["-C", config, "-bdf"], implicit, &log),
            implicit,
            starttls,
            log,
        }
    }

    /// TLS from the first byte.
    pub fn implicit(&self) -> String {
        format!("smtps://ada@localhost:{}", self.implicit)
    }

    pub fn starttls(&self) -> String {
        format!("smtp+starttls://ada@localhost:{}", self.starttls)
    }

    /// The lines of its log that have `part` in them.
    pub fn log(&self, part: &str) -> Vec<String> {
        let log = fs::read_to_string(&self.log).unwrap();
        let lines = log.lines().filter(|line| line.contains(part));
        lines.map(str::to_owned).collect()
    }
}
