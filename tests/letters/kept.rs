//! What careful readers called right in these letters, or asked for: each in a phrase
//! that must stay, by statute, right and language.

use datawrit::{
    law::{Right, Statute},
    letter::{Letter, Templates},
    request::Request,
};

use super::{bare, flat, full, grounds, statutes, write};

struct Kept {
    statute: &'static str,
    rights: &'static [Right],
    /// The phrase in each language the statute has letters in.
    says: &'static [(&'static str, &'static str)],
    /// Whether it stands in a letter with nothing but the needful.
    bare: bool,
    /// Whether it stands in one with everything that can be said.
    full: bool,
}

const EVERY: &[Right] = &[];

const fn always(
    statute: &'static str,
    rights: &'static [Right],
    says: &'static [(&'static str, &'static str)],
) -> Kept {
    Kept {
        statute,
        rights,
        says,
        bare: true,
        full: true,
    }
}

const fn when_full(
    statute: &'static str,
    rights: &'static [Right],
    says: &'static [(&'static str, &'static str)],
) -> Kept {
    Kept {
        statute,
        rights,
        says,
        bare: false,
        full: true,
    }
}

const fn when_bare(
    statute: &'static str,
    rights: &'static [Right],
    says: &'static [(&'static str, &'static str)],
) -> Kept {
    Kept {
        statute,
        rights,
        says,
        bare: true,
        full: false,
    }
}

