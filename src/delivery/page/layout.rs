//! Where on its paper is each part of a letter?
//!
//! Read from `layouts/`, whose README tells what each table means; the user may lay files of their
//! own over them. Lengths are in millimetres from the top left corner of the sheet.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use thiserror::Error;

use crate::law::{Certainty, Place};
use crate::shelf::{self, Unreadable, built_in};

/// The layout for a sender whose country has none of its own.
const PLAIN: &str = "plain";

/// The fewest millimetres that two lines of the smallest type and their leading need.
const NARROWEST: f32 = 30.0;

/// The fewest millimetres in which a sender of nine lines can be set.
const SENDER_HEIGHT: f32 = 29.0;

/// Every layout, by its name.
#[derive(Debug, Clone)]
pub struct Layouts(BTreeMap<String, Layout>);

/// Where each part of a letter is: one file of `layouts/`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// The file's name without its ending: `din-5008-b`.
    #[serde(skip)]
    pub id: String,
    /// Whether it is the user's, and wins over the built-in one of a country.
    #[serde(skip)]
    own: bool,
    pub title: String,
    /// The codes of the countries whose people's letters are set so.
    pub countries: Vec<String>,
    pub paper: Paper,
    pub margins: Margins,
    pub sender: Column,
    pub return_line: Option<Column>,
    pub address: Field,
    pub information: Column,
    pub subject: Height,
    pub marks: Option<Marks>,
    pub envelope: Option<Envelope>,
    pub sources: BTreeMap<String, Source>,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub width: f32,
    pub height: f32,
    pub source: String,
}

/// What every page leaves free.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    pub source: String,
}

/// A part that begins here and takes as many lines as it needs.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    #[serde(default)]
    pub flush_right: bool,
    pub source: String,
}

/// The field of the recipient's address.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    /// Without one the address takes what it needs.
    pub height: Option<f32>,
    pub source: String,
}

/// How far below the sheet's upper edge something is.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Height {
    pub y: f32,
    pub source: String,
}

/// Where the sheet is folded and punched.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Marks {
    /// From the top, the fold below the address first.
    pub fold: Vec<f32>,
    pub punch: Option<f32>,
    /// Whether they are printed.
    #[serde(default = "yes")]
    pub drawn: bool,
    pub source: String,
}

fn yes() -> bool {
    true
}

/// The envelope that the layout is made for, seen from the side of its window.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Envelope {
    pub title: String,
    pub width: f32,
    pub height: f32,
    pub window: Window,
    pub source: String,
}

/// The window of an envelope, from its left and its lower edge.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    pub left: f32,
    pub bottom: f32,
    pub width: f32,
    pub height: f32,
}

/// Who says so, and how sure we are.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub href: Option<String>,
    /// None for a choice of our own.
    pub certainty: Option<Certainty>,
}

/// A part of the sheet; `y` and `bottom` from its upper edge.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    pub x: f32,
    pub y: f32,
    pub right: f32,
    pub bottom: f32,
}

/// A layout cannot be used.
#[derive(Debug, Error)]
pub enum LayoutError {
    #[error("`{found}` is not a layout; there are {}", known.join(", "))]
    Unknown { found: String, known: Vec<String> },
    /// `message` carries the line and a caret, or what cannot be.
    #[error("the layout {file} cannot be used\n{message}")]
    Broken { file: String, message: String },
    #[error(transparent)]
    Unreadable(#[from] Unreadable),
}

impl Layouts {
    /// The layouts, with those of the user's folder laid over them.
    ///
    /// # Errors
    /// When a file is misshapen, or describes what cannot be printed.
    pub fn open(own: Option<&Path>) -> Result<Layouts, LayoutError> {
        let shelf = shelf::open(&built_in::LAYOUTS, own, |path| path.ends_with(".toml"))?;
        let mut layouts = BTreeMap::new();
        for (path, file) in &shelf {
            let broken = |message: String| LayoutError::Broken {
                file: file.source.clone(),
                message,
            };
            let mut layout: Layout = file.read().map_err(broken)?;
            layout.id = path.trim_end_matches(".toml").to_owned();
            layout.own = file.own;
            layout.check().map_err(broken)?;
            layouts.insert(layout.id.clone(), layout);
        }
        Ok(Layouts(layouts))
    }

    /// The layout of this name.
    ///
    /// # Errors
    /// When there is none.
    pub fn get(&self, id: &str) -> Result<&Layout, LayoutError> {
        self.0.get(id).ok_or_else(|| LayoutError::Unknown {
            found: id.to_owned(),
            known: self.0.keys().cloned().collect(),
        })
    }

