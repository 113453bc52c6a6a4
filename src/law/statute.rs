//! One statute as dated, cited data.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{
    Certainty, Citation, Cited, Complaint, Counting, EventKind, Extension, Grounds, Identity,
    Language, Period, Place, Platform, Proof, Question, Relief, Right, Sooner, Whose,
    dated::{Dated, ascend, in_force},
    day,
    grounds::ClockInForce,
    question,
};

/// A statute, as its file in `law/` has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Statute {
    /// `gdpr`; also the name of its folder of letters.
    pub id: String,
    pub title: String,
    /// The name people say: `GDPR`.
    pub short_title: String,
    /// `Regulation (EU) 2016/679`
    pub citation: String,
    pub href: String,
    /// The day someone last compared the file with its sources.
    #[serde(deserialize_with = "day::from_toml")]
    pub checked_on: NaiveDate,
    /// Whether it is the law of its places for personal data of every kind, and so the one that is
    /// meant there when nobody chose; `false` for a law on one kind of data or of company.
    #[serde(default)]
    pub general: bool,
    /// Whether it is meant only where somebody names it: a law on one kind of data, or on one kind of
    /// recipient, which the person's home alone never chooses.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_when_named: bool,
    /// The one matter that it is on, where it is not the law for data of every kind: by the language of the screen.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub matter: BTreeMap<String, String>,
    /// Where it says that whoever is established in the places whose people it protects is bound, wherever the person
    /// lives: GDPR Article 3(1).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub established: Option<Reached>,
    /// Where it says that it binds somebody elsewhere who turns to the people it protects: GDPR Article 3(2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub abroad: Option<Reached>,
    /// Why it has no letters, where that is not for want of writing them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub without_letters: Option<Without>,
    /// The languages of its letters, the usual one first; empty where there are no
    /// letters yet.
    pub languages: Vec<Language>,
    /// The family whose letters are meant where it has none of its own: a folder of `templates/`.
    #[serde(default)]
    pub templates: Option<String>,
    /// What the letters of the family say in its own words, by language: `data` is `personal data` in one
    /// law, and `personal information` in another.
    #[serde(default)]
    pub words: BTreeMap<String, BTreeMap<String, Word>>,
    /// What this file says in English, its titles and references, as the letters of a language say it: by language, and
    /// there by the English: `Art. 25 DSG` for `FADP Article 25`.
    #[serde(default)]
    pub said: BTreeMap<String, BTreeMap<String, String>>,
    /// What a request must have, or must come with, beside its words.
    #[serde(default, rename = "formality")]
    pub formalities: Vec<Formality>,
    /// The language in which one writes to a recipient in this place, where it
    /// is not the usual one.
    #[serde(default)]
    pub customary_language: BTreeMap<Place, Language>,
    /// Whether what a parent may ask, and how it is worded, turns on the child's age.
    #[serde(default)]
    pub asks_age_of_child: bool,
    /// Whether its rights are a parent's, for a child, and nobody else's.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_for_a_child: bool,
    /// Where it says that a request whose main purpose is not the exercise of a right
    /// may be refused or charged for: a letter under it gives no reason.
    #[serde(default)]
    pub purpose_may_refuse: Option<Citation>,
    /// Where it lets the recipient name the ways by which requests are made, so that one by another way need
    /// not be taken up.
    #[serde(default)]
    pub names_its_methods: Option<Citation>,
    /// The rule beside it that gives a parent more for a child under 13, and stands back for an
    /// older one.
    #[serde(default)]
    pub parents_rule: Option<Citation>,
    /// Where it is said that no authority hears complaints under it: then none is missing here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub no_authority: Option<Citation>,
    /// Where its authority sits, where there is but one.
    pub authority_in: Option<Place>,
    /// Where people live whom the statute protects.
    #[serde(rename = "residence")]
    pub residences: Vec<Residence>,
    /// Its own rights, and the words that stand for some of them.
    #[serde(rename = "right")]
    pub rights: Vec<Grant>,
    /// Empty where nothing is known of the recipient's time.
    #[serde(default, rename = "clock")]
    pub clocks: Vec<Clock>,
    /// What the letters rely on besides the rights themselves.
    #[serde(default, rename = "provision")]
    pub provisions: Vec<Provision>,
    /// What the letters cite by its number beside all of this, Article by Article or section by section.
    #[serde(default)]
    pub cited: Vec<Cited>,
    /// What a recipient may ask of who somebody is, version by version.
    #[serde(default, rename = "identity")]
    pub identities: Vec<Identity>,
    /// What its authority is called, version by version, where a letter names it.
    #[serde(default, rename = "regulator")]
    pub regulators: Vec<Regulator>,
    /// Where a complaint goes, version by version.
    #[serde(default, rename = "complaint")]
    pub complaints: Vec<Complaint>,
    /// Where one request reaches many companies, version by version.
    #[serde(default, rename = "platform")]
    pub platforms: Vec<Platform>,
}

