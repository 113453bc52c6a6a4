//! Which laws a person may use against a company, in an order that the law gives.

use std::collections::BTreeSet;

use datawrit::law::{CompanyReach, LawReason, Place, UsableLaw};

use super::{day, statutes};

fn usable(home: &str, seat: Option<&str>) -> Vec<UsableLaw> {
    let seat: Option<Place> = seat.map(|seat| seat.parse().unwrap());
    let home = home.parse().unwrap();
    statutes()
        .usable(Some(&home), seat.as_ref(), day("2026-11-27"))
        .unwrap()
}

fn ids(home: &str, seat: Option<&str>) -> Vec<String> {
    let laws = usable(home, seat).into_iter();
    laws.map(|law| law.statute.id).collect()
}

#[test]
fn a_federal_law_stands_behind_that_of_the_state_and_one_on_a_single_matter_behind_the_general_one()
{
    assert_eq!(
        ids("US-CA", None),
        [
            "ccpa",
            "us-ca-delete",
            "us-ca-shine",
            "us-ca-eraser",
            "us-fcra",
            "us-vppa",
            "us-hipaa",
            "us-ferpa",
            "us-glba",
            "us-tcpa",
            "us-fcra-furnisher",
            "us-coppa"
        ]
    );
    assert_eq!(ids("CA-QC", None), ["ca-qc-p391", "pipeda"]);
    let laws = usable("CA-QC", None);
    assert!(laws[0].meant && !laws[1].meant);
    assert!(
        matches!(&laws[1].because, LawReason::StandsBack { place, .. } if place.code() == "CA")
    );
}

/// GDPR Article 3(1): who is established in the Union is bound "regardless"; 3(2): who is not, by turning to people there.
#[test]
fn a_company_in_the_union_is_bound_wherever_its_customer_lives_and_one_elsewhere_by_turning_to_people_there()
 {
    assert_eq!(ids("BO", Some("SE")), ["gdpr"]);
    assert_eq!(ids("GB", Some("LU")), ["uk-gdpr", "gdpr"]);
    assert_eq!(ids("DE", Some("GB-SCT")), ["gdpr", "uk-gdpr"]);
    let reach = |home, seat| usable(home, Some(seat)).swap_remove(0).reach;
    assert!(matches!(
        reach("DE", "SE"),
        Some(CompanyReach::There { .. })
    ));
    assert!(matches!(
        reach("DE", "US-CA"),
        Some(CompanyReach::Abroad { reference, .. }) if reference.title == "GDPR Article 3(2)"
    ));
    // The law of a State says nothing of companies elsewhere in its file, and nothing is said of it.
    assert_eq!(reach("US-CA", "SE"), None);
    // No state's law binds a company for a customer who lives elsewhere.
    assert_eq!(ids("DE", Some("US-CA")), ["gdpr"]);
    // Behind the law of the home that is on data of every kind, and before those on one matter.
    assert_eq!(
        ids("US-CA", Some("SE"))[..3],
        ["ccpa", "gdpr", "us-ca-delete"]
    );
    assert_eq!(ids("US-NV", Some("SE"))[..2], ["gdpr", "us-nv-health"]);
}

#[test]
fn the_law_that_is_meant_is_the_first_and_the_one_that_a_letter_takes() {
    let statutes = statutes();
    let today = day("2026-11-27");
    let mut places: BTreeSet<Place> = BTreeSet::new();
    for statute in statutes.all().unwrap() {
        places.extend(statute.residences.iter().flat_map(|one| one.places.clone()));
    }
    assert!(places.len() > 70, "{}", places.len());
    for place in places {
        for seat in [None, Some("LU".parse().unwrap())] {
            let laws = statutes.usable(Some(&place), seat.as_ref(), today).unwrap();
            let meant: Vec<usize> = (0..laws.len()).filter(|at| laws[*at].meant).collect();
            match statutes.for_residence(&place, today) {
                Ok(law) => assert_eq!((meant, &law.id), (vec![0], &laws[0].statute.id), "{place}"),
                Err(_) => assert!(meant.is_empty(), "{place}"),
            }
            let mut ids: Vec<&str> = laws.iter().map(|law| law.statute.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), laws.len(), "{place}: one law twice");
        }
    }
}

#[test]
fn a_law_that_is_not_in_force_yet_is_told_last_with_its_day() {
    let laws = usable("US-OK", None);
    let last = laws.last().unwrap();
    assert!(
        matches!(&last.because, LawReason::Later { from, .. } if *from == day("2027-01-01")),
        "{:?}",
        last.because
    );
    assert!(!last.because.is_now() && laws.iter().filter(|law| !law.because.is_now()).count() == 1);
    let oklahoma = "US-OK".parse().unwrap();
    let then = statutes()
        .usable(Some(&oklahoma), None, day("2027-01-01"))
        .unwrap();
    assert!(then[0].meant && then[0].statute.id == "us-ok");
}

/// Whoever would sort by the ids has to find two laws that nothing else tells apart.
#[test]
fn no_two_laws_of_a_place_are_told_apart_by_the_alphabet_alone() {
    let statutes = statutes();
    let mut told_apart = 0;
    for code in ["US-CA", "US-NV", "US-WA", "US-IL", "US-TX", "CA-QC", "ZA"] {
        let place: Place = code.parse().unwrap();
        let laws = statutes
            .usable(Some(&place), None, day("2026-11-27"))
            .unwrap();
        for pair in laws.windows(2) {
            let key = |law: &UsableLaw| {
                let statute = &law.statute;
                let since = statute.residence_of(&place, day("2026-11-27"));
                let own = statute
                    .residences
                    .iter()
                    .any(|one| one.places.contains(&place));
                let since = since.map(|one| one.from);
                (
                    std::mem::discriminant(&law.because),
                    law.meant,
                    own,
                    statute.only_for_a_child,
                    statute.known_rights().len(),
                    statute.formalities.len(),
                    since,
                )
            };
            assert_ne!(
                key(&pair[0]),
                key(&pair[1]),
                "{code}: {} and {}",
                pair[0].statute.id,
                pair[1].statute.id
            );
            told_apart += 1;
        }
    }
    assert!(told_apart > 30, "{told_apart}");
}

#[test]
fn a_law_on_one_matter_says_which_in_each_language_of_the_screen() {
    let mut seen = 0;
    for statute in statutes().all().unwrap() {
        let tongues: Vec<&str> = statute.matter.keys().map(String::as_str).collect();
        if statute.general {
            assert!(tongues.is_empty(), "{}", statute.id);
        } else {
            seen += 1;
            assert_eq!(tongues, ["de", "en", "es", "fr"], "{}", statute.id);
            assert!(statute.matter.values().all(|said| said.len() > 10));
        }
    }
    assert!(seen >= 15, "{seen}");
}
