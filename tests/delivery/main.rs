//! What leaves the program, read back by programs that are not ours.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on has failed, and one that is passed over says so"
)]

mod addresses;
mod layouts;
mod mail;
mod marks;
mod page;
mod signatures;

use datawrit::{
    law::{Right, Statutes},
    letter::{Letter, Templates},
    request::{
        Handling, Identifier, Line, Passage, Product, Recipient, Reference, Request, Requester,
    },
};

/// Every letter of the languages the letters are in, and of their neighbours.
const ALPHABETS: &str = "ÀàÂâÄäÆæÇçÈèÉéÊêËëÎîÏïÔôÖöŒœÙùÛûÜüŸÿẞß ÁáÍíÑñÓóÚú¿¡ ŁłŻżŠšŽžČčĎďĚěŇňŘřŤťŮůÝý \
    ŐőŰű ĂăȘșȚț ĀāĒēĢģĪīĶķĻļŅņŪū ĄąĘęĖėĮįŲų ĊċĠġĦħ ÅåØøÐðÞþ Ελληνικά Български Ğğİı “”„‚‘’«»‹› €£§№ eins – zwei — drei … vier";

fn line(text: &str) -> Line {
    Line::new(text).unwrap()
}

/// A letter of access under the GDPR with everything in it, and its request.
fn letter(language: &str, reason: &str) -> (Letter, Request) {
    let day = "2026-11-23".parse().unwrap();
    let statutes = Statutes::open(None).unwrap();
    let gdpr = statutes.get("gdpr").unwrap();
    let language = gdpr.language(&language.parse().unwrap()).unwrap().clone();
    let request = Request {
        right: Right::Access,
        requester: Requester {
            name: line("Zoë Grünwald-Łęcka"),
            address: Some("Lindenallee 12; 04109 Leipzig; DE".parse().unwrap()),
            email: Some("zoe@example.org".parse().unwrap()),
            residence: None,
            child: None,
            child_age: None,
            identifiers: vec!["customer number=4711/26".parse::<Identifier>().unwrap()],
            representative: None,
        },
        recipient: Recipient {
            id: None,
            name: line("Söhne & Töchter GmbH"),
            address: Some(
                "38 avenue John F. Kennedy; L-1855 Luxembourg; LU"
                    .parse()
                    .unwrap(),
            ),
            email: Some("datenschutz@example.org".parse().unwrap()),
            seat: None,
        },
        language: language.clone(),
        reason: Some(Passage::new(reason).unwrap()),
        items: vec![line("voice recordings of March 2026"), line(ALPHABETS)],
        products: vec![Product::named(line("Alexa"))],
        grounds: vec![],
        portability: true,
        transfer_to: None,
        handling: Handling::default(),
    };
    let grounds = gdpr
        .grounds(Right::Access, day, statutes.countings().unwrap())
        .unwrap();
    let reference: Reference = "K7Q3-9MX2".parse().unwrap();
    let templates = Templates::open(&gdpr, &language, None).unwrap();
    (
        templates
            .write(&request, &grounds, &reference, day)
            .unwrap(),
        request,
    )
}