/// A provision by which it binds somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Reached {
    pub reference: Citation,
    pub certainty: Certainty,
}

/// Why a statute has no letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Without {
    pub why: WhyNoLetters,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// What stands in the way of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WhyNoLetters {
    /// The request is made on a form that the law prescribes.
    OwnForm,
    /// A platform takes the request.
    Platform,
    /// It is not in force yet, and what a letter would cite was not read.
    Unread,
}

/// The statute's own words for one thing: a text, or a list of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Word {
    Text(String),
    List(Vec<String>),
}

impl Word {
    /// Where it is one text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Word::Text(text) => Some(text),
            Word::List(_) => None,
        }
    }
}

/// Something that a request must have so that it counts, from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Formality {
    pub what: Needed,
    /// Of which rights; empty for all.
    #[serde(default, rename = "for")]
    pub rights: Vec<Right>,
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// What that may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Needed {
    /// A proof of identity, with the request: its letters say that a copy of an identity document is enclosed.
    Identity,
    /// The papers that show what is right.
    Documents,
    /// The person's reasons.
    Reason,
    /// A signature by hand, where it goes on paper.
    Signature,
    /// The way, or the form, that the recipient has published for it.
    Channel,
    /// The language of the law, in which none of its letters are.
    Translation,
    /// One place for all, where it is owed for nothing and by a day; a letter to the recipient itself is another request.
    Central,
    /// The number of an identity document in the letter, with a postal address.
    Number,
    /// A way that proves the receipt, from which the time runs.
    ProofOfReceipt,
    /// Of an authority for somebody else: two witnesses, or a notary.
    MandateWitnesses,
    /// Of an authority for somebody else: the form that the law's authority has published for it.
    MandateForm,
    /// Of an authority for somebody else: that the recipient may have it confirmed by the person.
    MandateConfirmed,
}

impl Needed {
    pub const ALL: [Needed; 12] = [
        Needed::Identity,
        Needed::Documents,
        Needed::Reason,
        Needed::Signature,
        Needed::Channel,
        Needed::Translation,
        Needed::Central,
        Needed::Number,
        Needed::ProofOfReceipt,
        Needed::MandateWitnesses,
        Needed::MandateForm,
        Needed::MandateConfirmed,
    ];

    /// Whether it is asked of somebody who acts for the person alone.
    pub fn is_of_a_mandate(self) -> bool {
        matches!(
            self,
            Needed::MandateWitnesses | Needed::MandateForm | Needed::MandateConfirmed
        )
    }

    /// Its word, as the file has it.
    pub fn word(self) -> &'static str {
        match self {
            Needed::Identity => "identity",
            Needed::Documents => "documents",
            Needed::Reason => "reason",
            Needed::Signature => "signature",
            Needed::Channel => "channel",
            Needed::Translation => "translation",
            Needed::Central => "central",
            Needed::Number => "number",
            Needed::ProofOfReceipt => "proof-of-receipt",
            Needed::MandateWitnesses => "mandate-witnesses",
            Needed::MandateForm => "mandate-form",
            Needed::MandateConfirmed => "mandate-confirmed",
        }
    }
}

/// Places whose people the statute protects from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Residence {
    pub places: Vec<Place>,
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// A right the statute grants, or a word that stands for other rights of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Grant {
    pub right: Right,
    /// The statute's own name of it, in English.
    pub title: String,
    /// The statute's own rights that this word becomes; empty for a right of its own.
    #[serde(default)]
    pub becomes: Vec<Right>,
    /// The grounds the law lists for it, by their letters: a request names those
    /// it relies on.
    #[serde(default)]
    pub grounds: BTreeMap<String, String>,
    /// The grounds a letter names when the person names none, each of them
    /// worded so that it claims nothing.
    #[serde(default)]
    pub usual_grounds: Vec<String>,
    #[serde(default, rename = "version")]
    pub versions: Vec<GrantVersion>,
}

