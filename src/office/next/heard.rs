//! What did the other side say, beyond the events of the log?

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr};

use crate::{
    law::EventKind,
    letter::Letter,
    office::inbox::Decision,
    reply::Kind,
    request::Line,
    tracker::{Case, KeptReply, Reasons, Tracker, TrackerError},
};

/// What a confirmed reply said, or the person does: what no event of the log has room for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Heard {
    /// Why it refused, in a few words.
    pub refusal_reason: Option<Line>,
    /// Whether its refusal gave no reasons. Where neither is known, no letter says anything of them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refusal_bare: bool,
    /// What it wants to see to know who the person is.
    pub identity_wanted: Option<Line>,
    /// It wants the request in another way.
    pub channel: Option<Named>,
    /// It says that it is a processor alone.
    pub controller: Option<Named>,
    /// It wants a link to be opened first.
    pub link: Option<Link>,
    /// It wrote that it had closed the matter.
    pub closed_on: Option<NaiveDate>,
    /// What it did, where that was not all, or not what was asked.
    pub done: Option<Done>,
    /// Whether its notice of an extension gave no reasons.
    pub extension_bare: bool,
    /// What is missing of its answer: points by their words, or the person's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<Line>,
}

/// What it named, on which day; it may have named nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Named {
    pub on: NaiveDate,
    pub what: Option<Line>,
}

/// A link by which the request is to be confirmed. It is shown and never opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Link {
    pub on: NaiveDate,
    pub target: Line,
    /// After which it no longer works, where that was said.
    pub until: Option<NaiveDate>,
}

/// What it did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Done {
    pub on: NaiveDate,
    pub deed: Deed,
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Display, EnumString, IntoStaticStr,
)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Deed {
    Deleted,
    /// It ended advertising, or sale.
    OptedOut,
    /// It blocked the data, or keeps them on a list.
    Suppressed,
}

/// A letter as its case keeps it: with what the person had said of the other side, so that a complaint does not deny
/// what the letter before it told.
#[derive(Serialize)]
struct WithHeard<'a> {
    #[serde(flatten)]
    letter: &'a Letter,
    #[serde(skip_serializing_if = "Heard::is_empty")]
    heard: &'a Heard,
}

/// What such a letter has of it.
#[derive(Deserialize)]
struct OnlyHeard {
    #[serde(default)]
    heard: Heard,
}

impl Heard {
    fn is_empty(&self) -> bool {
        *self == Heard::default()
    }

    /// The letter as JSON, with this beside it.
    pub(super) fn beside(&self, letter: &Letter) -> serde_json::Result<String> {
        serde_json::to_string(&WithHeard {
            letter,
            heard: self,
        })
    }

    /// What is known of a case: what the person says now, over what they said in its letters and what its replies said, of
    /// which the later is over the earlier.
    ///
    /// # Errors
    /// When the tracker cannot be read.
    pub(super) fn known(self, tracker: &Tracker, case: &Case) -> Result<Heard, TrackerError> {
        let replies = tracker.reply_heads(case)?;
        let newest = replies.iter().map(|reply| reply.came_on).max();
        let (mut before, mut after) = (Heard::default(), Heard::default());
        for letter in &case.letters {
            let Some(kept) = tracker.letter_of(case, letter.number)? else {
                continue;
            };
            let Ok(said) = serde_json::from_str::<OnlyHeard>(&kept) else {
                continue;
            };
            let place = if newest.is_none_or(|newest| letter.day >= newest) {
                &mut after
            } else {
                &mut before
            };
            *place = said.heard.over(std::mem::take(place));
        }
        let logged = Heard::of_log(case);
        let replied = Heard::of(&replies);
        Ok(self.over(after).over(logged).over(replied).over(before))
    }

    /// What the log says of reasons, as the person recorded it: of several of a kind the last.
    pub fn of_log(case: &Case) -> Heard {
        let reasons = |kind: EventKind| {
            let mut events = case.events.iter().rev();
            events.find(|event| event.kind == kind)?.reasons.as_ref()
        };
        let refusal = reasons(EventKind::Refused);
        Heard {
            refusal_reason: match refusal {
                Some(Reasons::Given(words)) => Some(words.clone()),
                Some(Reasons::None) | None => None,
            },
            refusal_bare: refusal == Some(&Reasons::None),
            extension_bare: reasons(EventKind::Extended) == Some(&Reasons::None),
            ..Heard::default()
        }
    }

    /// What the replies of a case said, as it was decided: of several of a kind the last.
    pub fn of(replies: &[KeptReply]) -> Heard {
        let mut heard = Heard::default();
        for reply in replies {
            let on = reply.came_on;
            let decided = Decision::of(reply)
                .into_iter()
                .flat_map(|decision| decision.kinds);
            for verdict in decided {
                let said = verdict.particulars;
                let line = |text: Option<String>| text.and_then(|text| Line::new(&text).ok());
                match verdict.kind {
                    Kind::Denied => heard.refusal_reason = line(said.reason),
                    Kind::NeedsIdentity => heard.identity_wanted = line(said.wanted),
                    Kind::OtherChannel => {
                        let what = line(said.channel);
                        heard.channel = Some(Named { on, what });
                    }
                    Kind::ProcessorOnly => {
                        let what = line(said.controller);
                        heard.controller = Some(Named { on, what });
                    }
                    Kind::ConfirmLink => {
                        heard.link = line(said.link).map(|target| Link {
                            on,
                            target,
                            until: said.expires,
                        });
                    }
                    Kind::Closed => heard.closed_on = Some(on),
                    Kind::Deleted => {
                        heard.done = Some(Done {
                            on,
                            deed: Deed::Deleted,
                        })
                    }
                    Kind::OptedOut => {
                        heard.done = Some(Done {
                            on,
                            deed: Deed::OptedOut,
                        })
                    }
                    Kind::Suppressed => {
                        heard.done = Some(Done {
                            on,
                            deed: Deed::Suppressed,
                        })
                    }
                    // That a notice has no reason is for the person to say: one may stand in a file.
                    _ => {}
                }
            }
        }
        heard
    }

    /// With what the person says of it laid over what the replies said.
    #[must_use]
    pub fn over(self, heard: Heard) -> Heard {
        let earlier = heard.refusal_reason.filter(|_| !self.refusal_bare);
        let refusal_reason = self.refusal_reason.or(earlier);
        Heard {
            refusal_bare: refusal_reason.is_none() && (self.refusal_bare || heard.refusal_bare),
            refusal_reason,
            identity_wanted: self.identity_wanted.or(heard.identity_wanted),
            channel: self.channel.or(heard.channel),
            controller: self.controller.or(heard.controller),
            link: self.link.or(heard.link),
            closed_on: self.closed_on.or(heard.closed_on),
            done: self.done.or(heard.done),
            extension_bare: self.extension_bare || heard.extension_bare,
            missing: if self.missing.is_empty() {
                heard.missing
            } else {
                self.missing
            },
        }
    }
}