    /// The layout for a sender who lives there; the plain one where the country has none, or
    /// nobody said.
    ///
    /// # Errors
    /// Never, for the plain layout is built in.
    pub fn of(&self, home: Option<&Place>) -> Result<&Layout, LayoutError> {
        let country = home.map(Place::country);
        let at_home = |layout: &&Layout| {
            country
                .as_ref()
                .is_some_and(|country| layout.countries.iter().any(|code| code == country.code()))
        };
        let own = self.0.values().find(|layout| layout.own && at_home(layout));
        match own.or_else(|| self.0.values().find(at_home)) {
            Some(layout) => Ok(layout),
            None => self.get(PLAIN),
        }
    }

    /// Every layout, by name.
    pub fn all(&self) -> impl Iterator<Item = &Layout> {
        self.0.values()
    }
}

impl Layout {
    /// What shows in the window wherever the folded sheet lies in its envelope; `None` without one.
    ///
    /// The lower edge of what is folded is the first fold. It is as high as its longest part, and
    /// may lie as much higher, or further to the right, as the envelope has room.
    pub fn visible(&self) -> Option<Area> {
        let (marks, envelope) = (self.marks.as_ref()?, self.envelope.as_ref()?);
        let first = *marks.fold.first()?;
        let ends = marks.fold.iter().copied().chain([self.paper.height]);
        let mut start = 0.0;
        let mut folded = 0.0_f32;
        for end in ends {
            folded = folded.max(end - start);
            start = end;
        }
        let (up, right) = (envelope.height - folded, envelope.width - self.paper.width);
        let window = envelope.window;
        Some(Area {
            x: window.left,
            y: first - window.bottom - window.height + up,
            right: window.left + window.width - right,
            bottom: first - window.bottom,
        })
    }

    /// What shows in the window in any place the sheet may lie in; `None` without one. Nothing but
    /// the address and the return line may stand in it.
    pub fn reach(&self) -> Option<Area> {
        let (marks, envelope, seen) = (
            self.marks.as_ref()?,
            self.envelope.as_ref()?,
            self.visible()?,
        );
        let window = envelope.window;
        Some(Area {
            x: window.left - (envelope.width - self.paper.width),
            y: marks.fold.first()? - window.bottom - window.height,
            right: window.left + window.width,
            bottom: seen.y + window.height,
        })
    }

    /// The field of the address; `None` where it has no end.
    pub fn address_field(&self) -> Option<Area> {
        let Field { x, y, width, .. } = self.address;
        let bottom = y + self.address.height?;
        Some(Area {
            x,
            y,
            right: x + width,
            bottom,
        })
    }

