//! Which laws may a person use against a company, and why?

use chrono::NaiveDate;
use serde::Serialize;

use super::{
    Certainty, Citation, LawError, Place, Statute, Statutes,
    statute::{Reached, Residence},
    statutes::is_first_meant,
};

/// A law, and what makes it one that the person may use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsableLaw {
    pub statute: Statute,
    /// Whether it is the one that is meant where nobody names another.
    pub meant: bool,
    pub because: LawReason,
    /// How it reaches the company, where that is known and the reason does not say it.
    pub reach: Option<CompanyReach>,
    /// The provision that says so, and how sure it is.
    pub reference: Citation,
    pub certainty: Certainty,
}

/// What makes a law one that may be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "because", rename_all = "kebab-case")]
pub enum LawReason {
    /// The person lives where it is the law for data of every kind.
    Home { place: Place },
    /// The person lives in the country of which it is the law, which stands back for that of the part: its short title.
    StandsBack { place: Place, to: String },
    /// The company is established there, and it binds such a company wherever the person lives.
    Seat { place: Place },
    /// The person lives where it is the law on one matter.
    Matter { place: Place },
    /// The same, and it is meant only where somebody names it.
    Named { place: Place },
    /// The person lives where it will be the law from a day on.
    Later { place: Place, from: NaiveDate },
}

/// How the law of the person's home reaches a company.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(tag = "reach", rename_all = "kebab-case")]
pub enum CompanyReach {
    /// It is established where the law holds.
    There { seat: Place },
    /// It is elsewhere, and bound where it turns to the people whom the law protects, on these words.
    Abroad { seat: Place, reference: Citation },
}

impl LawReason {
    /// Whether the law holds already.
    pub fn is_now(&self) -> bool {
        !matches!(self, LawReason::Later { .. })
    }

    /// What comes first of laws that stand side by side: that on data of every kind, at home before abroad, and one on a
    /// single matter behind it. Never the alphabet.
    fn rank(&self) -> u8 {
        match self {
            LawReason::Home { .. } => 0,
            LawReason::StandsBack { .. } => 1,
            LawReason::Seat { .. } => 2,
            LawReason::Matter { .. } => 3,
            LawReason::Named { .. } => 4,
            LawReason::Later { .. } => 5,
        }
    }
}

impl Statutes {
    /// The laws that a person who lives at `home` may use on `day` against a company that is established at `seat`, as far as
    /// either is known: the one that is meant first, then what [`LawReason`] ranks, and of equal rank as
    /// [`Statutes::protecting`] has them. Those that will hold come last.
    ///
    /// # Errors
    /// When one of the files is broken.
    pub fn usable(
        &self,
        home: Option<&Place>,
        seat: Option<&Place>,
        day: NaiveDate,
    ) -> Result<Vec<UsableLaw>, LawError> {
        let mut usable: Vec<UsableLaw> = Vec::new();
        if let Some(home) = home {
            let place = || home.clone();
            let protecting = self.protecting(home, day)?;
            let first_is_meant = is_first_meant(&protecting, home, day);
            let first = protecting.first().map(|first| first.short_title.clone());
            for (at, statute) in protecting.into_iter().enumerate() {
                let meant = at == 0 && first_is_meant;
                let because = match (&first, statute.general) {
                    (Some(first), true) if first_is_meant && !meant => LawReason::StandsBack {
                        place: home.country(),
                        to: first.clone(),
                    },
                    (_, true) => LawReason::Home { place: place() },
                    (_, false) => LawReason::Matter { place: place() },
                };
                usable.extend(of_home(statute, meant, because, home, seat, day));
            }
            for statute in self.to_be_named(home, day)? {
                let because = LawReason::Named { place: place() };
                usable.extend(of_home(statute, false, because, home, seat, day));
            }
            for statute in self.coming(home, day)? {
                let Some(from) = statute
                    .residence_of(home, NaiveDate::MAX)
                    .map(|one| one.from)
                else {
                    continue;
                };
                let place = place();
                let because = LawReason::Later { place, from };
                usable.extend(of_home(statute, false, because, home, seat, NaiveDate::MAX));
            }
        }
        if let Some(seat) = seat {
            for statute in self.binding(seat, day)? {
                if usable.iter().any(|known| known.statute.id == statute.id) {
                    continue;
                }
                let Some(Reached {
                    reference,
                    certainty,
                }) = statute.established.clone()
                else {
                    continue;
                };
                usable.push(UsableLaw {
                    statute,
                    meant: false,
                    because: LawReason::Seat {
                        place: seat.clone(),
                    },
                    reach: None,
                    reference,
                    certainty,
                });
            }
        }
        usable.sort_by_key(|law| (!law.meant, law.because.rank()));
        Ok(usable)
    }
}

fn of_home(
    statute: Statute,
    meant: bool,
    because: LawReason,
    home: &Place,
    seat: Option<&Place>,
    day: NaiveDate,
) -> Option<UsableLaw> {
    let Residence {
        reference,
        certainty,
        ..
    } = statute.residence_of(home, day)?.clone();
    let reach = seat.and_then(|seat| {
        let seat = seat.clone();
        if statute.protects(&seat, day) {
            // What it says of who is established there, it has to say itself.
            statute.established.as_ref()?;
            Some(CompanyReach::There { seat })
        } else {
            let reference = statute.abroad.as_ref()?.reference.clone();
            Some(CompanyReach::Abroad { seat, reference })
        }
    });
    Some(UsableLaw {
        statute,
        meant,
        because,
        reach,
        reference,
        certainty,
    })
}