/// The right as it stands from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct GrantVersion {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// A time limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Clock {
    /// `respond`
    pub id: String,
    /// What is due when it ends: `answer`.
    pub title: String,
    /// The rights whose requests it runs for.
    #[serde(rename = "for")]
    pub rights: Vec<Right>,
    /// The event whose day is day 0.
    pub starts_at: EventKind,
    /// Further events that start it; the earliest of all counts.
    #[serde(default)]
    pub also_starts_at: Vec<EventKind>,
    /// The clock whose last day starts it too, when that has passed and nothing met
    /// it: silence.
    pub also_starts_after: Option<String>,
    /// Whether it is that of a breach, which silence is on the day after that last day, and not on it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub from_the_breach: bool,
    /// Whether the version counts that is in force on the day of the event that starts it, and not the one of
    /// the day of the request.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub law_of_its_event: bool,
    /// Whose act is due when it ends.
    #[serde(default)]
    pub whose: Whose,
    /// Where the requester lives for whom it runs; empty for all.
    #[serde(default)]
    pub for_residents_of: Vec<Place>,
    /// The events that meet it.
    pub ends_at: Vec<EventKind>,
    #[serde(rename = "version")]
    pub versions: Vec<ClockVersion>,
}

/// The time limit as it stands from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct ClockVersion {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    /// From the event to the last day, before any roll-over.
    pub period: Period,
    /// Whether the period begins on the day of the event, which is its first: the 30 days "beginning on" the day
    /// of receipt (15 U.S.C. 1681i(a)(1)(A)). Of all others the day of the event is day 0.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub event_is_day_1: bool,
    /// The id of a rule in `law/counting.toml`.
    pub counting: String,
    pub reference: Citation,
    pub certainty: Certainty,
    /// The longer time that the recipient may take; `None` where no such rule was found.
    pub extension: Option<Extension>,
    /// A second limit, from another event, that counts where it is over first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sooner: Option<Sooner>,
    /// By which rule whoever comes late with a step of their own may still be heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub relief: Option<Relief>,
    /// What asking who the requester is does to the clock.
    #[serde(serialize_with = "question::spoken")]
    #[cfg_attr(test, schemars(with = "Option<question::SpokenEffect<'_>>"))]
    pub identity: Option<Question>,
    /// What asking what exactly is meant does to the clock.
    #[serde(serialize_with = "question::spoken")]
    #[cfg_attr(test, schemars(with = "Option<question::SpokenEffect<'_>>"))]
    pub clarification: Option<Question>,
    /// What asking for a fee does to the clock.
    #[serde(serialize_with = "question::spoken")]
    #[cfg_attr(test, schemars(with = "Option<question::SpokenEffect<'_>>"))]
    pub fee: Option<Question>,
}

/// A provision or ruling that a letter cites from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Provision {
    /// The name by which a template asks for it: `c_154_21`.
    pub id: String,
    /// Of which rights' letters; empty for all.
    #[serde(default, rename = "for")]
    pub rights: Vec<Right>,
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    pub reference: Citation,
    pub certainty: Certainty,
}

/// What the authority that watches over a statute is called from a day on: an office
/// is renamed as Articles are amended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, rename_all(deserialize = "kebab-case"))]
pub struct Regulator {
    #[serde(deserialize_with = "day::from_toml")]
    pub from: NaiveDate,
    /// As it stands in a sentence, article included, by language.
    pub name: BTreeMap<String, String>,
    pub reference: Citation,
    pub certainty: Certainty,
}

impl Dated for Regulator {
    fn from(&self) -> NaiveDate {
        self.from
    }
}

impl Dated for GrantVersion {
    fn from(&self) -> NaiveDate {
        self.from
    }
}

impl Dated for ClockVersion {
    fn from(&self) -> NaiveDate {
        self.from
    }
}

/// The statute grants no such right, or not yet.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotGranted {
    #[error("`{law}` has no {right}; it has {known}", known = Right::list(.known))]
    NoSuchRight {
        law: String,
        right: Right,
        known: Vec<Right>,
    },
    #[error("`{law}` has {right} only from {from}")]
    NotYet {
        law: String,
        right: Right,
        from: NaiveDate,
    },
}

