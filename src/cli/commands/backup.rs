//! `datawrit backup`, `datawrit restore`

use super::Scene;
use crate::{
    cli::{answer::Answer, args, failure::Failure, file},
    office::backup,
    shelf,
    speech::say,
};

pub fn backup(scene: &Scene<'_>, args: &args::Backup) -> Result<Answer, Failure> {
    let packed = backup::pack(scene)?;
    let overwrite = file::overwrite(scene, &args.file)?;
    let written = packed.write(scene, &args.file, overwrite)?;
    if scene.global.json {
        return Answer::outcome(&written);
    }
    let path = written.path.display().to_string();
    let text = say!("home-backed-up", cases = written.cases, path = path.clone());
    Ok(Answer::text(format!("{text}\n")).note(say!("home-backup-next", path = path)))
}

pub fn restore(scene: &Scene<'_>, args: &args::Restore) -> Result<Answer, Failure> {
    let bytes = shelf::bytes_up_to(&args.file, backup::MOST).map_err(|error| {
        let path = args.file.display().to_string();
        Failure::cannot(say!("home-unread", path = path, why = error.to_string()))
    })?;
    let checked = backup::check(&bytes)?;
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
