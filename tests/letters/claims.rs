//! A letter claims what its person asks, and no more: what is limited to a product or to
//! what is named stays there, and grounds that exclude each other stand as alternatives.

use datawrit::{
    law::{Right, Statute},
    letter::Templates,
    request::Request,
};

use super::{bare, flat, full, grounds, statutes, write};

/// The letters under a right in every language of every statute that has it.
fn for_each(
    right: Right,
    make: impl Fn(&Statute, Right, &datawrit::law::Language) -> Request,
    change: impl Fn(&mut Request),
    mut visit: impl FnMut(&Statute, &Request, &str),
) {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        if statute.grant_of(right).is_none() {
            continue;
        }
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            let grounds = grounds(&statutes, &statute, right);
            let mut request = make(&statute, right, language);
            change(&mut request);
            let letter = flat(&write(&templates, &request, &grounds));
            visit(&statute, &request, &letter);
        }
    }
}

/// Whether the words are here in the language of the request: what only one language says otherwise is held here, and
/// that all say the same by `beside`.
fn speaks(words: &[(&str, &str)], request: &Request) -> bool {
    let language = request.language.primary();
    words.iter().any(|(code, _)| *code == language)
}

fn said<'a>(words: &[(&str, &'a str)], request: &Request) -> &'a str {
    let language = request.language.primary();
    let (_, said) = words.iter().find(|(code, _)| *code == language).unwrap();
    said
}

#[test]
fn a_deletion_of_one_product_falls_back_to_an_opt_out_of_what_it_covers() {
    let narrow = [
        (
            "en",
            "sharing of the personal information that it covers (§ 1798.120)",
        ),
        (
            "es",
            "compartir la información personal que abarca (§ 1798.120)",
        ),
    ];
    let wide = [
        ("en", "sharing of my personal information (§ 1798.120)"),
        ("es", "compartir mi información personal (§ 1798.120)"),
    ];
    let mut met = 0;
    let mut check = |statute: &Statute, request: &Request, letter: &str| {
        if statute.id != "ccpa" {
            return;
        }
        let limited = !request.products.is_empty() || !request.items.is_empty();
        assert_eq!(letter.contains(said(&narrow, request)), limited, "{letter}");
        assert_eq!(letter.contains(said(&wide, request)), !limited, "{letter}");
        met += 1;
    };
    for_each(Right::Deletion, bare, |_| {}, &mut check);
    for_each(
        Right::Deletion,
        full,
        |request| request.items.clear(),
        &mut check,
    );
    for_each(
        Right::Deletion,
        full,
        |request| request.products.clear(),
        &mut check,
    );
    assert_eq!(met, 6);
}

#[test]
fn a_withdrawal_of_what_is_named_is_not_one_of_any_consent() {
    let any = [
        ("en", "I withdraw any consent"),
        ("de", "jede Ihnen"),
        ("fr", "je retire tout consentement"),
    ];
    let named = [
        ("en", "I withdraw the consent described below"),
        ("de", "die unten bezeichnete Ihnen"),
        ("fr", "je retire le consentement désigné ci-dessous"),
    ];
    let mut met = 0;
    let mut check = |_: &Statute, request: &Request, letter: &str| {
        if !speaks(&any, request) {
            return;
        }
        let is_named = !request.items.is_empty();
        assert_eq!(letter.contains(said(&any, request)), !is_named, "{letter}");
        assert_eq!(letter.contains(said(&named, request)), is_named, "{letter}");
        met += 1;
    };
    for_each(Right::Withdrawal, bare, |_| {}, &mut check);
    for_each(Right::Withdrawal, full, |_| {}, &mut check);
    assert!(met >= 2 * 5);
}

#[test]
fn several_grounds_of_a_restriction_are_alternatives_and_a_single_one_stands_alone() {
    let alternatives = [
        (
            "en",
            "grounds in the alternative; each is enough on its own",
        ),
        ("de", "Gründe, von denen jeder für sich genügt"),
        ("fr", "motifs suivants, dont chacun suffit à lui seul"),
    ];
    let single = [
        ("en", "I rely on the following ground:"),
        ("de", "Ich stütze mich auf folgenden Grund:"),
        ("fr", "Ma demande a pour fondement le motif suivant :"),
    ];
    let mut met = 0;
    let mut check = |statute: &Statute, request: &Request, letter: &str| {
        // Where the law lists no grounds there are none to rely on: a freeze.
        let grant = statute.grant_of(Right::Restriction).unwrap();
        if !speaks(&single, request) || grant.grounds.is_empty() {
            return;
        }
        let alone = request.grounds.len() == 1;
        assert_eq!(letter.contains(said(&single, request)), alone, "{letter}");
        assert_eq!(
            letter.contains(said(&alternatives, request)),
            !alone,
            "{letter}"
        );
        met += 1;
    };
    for_each(Right::Restriction, bare, |_| {}, &mut check);
    for_each(Right::Restriction, full, |_| {}, &mut check);
    for_each(
        Right::Restriction,
        full,
        |request| request.grounds.truncate(1),
        &mut check,
    );
    assert_eq!(met, 3 * 4);
}

#[test]
fn an_access_letter_says_in_which_order_it_may_be_answered() {
    let order = [
        ("en", "first the information, then the copy"),
        ("de", "zuerst die Auskünfte, dann die Kopie"),
        ("fr", "d’abord les informations, ensuite la copie"),
    ];
    let last = [
        ("en", "then the data in the machine-readable format"),
        ("de", "dann die Daten im maschinenlesbaren Format"),
        ("fr", "enfin les données au format lisible par machine"),
    ];
    let mut met = 0;
    let mut check = |statute: &Statute, request: &Request, letter: &str| {
        if !matches!(statute.id.as_str(), "gdpr" | "uk-gdpr") || !speaks(&order, request) {
            return;
        }
        assert!(letter.contains(said(&order, request)), "{letter}");
        assert_eq!(
            letter.contains(said(&last, request)),
            request.portability,
            "{letter}"
        );
        met += 1;
    };
    for_each(Right::Access, bare, |_| {}, &mut check);
    for_each(Right::Access, full, |_| {}, &mut check);
    assert_eq!(met, 2 * 4);
}