impl Statute {
    /// Who grants `right` on `day`, and with which clocks.
    ///
    /// # Errors
    /// When the statute has no such right, or has it only from a later day.
    pub fn grounds(
        &self,
        right: Right,
        day: NaiveDate,
        countings: &[Counting],
    ) -> Result<Grounds, NotGranted> {
        let grant = self.grant(right, day)?;
        let own = self.own_rights(grant);
        let versions: Vec<&GrantVersion> = own
            .iter()
            .filter_map(|right| self.grant_of(*right))
            .filter_map(|grant| in_force(&grant.versions, day))
            .collect();
        let clocks = self
            .clocks
            .iter()
            .filter(|clock| clock.rights.iter().any(|right| own.contains(right)))
            .flat_map(|clock| {
                let now = in_force(&clock.versions, day);
                let later = clock.versions.iter().filter(|version| {
                    // What has its own event may be in force by then.
                    clock.law_of_its_event && version.from > day
                });
                let versions = now.into_iter().chain(later);
                versions.filter_map(|version| self.clock_of(clock, version, countings))
            })
            .map(|clock| ClockInForce {
                extension: clock.extension.filter(|longer| longer.concerns(&own)),
                ..clock
            })
            .collect();
        Ok(Grounds {
            law: self.id.clone(),
            title: self.title.clone(),
            short_title: self.short_title.clone(),
            citation: self.citation.clone(),
            href: self.href.clone(),
            checked_on: self.checked_on,
            asked: right,
            rights: own.clone(),
            right_title: grant.title.clone(),
            references: versions
                .iter()
                .map(|version| version.reference.clone())
                .collect(),
            certainty: versions
                .iter()
                .map(|version| version.certainty)
                .max()
                .unwrap_or(Certainty::Memory),
            home: None,
            provisions: {
                let mut seen = BTreeSet::new();
                let ids = self.provisions_on(day).map(|provision| &provision.id);
                ids.filter(|id| seen.insert(*id)).cloned().collect()
            },
            regulator: in_force(&self.regulators, day)
                .map(|regulator| regulator.name.clone())
                .unwrap_or_default(),
            clocks,
        })
    }

    /// The clock with this id as it stands on `day`; `None` when the statute
    /// has no such clock, or none yet.
    pub fn clock(&self, id: &str, day: NaiveDate, countings: &[Counting]) -> Option<ClockInForce> {
        let clock = self.clocks.iter().find(|clock| clock.id == id)?;
        self.clock_in_force(clock, day, countings)
    }

    /// The provision that grants a right of its own on `day`.
    pub fn right_on(&self, right: Right, day: NaiveDate) -> Option<&Citation> {
        let version = in_force(&self.grant_of(right)?.versions, day)?;
        Some(&version.reference)
    }

    /// What the letters may rely on besides the rights, on `day`.
    pub fn provisions_on(&self, day: NaiveDate) -> impl Iterator<Item = &Provision> {
        let provisions = self.provisions.iter();
        provisions.filter(move |provision| provision.from <= day)
    }

    /// Whether an objection without reasons is one to direct marketing alone: so in the letters of its own that a statute
    /// has, and in those of a family where the statute has the words for it.
    pub fn narrows_an_objection(&self) -> bool {
        let mut words = self.words.values();
        self.templates.is_none() || words.any(|words| words.contains_key("object_marketing"))
    }

    /// What a request under `right` must have or come with on `day`.
    pub fn formalities_on(&self, right: Right, day: NaiveDate) -> impl Iterator<Item = &Formality> {
        let formalities = self.formalities.iter();
        formalities.filter(move |one| one.from <= day && Right::named_or_all(&one.rights, &[right]))
    }

    /// Which proof of who somebody is may be asked for with a request under `right` on `day`; `None` when the file does
    /// not say. What a word stands for is asked for together: the most of it counts.
    pub fn proof_of_identity(&self, right: Right, day: NaiveDate) -> Option<Proof> {
        let own = self.own_rights(self.grant_of(right)?);
        let of = |right: &Right| {
            let mut known = self.identities.iter().rev();
            known.find(|one| one.from <= day && Right::named_or_all(&one.rights, &[*right]))
        };
        let proofs: Option<Vec<Proof>> = own.iter().map(|own| Some(of(own)?.proof)).collect();
        proofs?.into_iter().max()
    }

    /// Where a complaint goes on `day`; `None` when the statute does not say.
    pub fn complaint(&self, day: NaiveDate) -> Option<&Complaint> {
        in_force(&self.complaints, day)
    }

