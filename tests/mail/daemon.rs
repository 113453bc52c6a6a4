//! A real server, started for one test as a user of its own.

use std::{
    fs,
    net::{TcpListener, TcpStream},
    os::unix::fs::{PermissionsExt, chown},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

use super::server::{Certificate, issue};

/// Under whom Debian's Exim runs; whatever it writes is this user's.
const USER: &str = "Debian-exim";

/// How long a server may take to start, or a mail to be delivered.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// A folder that the servers of one test may write to, with a certificate for
/// `localhost` in it.
pub struct Ground {
    folder: TempDir,
    /// Whom to trust, as PEM.
    pub authority: String,
    pub uid: u32,
    pub gid: u32,
}

impl Ground {
    pub fn new() -> Ground {
        assert!(
            rustix::process::geteuid().is_root(),
            "Exim and Dovecot are started as the user {USER}, which root alone can do: run this as root"
        );
        let folder = tempfile::tempdir().unwrap();
        let (uid, gid) = (id("-u"), id("-g"));
        // Others may pass, for the servers are not who made it.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let issued = issue(Certificate::Good);
        let ground = Ground {
            folder,
            authority: issued.authority,
            uid,
            gid,
        };
        ground.put("certificate.pem", &issued.certificate.pem());
        ground.put("key.pem", &issued.key.serialize_pem());
        for name in ["exim", "dovecot", "mail"] {
            let path = ground.path(name);
            fs::create_dir(&path).unwrap();
            chown(&path, Some(uid), Some(gid)).unwrap();
        }
        ground
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    /// A file that the servers' user alone may read.
    pub fn put(&self, inside: &str, text: &str) -> PathBuf {
        let path = self.path(inside);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        chown(&path, Some(self.uid), Some(self.gid)).unwrap();
        path
    }
}

impl Ground {
    /// Gives a folder and all in it to the servers' user.
    pub fn own(&self, inside: &str) {
        let mut folders = vec![self.path(inside)];
        while let Some(folder) = folders.pop() {
            chown(&folder, Some(self.uid), Some(self.gid)).unwrap();
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    chown(&path, Some(self.uid), Some(self.gid)).unwrap();
                }
            }
        }
    }
}

fn id(which: &str) -> u32 {
    let output = Command::new("id").args([which, USER]).output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    said.trim()
        .parse()
        .unwrap_or_else(|_| panic!("there is no user {USER}: install exim4-daemon-light"))
}

/// Ports of this machine on which nobody listens just now.
pub fn free_ports<const N: usize>() -> [u16; N] {
    let held = [(); N].map(|()| TcpListener::bind("127.0.0.1:0").unwrap());
    held.map(|listener| listener.local_addr().unwrap().port())
}

/// A running server. It ends with the test, however that ends.
pub struct Daemon {
    child: Child,
}

impl Daemon {
    /// Starts `program` as the servers' user, and waits until it takes connections.
    pub fn start(
        ground: &Ground,
        program: &str,
        arguments: &[&str],
        port: u16,
        log: &Path,
    ) -> Daemon {
        let said = ground.path(&format!("{program}.said"));
        let file = fs::File::create(&said).unwrap();
        let child = Command::new("setpriv")
            .arg(format!("--reuid={}", ground.uid))
            .arg(format!("--regid={}", ground.gid))
            .args(["--clear-groups", program])
            .args(arguments)
            // Debian keeps servers where a user's path does not lead.
            .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
            .stdin(Stdio::null())
            .stdout(file.try_clone().unwrap())
            .stderr(file)
            .spawn()
            .unwrap();
        let mut daemon = Daemon { child };
        let begun = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = daemon.child.try_wait().unwrap();
            if ended.is_some() || begun.elapsed() > PATIENCE {
                let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
                panic!(
                    "{program} does not start: {ended:?}\n{}{}",
                    read(&said),
                    read(log)
                );
            }
            thread::sleep(Duration::from_millis(20));
        }
        daemon
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        use rustix::process::{Pid, Signal, kill_process};
        // Asked first, so that it ends its own children too.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let begun = Instant::now();
        while matches!(self.child.try_wait(), Ok(None)) {
            if begun.elapsed() > Duration::from_secs(10) {
                let _ = self.child.kill();
                let _ = self.child.wait();
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
    }
}