#[rustfmt::skip]
const KEPT: &[Kept] = &[
    // The purpose, which answers the charge of abuse.
    always("gdpr", &[Right::Access], &[("en", "check that it is used lawfully"), ("de", "prüfen können, ob sie rechtmäßig verwendet werden"), ("fr", "vérifier qu’elles sont utilisées de manière licite")]),
    always("uk-gdpr", &[Right::Access], &[("en", "check that it is used lawfully")]),
    // The Regulation's own words.
    always("gdpr", &[Right::Access], &[("en", "the significance and the envisaged consequences of such processing for me"), ("de", "die involvierte Logik sowie die Tragweite und die angestrebten Auswirkungen für mich"), ("fr", "la logique sous-jacente, ainsi que l’importance et les conséquences prévues pour moi")]),
    always("uk-gdpr", &[Right::Access], &[("en", "the significance and the envisaged consequences of such processing for me")]),
    always("gdpr", &[Right::Portability], &[("en", "structured, commonly used and machine-readable"), ("de", "strukturierten, gängigen und maschinenlesbaren"), ("fr", "structuré, couramment utilisé et lisible par machine")]),
    // No copy of an identity document; a doubt is to be named.
    always("gdpr", EVERY, &[("en", "I enclose no copy of an identity document"), ("de", "Eine Ausweiskopie füge ich nicht bei"), ("fr", "Je ne joins pas de copie de pièce d’identité")]),
    always("uk-gdpr", EVERY, &[("en", "what it is and which further detail would settle it")]),
    // Recipients by name, sources, limits of a copy.
    always("gdpr", &[Right::Access], &[("en", "each by name; categories are enough only where"), ("de", "jeweils namentlich; Kategorien genügen nur"), ("fr", "nommément désignés")]),
    always("uk-gdpr", &[Right::Access], &[("en", "Harrison v Cameron [2024] EWHC 1377 (KB)")]),
    always("gdpr", &[Right::Deletion, Right::Rectification, Right::Restriction, Right::Objection, Right::Withdrawal], &[("en", "each by name (Article 19)"), ("de", "namentlich (Art. 19 DSGVO)"), ("fr", "le nom de chacun de ces destinataires (article 19 du RGPD)")]),
    always("gdpr", &[Right::Access], &[("en", "(recital 63)"), ("de", "(Erwägungsgrund 63)"), ("fr", "(considérant 63)")]),
    // Erasure: which case of 17(3), until when; and in the alternative a restriction.
    always("gdpr", &[Right::Deletion], &[("en", "for each kind of data why none of these grounds applies or which of the cases in Article 17(3)"), ("de", "für jede Art von Daten"), ("fr", "pour chaque type de données")]),
    always("gdpr", &[Right::Deletion], &[("en", "in the alternative, to restrict"), ("de", "Hilfsweise bitte ich Sie"), ("fr", "À titre subsidiaire")]),
    always("uk-gdpr", &[Right::Deletion], &[("en", "in the alternative, to restrict")]),
    when_full("gdpr", &[Right::Deletion], &[("en", "also object to it under Article 21(1)"), ("de", "widerspreche ich ihr auch nach Art. 21 Abs. 1 DSGVO"), ("fr", "je m’y oppose aussi au titre de l’article 21, paragraphe 1")]),
    when_full("uk-gdpr", &[Right::Deletion], &[("en", "also object to it under Article 21(1)")]),
    // A suppression entry may stay; a withdrawal comes with an erasure.
    always("gdpr", &[Right::Objection], &[("en", "keep only what you need to make sure that the objection is observed"), ("de", "um den Widerspruch zu beachten"), ("fr", "assurer le respect de cette opposition")]),
    always("gdpr", &[Right::Portability], &[("en", "A PDF or a picture of a page is not machine-readable"), ("de", "PDF-Datei oder das Bild einer Seite"), ("fr", "Un PDF ou l’image d’une page")]),
    always("gdpr", &[Right::Withdrawal], &[("en", "(Article 17(1)(b))"), ("de", "(Art. 17 Abs. 1 lit. b DSGVO)"), ("fr", "l’article 17, paragraphe 1, point b)")]),
    when_full("gdpr", &[Right::Portability], &[("en", "transmit these data directly to Other Shop Ltd"), ("de", "unmittelbar an Other Shop Ltd"), ("fr", "directement à Other Shop Ltd")]),
    // The data that are easily forgotten, as they stood, in an answer of the company's own.
    always("gdpr", &[Right::Access], &[("en", "consulted (C-579/21)"), ("de", "abgefragt wurden (EuGH, C-579/21)"), ("fr", "consultées (CJUE, C-579/21)")]),
    always("gdpr", &[Right::Access], &[("en", "cookie or advertising identifier"), ("de", "Cookie- oder Werbekennung"), ("fr", "de cookie ou publicitaire")]),
    always("gdpr", &[Right::Access], &[("en", "inferred about me, scores, and the segments"), ("de", "abgeleiteter Daten, Bewertungen (Scores) und der Segmente"), ("fr", "les données déduites, les scores et les segments")]),
    always("gdpr", &[Right::Access], &[("en", "state of the data on the day you receive this letter; please erase nothing"), ("de", "Stand der Daten am Tag des Eingangs"), ("fr", "L’état des données au jour de la réception")]),
    always("gdpr", &[Right::Access], &[("en", "A download tool or a form may come beside your answer to the points above, but does not replace it"), ("de", "aber nicht ersetzen"), ("fr", "mais ne la remplace pas")]),
    always("uk-gdpr", &[Right::Access], &[("en", "needs no clarification")]),
    always("uk-gdpr", &[Right::Access], &[("en", "but does not replace it")]),
    // Every letter: receipt, processor, joint controllers, what a refusal must say.
    always("gdpr", EVERY, &[("en", "Please confirm receipt of this letter"), ("de", "bestätigen Sie mir den Eingang"), ("fr", "accuser réception")]),
    always("gdpr", EVERY, &[("en", "only on behalf of somebody else"), ("de", "nur im Auftrag eines anderen"), ("fr", "pour le compte d’un autre organisme")]),
    always("gdpr", EVERY, &[("en", "(Article 26)"), ("de", "(Art. 26 DSGVO)"), ("fr", "(article 26 du RGPD)")]),
    always("gdpr", EVERY, &[("en", "how I can complain and go to court"), ("de", "Beschwerde einzulegen und das Gericht anzurufen"), ("fr", "voies de réclamation et de recours juridictionnel")]),
    always("uk-gdpr", EVERY, &[("en", "how I can complain and go to court")]),
    always("uk-gdpr", EVERY, &[("en", "section 164A")]),
    when_full("gdpr", &[Right::Access], &[("en", "by encryption or a secure download"), ("de", "verschlüsselt oder als gesicherten Download"), ("fr", "par un chiffrement ou un téléchargement sécurisé")]),
    // Rectification in two columns, with the supplementary statement.
    when_full("gdpr", &[Right::Rectification], &[("en", "you hold: born 5 December 1980; it should be: 12 May 1980"), ("de", "Bei Ihnen gespeichert: born 5 December 1980; richtig ist: 12 May 1980"), ("fr", "donnée que vous détenez : born 5 December 1980 ; donnée exacte : 12 May 1980")]),
    always("gdpr", &[Right::Rectification], &[("en", "(Article 16, second sentence)"), ("de", "(Art. 16 Satz 2 DSGVO)"), ("fr", "(article 16, seconde phrase, du RGPD)")]),
    always("gdpr", &[Right::Rectification], &[("en", "that my corrections are right"), ("de", "dass meine Angaben zutreffen"), ("fr", "de l’exactitude de mes indications")]),
    // A restriction without a ground names each as an alternative.
    when_bare("gdpr", &[Right::Restriction], &[("en", "Article 18(1)(d): where I have objected"), ("de", "Art. 18 Abs. 1 lit. d DSGVO: soweit ich"), ("fr", "article 18, paragraphe 1, point d) : lorsque j’ai exercé mon droit d’opposition")]),
    // California.
    always("ccpa", EVERY, &[("en", "To the extent that you are a business"), ("es", "En la medida en que usted sea una empresa")]),
    always("ccpa", EVERY, &[("en", "If another company of your group"), ("es", "Si otra empresa de su grupo")]),
    always("ccpa", &[Right::Access], &[("en", "(11 CCR § 7062(c))"), ("es", "(11 CCR § 7062(c))")]),
    always("ccpa", &[Right::Access], &[("en", "in two separate lists (§§ 1798.115(a) and 1798.130(a)(4))"), ("es", "en dos listas separadas (§§ 1798.115(a) y 1798.130(a)(4))")]),
    always("ccpa", &[Right::Access], &[("en", "(11 CCR § 7024(d))"), ("es", "(11 CCR § 7024(d))")]),
    always("ccpa", &[Right::Access], &[("en", "since January 1, 2022"), ("es", "desde el 1 de enero de 2022")]),
    always("ccpa", &[Right::Deletion], &[("en", "I confirm that I want this information deleted"), ("es", "Confirmo que quiero que esta información se elimine")]),
    when_bare("ccpa", &[Right::Deletion], &[("en", "(§ 1798.140(f))"), ("es", "(§ 1798.140(f))")]),
    always("ccpa", &[Right::Deletion], &[("en", "treat this letter as an opt-out of the sale and sharing"), ("es", "trate esta carta como una solicitud de no vender ni compartir")]),
    always("ccpa", &[Right::Deletion], &[("en", "§ 7022(b)(3)"), ("es", "§ 7022(b)(3)")]),
    always("ccpa", &[Right::Deletion], &[("en", "(11 CCR § 7022(d))"), ("es", "(11 CCR § 7022(d))")]),
    always("ccpa", &[Right::Access, Right::Deletion, Right::Rectification], &[("en", "(11 CCR § 7020(e))"), ("es", "(11 CCR § 7020(e))")]),
    always("ccpa", &[Right::Access, Right::Deletion, Right::Rectification], &[("en", "which part, the provision on which you rely, and the facts"), ("es", "cuál, la disposición en que se basa y los hechos")]),
    always("ccpa", &[Right::Rectification], &[("en", "that does not count as a request to know (11 CCR § 7023(j))"), ("es", "eso no cuenta como solicitud de saber (11 CCR § 7023(j))")]),
    always("ccpa", &[Right::Rectification], &[("en", "(11 CCR § 7023(k))"), ("es", "(11 CCR § 7023(k))")]),
    always("ccpa", &[Right::OptOut, Right::Limit, Right::Objection], &[("en", "because none may be required"), ("es", "porque no se puede exigir")]),
    always("ccpa", &[Right::OptOut, Right::Objection], &[("en", "(11 CCR § 7026(f)(1))"), ("es", "(11 CCR § 7026(f)(1))")]),
    always("ccpa", &[Right::Limit, Right::Objection], &[("en", "biometric information processed to identify me"), ("es", "información biométrica procesada para identificarme")]),
    always("ccpa", &[Right::Limit, Right::Objection], &[("en", "(§ 1798.121(d); 11 CCR § 7027(a))"), ("es", "(§ 1798.121(d); 11 CCR § 7027(a))")]),
    // Washington.
    always("mhmda", EVERY, &[("en", "within 45 days of receiving this request")]),
    always("mhmda", EVERY, &[("en", "Please treat this letter as submitted by the method")]),
    always("mhmda", EVERY, &[("en", "If another company of your group")]),
    always("mhmda", EVERY, &[("en", "RCW 19.373.040(1)(h)")]),
    always("mhmda", &[Right::Deletion], &[("en", "six months from authenticating this request")]),
    always("mhmda", &[Right::Access], &[("en", "use or purchase of medication, bodily functions")]),
    always("mhmda", &[Right::Access], &[("en", "all third parties and affiliates")]),
];