    /// Where one request reaches many companies and does what `right` asks for, on `day`.
    pub fn platform(&self, right: Right, day: NaiveDate) -> Option<&Platform> {
        let mut known = self.platforms.iter().rev();
        known.find(|platform| platform.does(right) && platform.from <= day)
    }

    /// The platforms of all its rights, on `day`.
    pub fn platforms_on(&self, day: NaiveDate) -> impl Iterator<Item = &Platform> {
        let rights = self.known_rights().into_iter();
        rights.filter_map(move |right| self.platform(right, day))
    }

    fn clock_in_force(
        &self,
        clock: &Clock,
        day: NaiveDate,
        countings: &[Counting],
    ) -> Option<ClockInForce> {
        self.clock_of(clock, in_force(&clock.versions, day)?, countings)
    }

    fn clock_of(
        &self,
        clock: &Clock,
        version: &ClockVersion,
        countings: &[Counting],
    ) -> Option<ClockInForce> {
        let counting = countings
            .iter()
            .find(|counting| counting.id == version.counting)?;
        Some(ClockInForce {
            id: clock.id.clone(),
            title: clock.title.clone(),
            starts_at: clock.starts_at,
            also_starts_at: clock.also_starts_at.clone(),
            also_starts_after: clock.also_starts_after.clone(),
            from_the_breach: clock.from_the_breach,
            law_of_its_event: clock.law_of_its_event,
            whose: clock.whose,
            authority_in: self
                .authority_in
                .clone()
                .filter(|_| clock.whose == Whose::Authority),
            for_residents_of: clock.for_residents_of.clone(),
            ends_at: clock.ends_at.clone(),
            from: version.from,
            period: version.period,
            event_is_day_1: version.event_is_day_1,
            counting: counting.clone(),
            reference: version.reference.clone(),
            certainty: version.certainty,
            extension: version.extension.clone(),
            sooner: version.sooner.clone(),
            relief: version.relief.clone(),
            identity: version.identity.clone(),
            clarification: version.clarification.clone(),
            fee: version.fee.clone(),
        })
    }

    /// What the file says of a right, in force or not; `None` when the statute
    /// does not know the word.
    pub fn grant_of(&self, right: Right) -> Option<&Grant> {
        self.rights.iter().find(|grant| grant.right == right)
    }

    fn grant(&self, right: Right, day: NaiveDate) -> Result<&Grant, NotGranted> {
        let grant = self
            .grant_of(right)
            .ok_or_else(|| NotGranted::NoSuchRight {
                law: self.id.clone(),
                right,
                known: self.known_rights(),
            })?;
        for own in self.own_rights(grant) {
            let versions = self.grant_of(own).map_or(&[][..], |grant| &grant.versions);
            if in_force(versions, day).is_none()
                && let Some(first) = versions.first()
            {
                return Err(NotGranted::NotYet {
                    law: self.id.clone(),
                    right,
                    from: first.from,
                });
            }
        }
        Ok(grant)
    }

    fn own_rights(&self, grant: &Grant) -> Vec<Right> {
        if grant.becomes.is_empty() {
            vec![grant.right]
        } else {
            grant.becomes.clone()
        }
    }

    /// The rights the statute has of its own.
    pub fn known_rights(&self) -> Vec<Right> {
        self.rights
            .iter()
            .filter(|grant| grant.becomes.is_empty())
            .map(|grant| grant.right)
            .collect()
    }

    /// Whether the statute protects people who live at `place`, on `day`.
    pub fn protects(&self, place: &Place, day: NaiveDate) -> bool {
        self.residence_of(place, day).is_some()
    }

    /// Whether it says by this very place that it protects its people, and not by the country, on `day`.
    pub(super) fn names(&self, place: &Place, day: NaiveDate) -> bool {
        let mut residences = self.residences.iter();
        residences.any(|residence| residence.from <= day && residence.places.contains(place))
    }

    /// The language of its letters that `wanted` means: the same tag, or the
    /// same language of another region.
    pub fn language(&self, wanted: &Language) -> Option<&Language> {
        self.languages
            .iter()
            .find(|language| *language == wanted)
            .or_else(|| {
                self.languages
                    .iter()
                    .find(|language| language.primary() == wanted.primary())
            })
    }

    /// The language in which one writes to a recipient in `place`, where that is known.
    pub fn customary(&self, place: Option<&Place>) -> Option<&Language> {
        place.and_then(|place| self.customary_language.get(&place.country()))
    }