    /// What is wrong with the layout, if anything.
    fn check(&self) -> Result<(), String> {
        let Paper { width, height, .. } = self.paper;
        let numbers = |name: &str, numbers: &[f32]| {
            if numbers.iter().all(|n| n.is_finite() && *n >= 0.0) {
                Ok(())
            } else {
                Err(format!(
                    "`{name}` has a length that is not a number of millimetres"
                ))
            }
        };
        numbers("paper", &[width, height])?;
        if !(70.0..=500.0).contains(&width) || !(100.0..=700.0).contains(&height) {
            return Err(format!(
                "`paper` is {width} by {height} mm; a sheet is 70 to 500 mm wide and 100 to 700 mm high"
            ));
        }
        let Margins {
            left,
            right,
            top,
            bottom,
            ..
        } = self.margins;
        numbers("margins", &[left, right, top, bottom])?;
        if left + right + NARROWEST > width || top + bottom + NARROWEST > height || bottom < 12.0 {
            return Err(format!(
                "`margins` leave no room for text: {NARROWEST} mm is the least, and 12 mm at the foot"
            ));
        }
        let columns = [
            ("sender", Some(&self.sender)),
            ("return-line", self.return_line.as_ref()),
            ("information", Some(&self.information)),
        ];
        let columns = columns
            .into_iter()
            .filter_map(|(name, column)| column.map(|c| (name, c.x, c.y, c.width)));
        let address = (
            "address",
            self.address.x,
            self.address.y,
            self.address.width,
        );
        for (name, x, y, room) in columns.chain([address]) {
            numbers(name, &[x, y, room])?;
            if room < NARROWEST || x + room > width || y > height / 2.0 {
                return Err(format!(
                    "`{name}` is not in the upper half of the sheet, or narrower than {NARROWEST} mm"
                ));
            }
        }
        let room = self.address.height.unwrap_or(10.0);
        numbers("subject", &[self.subject.y, room])?;
        if self.subject.y > height - bottom - NARROWEST || room < 8.0 {
            return Err("`subject` or `address` leaves no room for what it is made for".to_owned());
        }
        if let Some(marks) = &self.marks {
            let mut before = 0.0;
            for mark in &marks.fold {
                if !(mark.is_finite() && *mark > before && *mark < height) {
                    return Err("`marks` are not in order from the top of the sheet".to_owned());
                }
                before = *mark;
            }
            numbers("marks", marks.punch.as_slice())?;
        }
        if let (Some(seen), Some(field)) = (self.visible(), self.address_field()) {
            let shows = field.x >= seen.x
                && field.right <= seen.right
                && field.y >= seen.y
                && field.bottom <= seen.bottom;
            if !shows {
                return Err(format!(
                    "`address` does not show in the window wherever the sheet lies: that is from {:.1} to {:.1} mm across and from {:.1} to {:.1} mm down",
                    seen.x, seen.right, seen.y, seen.bottom
                ));
            }
        }
        if let Some(reach) = self.reach() {
            let beside =
                |column: &Column| column.x >= reach.right || column.x + column.width <= reach.x;
            let above = self.sender.y + SENDER_HEIGHT <= reach.y;
            if !beside(&self.information) || !(beside(&self.sender) || above) {
                return Err(format!(
                    "`information` or `sender` may show in the window, which reaches from {:.1} to {:.1} mm across and from {:.1} to {:.1} mm down",
                    reach.x, reach.right, reach.y, reach.bottom
                ));
            }
        }
        let mut named = vec![
            &self.paper.source,
            &self.margins.source,
            &self.sender.source,
            &self.address.source,
            &self.information.source,
            &self.subject.source,
        ];
        named.extend(self.return_line.as_ref().map(|line| &line.source));
        named.extend(self.marks.as_ref().map(|marks| &marks.source));
        named.extend(self.envelope.as_ref().map(|envelope| &envelope.source));
        if let Some(unknown) = named
            .iter()
            .find(|name| !self.sources.contains_key(name.as_str()))
        {
            return Err(format!("`{unknown}` is not among its `sources`"));
        }
        match self.sources.keys().find(|key| !named.contains(key)) {
            Some(unused) => Err(format!("no measure names the source `{unused}`")),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layouts() -> Layouts {
        Layouts::open(None).unwrap()
    }

    #[test]
    fn a_layout_follows_the_senders_country_and_is_plain_where_none_is_known() {
        let of = |code: &str| {
            let layouts = layouts();
            let place = code.parse().unwrap();
            layouts.of(Some(&place)).unwrap().id.clone()
        };
        assert_eq!(of("DE"), "din-5008-b");
        assert_eq!(of("US-CA"), "us-10");
        assert_eq!(of("GB-SCT"), "uk-dl");
        assert_eq!(of("FR"), "fr");
        assert_eq!(of("CH"), "ch-right");
        assert_eq!(of("IT"), "plain");
        assert_eq!(layouts().of(None).unwrap().id, "plain");
    }

    #[test]
    fn a_country_has_one_layout() {
        let layouts = layouts();
        let mut seen = std::collections::BTreeSet::new();
        for code in layouts.all().flat_map(|layout| &layout.countries) {
            assert!(seen.insert(code), "{code} has two layouts");
            assert!(code.parse::<Place>().unwrap().is_country(), "{code}");
        }
    }

    #[test]
    fn what_a_window_shows_is_what_shows_wherever_the_sheet_lies() {
        // DIN 5008 form A: the field is 27 to 72 mm down; 5 mm of room in the envelope cost 5.
        let layouts = layouts();
        let seen = layouts.get("din-5008-a").unwrap().visible().unwrap();
        assert_eq!((seen.y, seen.bottom), (32.0, 72.0));
        assert_eq!((seen.x, seen.right), (20.0, 100.0));
        assert_eq!(layouts.get("plain").unwrap().visible(), None);
    }

    #[test]
    fn an_unknown_layout_is_refused_with_those_there_are() {
        assert_eq!(
            layouts().get("letter").unwrap_err().to_string(),
            "`letter` is not a layout; there are ch-left, ch-right, din-5008-a, din-5008-b, fr, plain, uk-dl, us-10"
        );
    }
}