/// What none of them may say.
const GONE: [&str; 3] = [
    "until I answer do not count",
    "within 45 days of receiving this letter",
    "however long verification takes",
];

fn for_each(mut visit: impl FnMut(&Statute, Right, &Request, &Letter, bool)) {
    let statutes = statutes();
    for statute in statutes.all().unwrap() {
        for language in &statute.languages {
            let templates = Templates::open(&statute, language, None).unwrap();
            for grant in &statute.rights {
                let grounds = grounds(&statutes, &statute, grant.right);
                for (bare_one, request) in [
                    (true, bare(&statute, grant.right, language)),
                    (false, full(&statute, grant.right, language)),
                ] {
                    let letter = write(&templates, &request, &grounds);
                    visit(&statute, grounds.letter(), &request, &letter, bare_one);
                }
            }
        }
    }
}

#[test]
fn what_is_right_stays() {
    let mut met = vec![0; KEPT.len()];
    for_each(|statute, right, request, letter, bare_one| {
        let letter = flat(letter);
        for (number, kept) in KEPT.iter().enumerate() {
            if kept.statute != statute.id
                || !(kept.rights.is_empty() || kept.rights.contains(&right))
                || !(if bare_one { kept.bare } else { kept.full })
            {
                continue;
            }
            for (language, says) in kept.says {
                if *language == request.language.primary() {
                    assert!(
                        letter.contains(says),
                        "{} {right} {language}: {says}\n{letter}",
                        statute.id
                    );
                    met[number] += 1;
                }
            }
        }
    });
    for (kept, met) in KEPT.iter().zip(met) {
        assert!(met >= kept.says.len(), "{}: {:?}", kept.statute, kept.says);
    }
}

