//! `datawrit open`

use std::process::ExitCode;

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, screen, secret},
    office::Home,
    speech::say,
    web::{IDLE, OpenedPages, Site},
};

pub fn open(scene: &Scene<'_>, args: &args::Open) -> Result<Answer, Failure> {
    // What the pages hold is as private as a password.
    secret::guard();
    let site = Site {
        home: Home::at(scene.home.folder().to_owned()),
        clock: scene.global.clock(),
        trial: scene.world.trial,
        idle: IDLE,
        login: Box::new(|account| secret::login(account, false).map_err(|failure| failure.told())),
    };
    let opened = site
        .open()
        .map_err(|error| Failure::cannot(error.to_string()))?;
    match opened {
        OpenedPages::There { address } => {
            show(args, &address);
            Ok(Answer::text(format!("{address}\n")).note(say!("open-there")))
        }
        OpenedPages::Here(door) => {
            // The address comes first: what serves does not come back for long.
            let shown = screen::show(&Answer::text(format!("{}\n", door.address())));
            // Pages whose address nobody has would serve nobody. Why it was not written is said already.
            if args.print && shown != ExitCode::SUCCESS {
                return Ok(Answer::default().exits(1));
            }
            if let (Some(from), Some(at)) = (&args.ssh, door.at().first()) {
                let port = at.port();
                // The third word is the address by which this computer was reached.
                let server = from.split_whitespace().nth(2).unwrap_or("SERVER");
                screen::say(&say!(
                    "open-tunnel",
                    command = format!("ssh -L {port}:127.0.0.1:{port} {server}")
                ));
            }
            screen::say(&say!("open-until"));
            show(args, door.address());
            door.serve()
                .map_err(|error| Failure::cannot(error.to_string()))?;
            Ok(Answer::default().note(say!("open-ended")))
        }
    }
}

/// Hands the address to the browser, where there is one on this screen.
fn show(args: &args::Open, address: &str) {
    if args.print || args.ssh.is_some() {
        return;
    }
    if open::that_detached(address).is_err() {
        screen::say(&say!("open-no-browser"));
    }
}
