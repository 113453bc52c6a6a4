//! The parts of forms: every field has its label, and what is wrong with it stands at it.

use maud::{Markup, html};

use super::visit::PageVisit;
use crate::speech::say;

/// A form of these pages, with the mark that no other page can have.
pub fn form(visit: &PageVisit<'_>, action: &str, inside: Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            input type="hidden" name="mark" value=(visit.session.mark());
            (inside)
        }
    }
}

/// A form with a file. The mark stands before the file.
pub fn form_with_file(visit: &PageVisit<'_>, action: &str, inside: Markup) -> Markup {
    html! {
        form method="post" action=(action) enctype="multipart/form-data" {
            input type="hidden" name="mark" value=(visit.session.mark());
            (inside)
        }
    }
}

/// What is wrong with fields, by their names.
pub type Faults<'a> = &'a [(&'static str, String)];

/// What is wrong with a field.
pub fn fault_of<'a>(faults: Faults<'a>, name: &str) -> Option<&'a str> {
    let found = faults.iter().find(|(of, _)| *of == name);
    found.map(|(_, words)| words.as_str())
}

/// A field for one line.
#[derive(Debug, Clone, Copy, Default)]
pub struct FormField<'a> {
    pub name: &'a str,
    pub label: &'a str,
    pub value: &'a str,
    /// What stands below the label.
    pub hint: Option<&'a str>,
    pub fault: Option<&'a str>,
    /// `text` where nothing else is said.
    pub kind: &'a str,
    /// What the browser may fill in, by the word of the HTML standard.
    pub fills: &'a str,
    /// More than one line.
    pub rows: usize,
}

impl FormField<'_> {
    pub fn show(&self) -> Markup {
        let id = format!("f-{}", self.name);
        let (hint_id, fault_id) = (format!("{id}-hint"), format!("{id}-fault"));
        let mut told = Vec::new();
        if self.hint.is_some() {
            told.push(hint_id.as_str());
        }
        if self.fault.is_some() {
            told.push(fault_id.as_str());
        }
        let told = (!told.is_empty()).then(|| told.join(" "));
        let invalid = self.fault.map(|_| "true");
        let kind = if self.kind.is_empty() {
            "text"
        } else {
            self.kind
        };
        let fills = if self.fills.is_empty() {
            "off"
        } else {
            self.fills
        };
        html! {
            div.field {
                label for=(id) { (self.label) }
                @if let Some(hint) = self.hint { p.hint id=(hint_id) { (hint) } }
                @if let Some(fault) = self.fault { p.fault id=(fault_id) { (fault) } }
                @if self.rows > 1 {
                    textarea id=(id) name=(self.name) rows=(self.rows) autocomplete=(fills)
                        aria-describedby=[told] aria-invalid=[invalid] { "\n" (self.value) }
                } @else {
                    input id=(id) name=(self.name) type=(kind) value=(self.value) autocomplete=(fills)
                        aria-describedby=[told] aria-invalid=[invalid];
                }
            }
        }
    }
}

/// One of several, each with what it means.
pub struct Choice {
    pub value: String,
    pub label: String,
    pub more: Option<String>,
}

/// A question with choices, one of which has to be taken where it `asks` for one.
pub fn choices(name: &str, question: &str, chosen: &str, all: &[Choice], asks: bool) -> Markup {
    html! {
        fieldset.choices {
            legend { (question) }
            (each(name, chosen, all, 0, asks))
        }
    }
}

/// More choices of the same question, behind the first ones of which there are `before`; their heading is there already.
pub fn more_choices(
    name: &str,
    heading: &str,
    chosen: &str,
    all: &[Choice],
    before: usize,
) -> Markup {
    html! {
        fieldset.choices aria-label=(heading) { (each(name, chosen, all, before, true)) }
    }
}

fn each(name: &str, chosen: &str, all: &[Choice], before: usize, asks: bool) -> Markup {
    html! {
        @for (number, choice) in all.iter().enumerate() {
            @let id = format!("c-{name}-{}", before + number);
            div.choice {
                input type="radio" id=(id) name=(name) value=(choice.value)
                    checked[choice.value == chosen] required[asks];
                label for=(id) {
                    span.what { (choice.label) }
                    @if let Some(more) = &choice.more { span.more { (more) } }
                }
            }
        }
    }
}

/// What went wrong, above everything else of a page.
pub fn fault(words: &[String]) -> Markup {
    html! {
        @if !words.is_empty() {
            div.notice.wrong role="alert" {
                p { strong { (say!("web-fault")) } }
                @for words in words { p { (words) } }
            }
        }
    }
}