#[test]
fn what_counsel_could_use_is_gone() {
    for_each(|statute, right, _, letter, _| {
        let letter = flat(letter);
        for gone in GONE {
            assert!(!letter.contains(gone), "{} {right}: {gone}", statute.id);
        }
    });
}

#[test]
fn the_french_act_stands_beside_the_regulation_for_who_lives_in_france() {
    let statutes = statutes();
    let gdpr = statutes.get("gdpr").unwrap();
    for language in &gdpr.languages {
        let templates = Templates::open(&gdpr, language, None).unwrap();
        let grounds = grounds(&statutes, &gdpr, Right::Access);
        for (place, cited) in [("FR", true), ("DE", false), ("BE", false)] {
            let mut request = bare(&gdpr, Right::Access, language);
            request.requester.residence = Some(place.parse().unwrap());
            let letter = flat(&write(&templates, &request, &grounds));
            assert_eq!(letter.contains("78-17"), cited, "{language} {place}");
            let article = ["49 ", "49. ", "49.º"]
                .iter()
                .any(|number| letter.contains(number));
            assert_eq!(article, cited, "{language} {place}");
        }
    }
}

#[test]
fn data_collected_in_washington_are_named_where_the_person_lives_elsewhere() {
    let statutes = statutes();
    let act = statutes.get("mhmda").unwrap();
    let language = &act.languages[0];
    let templates = Templates::open(&act, language, None).unwrap();
    for grant in &act.rights {
        let grounds = grounds(&statutes, &act, grant.right);
        for (place, said) in [("US-WA", false), ("US-OR", true)] {
            let mut request = bare(&act, grant.right, language);
            request.requester.residence = Some(place.parse().unwrap());
            let letter = flat(&write(&templates, &request, &grounds));
            assert_eq!(
                letter.contains("To the extent that you collect my data in Washington"),
                said,
                "{} {place}",
                grant.right
            );
        }
    }
}
