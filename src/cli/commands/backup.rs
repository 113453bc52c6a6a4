//! `datawrit backup`, `datawrit restore`

use std::path::{Path, PathBuf};

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, file, screen, secret},
    office::{
        backup::{self, Checked},
        lock::{self, ENDING},
    },
    shelf,
    speech::say,
};

pub fn backup(scene: &Scene<'_>, args: &args::Backup) -> Result<Answer, Failure> {
    let locks = args.lock || args.passphrase.is_said();
    let path = named(&args.file, locks)?;
    let mut packed = backup::pack(scene)?;
    let overwrite = file::overwrite(scene, &path)?;
    if locks {
        packed = packed.locked(&secret::new_passphrase(&args.passphrase)?)?;
    }
    let written = packed.write(scene, &path, overwrite)?;
    if scene.global.json {
        return Answer::outcome(&written);
    }
    let path = written.path.display().to_string();
    let (cases, at) = (written.cases, path.clone());
    let text = if locks {
        let text = say!("home-backed-up-locked", cases = cases, path = at);
        format!("{text}\n{}\n", say!("home-lock-lost"))
    } else {
        say!("home-backed-up", cases = cases, path = at) + "\n"
    };
    Ok(Answer::text(text).note(say!("home-backup-next", path = path)))
}

/// The file's name says whether it is locked: one that is gets its ending where it has another.
fn named(file: &Path, locks: bool) -> Result<PathBuf, Failure> {
    let has = file
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING));
    if has && !locks {
        let path = file.display().to_string();
        return Err(
            Failure::misuse(say!("home-lock-not", path = path)).hint(say!("home-lock-not-hint"))
        );
    }
    if has || !locks {
        return Ok(file.to_owned());
    }
    let mut path = file.to_owned().into_os_string();
    path.push(".");
    path.push(ENDING);
    Ok(path.into())
}

pub fn restore(scene: &Scene<'_>, args: &args::Restore) -> Result<Answer, Failure> {
    let bytes = shelf::bytes_up_to(&args.file, backup::MOST).map_err(|error| {
        let path = args.file.display().to_string();
        Failure::cannot(say!("home-unread", path = path, why = error.to_string()))
    })?;
    let checked = if lock::is_locked(&bytes) {
        opened(&bytes, args)?
    } else {
        backup::check(&bytes)?
    };
    let restored = checked.restore(scene, args.replace)?;
    if scene.global.json {
        return Answer::outcome(&restored);
    }
    let mut text = say!(
        "home-restored",
        cases = restored.cases,
        day = restored.made_on.to_string(),
        path = restored.folder.display().to_string()
    );
    text.push('\n');
    if let Some(before) = &restored.before {
        let path = before.display().to_string();
        text += &format!("{}\n", say!("home-restored-before", path = path));
    }
    Ok(Answer::text(text))
}

/// What a locked file has; whoever types its passphrase may try again.
fn opened(bytes: &[u8], args: &args::Restore) -> Result<Checked, Failure> {
    for number in 1..=secret::TRIES {
        let (passphrase, by_hand) = secret::passphrase(&args.passphrase, &args.file)?;
        match lock::opened(bytes, &passphrase) {
            Ok(opened) => return Ok(backup::check(&opened)?),
            Err(wrong @ lock::Refused::Wrong) if by_hand && number < secret::TRIES => {
                screen::say(Failure::from(wrong).message());
            }
            Err(refused) => return Err(refused.into()),
        }
    }
    Err(lock::Refused::Wrong.into())
}