    /// Whether it is a law of one place, where English is written.
    pub fn is_in_english(&self) -> bool {
        let first = self.languages.first();
        self.customary_language.is_empty() && first.is_some_and(|first| first.primary() == "en")
    }

    /// The line of its places by which it protects people who live at `place`, on `day`.
    pub fn residence_of(&self, place: &Place, day: NaiveDate) -> Option<&Residence> {
        let country = place.country();
        let of = |wanted: &Place| {
            self.residences
                .iter()
                .filter(|one| one.from <= day)
                .find(|one| one.places.contains(wanted))
        };
        of(place).or_else(|| of(&country))
    }

    /// What is wrong with the file beyond its grammar.
    pub(super) fn faults(&self, countings: &[Counting]) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |place: String, what: String| faults.push(Fault { place, what });
        if self.general && self.only_when_named {
            fault(
                "only-when-named".into(),
                "the general law of a place is meant there without being named".into(),
            );
        }
        if self.without_letters.is_some() && !self.languages.is_empty() {
            fault("without-letters".into(), "it has letters".into());
        }
        for language in self.customary_language.values() {
            if !self.languages.contains(language) {
                fault(
                    "customary-language".into(),
                    format!("`{language}` is not a language of its letters"),
                );
            }
        }
        if self.no_authority.is_some() && !self.complaints.is_empty() {
            fault(
                "no-authority".into(),
                "a complaint goes somewhere, by `[[complaint]]`".into(),
            );
        }
        let mut seen = BTreeSet::new();
        for grant in &self.rights {
            let place = format!("right `{}`", grant.right);
            if !seen.insert(grant.right) {
                fault(place.clone(), "stands twice".into());
            }
            if grant.becomes.is_empty() == grant.versions.is_empty() {
                fault(
                    place.clone(),
                    "needs either versions or what it becomes".into(),
                );
            }
            for ground in &grant.usual_grounds {
                if !grant.grounds.contains_key(ground) {
                    fault(
                        place.clone(),
                        format!("usually relies on the ground `{ground}`, which it does not list"),
                    );
                }
            }
            for own in &grant.becomes {
                if !self
                    .rights
                    .iter()
                    .any(|grant| grant.right == *own && grant.becomes.is_empty())
                {
                    fault(
                        place.clone(),
                        format!("becomes `{own}`, which is not a right of this statute"),
                    );
                }
            }
            if !ascend(&grant.versions) {
                fault(
                    place,
                    "versions must ascend, each with its own first day".into(),
                );
            }
        }
        let mut seen = BTreeSet::new();
        for clock in &self.clocks {
            let place = format!("clock `{}`", clock.id);
            if !seen.insert(&clock.id) {
                fault(place.clone(), "stands twice".into());
            }
            if clock.versions.is_empty() {
                fault(place.clone(), "no version".into());
            }
            if !ascend(&clock.versions) {
                fault(
                    place.clone(),
                    "versions must ascend, each with its own first day".into(),
                );
            }
            for right in &clock.rights {
                if !self.known_rights().contains(right) {
                    fault(
                        place.clone(),
                        format!("runs for `{right}`, which is not a right of this statute"),
                    );
                }
            }
            let starts = [clock.starts_at].into_iter();
            let starts = starts.chain(clock.also_starts_at.iter().copied());
            if let Some(kind) = starts.into_iter().find(|kind| kind.is_the_trackers()) {
                fault(
                    place.clone(),
                    format!("starts at `{kind}`, which datawrit records and no law names"),
                );
            }
            let sooner = clock.versions.iter().filter_map(|one| one.sooner.as_ref());
            let mut sooner = sooner.flat_map(|sooner| &sooner.after);
            if let Some(kind) = sooner.find(|kind| kind.is_the_trackers()) {
                fault(
                    place.clone(),
                    format!("ends after `{kind}`, which datawrit records and no law names"),
                );
            }
            let relieved = clock.versions.iter().any(|one| one.relief.is_some());
            if relieved && clock.whose != Whose::Requester {
                fault(
                    place.clone(),
                    "`relief` is for who comes late with a step of their own, which this is not"
                        .into(),
                );
            }
            if clock.from_the_breach && clock.also_starts_after.is_none() {
                fault(
                    place.clone(),
                    "`from-the-breach` says when silence begins, and it starts after none".into(),
                );
            }
            let ends = clock.ends_at.iter();
            // Nobody waits any longer once the case is put away.
            let ends = ends.filter(|kind| **kind != EventKind::Closed);
            if let Some(kind) = ends.copied().find(|kind| kind.is_the_trackers()) {
                fault(
                    place.clone(),
                    format!("ends at `{kind}`, which datawrit records and no law names"),
                );
            }
            if let Some(other) = &clock.also_starts_after
                && !self
                    .clocks
                    .iter()
                    .take_while(|above| above.id != clock.id)
                    .any(|above| above.id == *other)
            {
                fault(
                    place.clone(),
                    format!("starts after `{other}`, which is not a clock above it"),
                );
            }
            for version in &clock.versions {
                match countings
                    .iter()
                    .find(|counting| counting.id == version.counting)
                {
                    None => fault(
                        place.clone(),
                        format!("no counting rule `{}`", version.counting),
                    ),
                    Some(counting) => {
                        let extension = version.extension.as_ref();
                        if extension.is_some_and(|one| one.open == one.period.is_some()) {
                            fault(
                                place.clone(),
                                "an extension has either its `period` or `open = true`".into(),
                            );
                        }
                        // A person who trusts a day that the law does not give loses the right.
                        if clock.whose == Whose::Requester && counting.is_generous() {
                            fault(
                                place.clone(),
                                format!(
                                    "the rule `{}` moves last days, and this is a step of the person's own",
                                    counting.id
                                ),
                            );
                        }
                        let extended = extension.and_then(|extension| extension.period);
                        let sooner = version.sooner.as_ref().map(|sooner| sooner.period);
                        let periods = [Some(version.period), extended, sooner];
                        for period in periods.into_iter().flatten() {
                            if !counting.knows(period) {
                                fault(
                                    place.clone(),
                                    format!(
                                        "the rule `{}` does not say how to count {period}",
                                        counting.id
                                    ),
                                );
                            }
                        }
                    }
                }
            }
        }
        if !ascend(&self.complaints) {
            fault(
                "complaint".into(),
                "versions must ascend, each with its own first day".into(),
            );
        }
        for platform in &self.platforms {
            if !self.known_rights().contains(&platform.right) {
                fault(
                    "platform".into(),
                    format!(
                        "is for `{}`, which is not a right of this statute",
                        platform.right
                    ),
                );
            }
            if !platform.href.starts_with("https://") {
                fault(
                    "platform".into(),
                    format!("`{}` does not begin with https://", platform.href),
                );
            }
            let same = |other: &&Platform| other.right == platform.right;
            if !ascend(self.platforms.iter().filter(same)) {
                fault(
                    "platform".into(),
                    "versions must ascend, each with its own first day".into(),
                );
            }
        }
        if !ascend(&self.regulators) {
            fault(
                "regulator".into(),
                "versions must ascend, each with its own first day".into(),
            );
        }
        let mut seen = BTreeSet::new();
        for cited in &self.cited {
            for provision in &cited.provisions {
                let place = || format!("cited `{provision}`");
                if !cited.names(provision) {
                    let of = &cited.reference.title;
                    fault(place(), format!("is not a part of `{of}`"));
                }
                if !seen.insert((&cited.reference.title, provision)) {
                    fault(place(), "stands twice".into());
                }
            }
            if cited.until.is_some_and(|until| until <= cited.from) {
                let of = &cited.reference.title;
                fault(format!("cited of `{of}`"), "ends before it begins".into());
            }
        }
        for identity in &self.identities {
            for right in &identity.rights {
                if !self.known_rights().contains(right) {
                    fault(
                        "identity".into(),
                        format!("is of `{right}`, which is not a right of this statute"),
                    );
                }
            }
        }
        for (at, provision) in self.provisions.iter().enumerate() {
            // What is said only for a right may be said otherwise for another.
            let again = |other: &Provision| {
                let of_all = other.rights.is_empty() || provision.rights.is_empty();
                let of_one = provision
                    .rights
                    .iter()
                    .any(|one| other.rights.contains(one));
                other.id == provision.id && (of_all || of_one)
            };
            if self.provisions.iter().take(at).any(again) {
                fault(
                    format!("provision `{}`", provision.id),
                    "stands twice".into(),
                );
            }
        }
        faults
    }
}

/// A contradiction inside a law file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    pub place: String,
    pub what: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
