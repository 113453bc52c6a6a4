//! What things are called, in the language of the screen.

use crate::{
    law::{Language, Place, Right},
    speech::{Tongue, spoken},
};

/// The right in a word, as the screen says it; typed and in JSON it is [`Right`]'s own.
pub fn right(right: Right) -> String {
    spoken().say(&format!("rights-{right}"), &[])
}

/// The name of a place, in the language of the screen and as it stands in a sentence.
pub fn place(place: &Place) -> String {
    let tongue = spoken().tongue();
    match tongue.code().parse::<Language>() {
        Ok(language) if tongue != Tongue::default() => place.name(&language).to_owned(),
        _ => place.in_english(),
    }
}

/// The name of a letter's language, in the language of the screen; its code where it has no name here.
pub fn language(language: &Language) -> String {
    let name = format!("languages-{}", language.primary());
    match spoken().say(&name, &[]) {
        said if said == name => language.to_string(),
        said => said,
    }
}
