//! Whose law is it? The law of the home, chosen by what the files say of themselves.

use std::fs;

use datawrit::law::{Place, Statutes};

use super::{day, statutes};

const SALE: &str = include_str!("../../law/us/nv/us-nv-sale.toml");

/// The laws that protect people at a place, the one that is meant first.
fn laws_of(statutes: &Statutes, place: &str, on: &str) -> Vec<String> {
    let protecting = statutes.protecting(&place.parse().unwrap(), day(on));
    protecting.unwrap().into_iter().map(|law| law.id).collect()
}

/// The law that is meant when nobody chose, or why none is.
fn meant(statutes: &Statutes, place: &str) -> Result<String, String> {
    let meant = statutes.for_residence(&place.parse().unwrap(), day("2026-11-22"));
    meant.map(|law| law.id).map_err(|error| error.to_string())
}

/// The statutes with a law of the user's own.
fn with_own(id: &str, text: &str) -> Statutes {
    let own = tempfile::tempdir().unwrap();
    fs::write(own.path().join(format!("{id}.toml")), text).unwrap();
    Statutes::open(Some(own.path())).unwrap()
}

#[test]
fn the_law_follows_residence_and_nobody_is_treated_as_living_elsewhere() {
    let statutes = statutes();
    for (place, law) in [
        ("DE", "gdpr"),
        ("DE-BY", "gdpr"),
        ("FR", "gdpr"),
        ("LU", "gdpr"),
        ("NO", "gdpr"),
        ("GB", "uk-gdpr"),
        ("GB-SCT", "uk-gdpr"),
        ("US-CA", "ccpa"),
        ("US-WA", "mhmda"),
        ("US-VA", "us-va"),
        ("CA-ON", "pipeda"),
        ("CA-QC", "ca-qc-p391"),
        ("CA-BC", "ca-bc-pipa"),
        ("BR", "br-lgpd"),
        ("ZA", "za-popia"),
    ] {
        assert_eq!(meant(&statutes, place).unwrap(), law, "{place}");
    }
    for (place, name) in [
        ("US-NY", "New York"),
        ("US", "the United States"),
        ("BO", "Bolivia"),
        ("GI", "Gibraltar"),
    ] {
        assert_eq!(
            meant(&statutes, place).unwrap_err(),
            format!("datawrit does not know the law of {name} yet")
        );
    }
}

#[test]
fn nobody_is_protected_before_the_statutes_first_day() {
    let statutes = statutes();
    let germany = "DE".parse().unwrap();
    assert!(statutes.for_residence(&germany, day("2018-05-24")).is_err());
    assert!(statutes.for_residence(&germany, day("2018-05-25")).is_ok());
}

#[test]
fn of_several_laws_the_general_one_is_meant_and_without_one_nobody_chooses() {
    let statutes = statutes();
    assert_eq!(
        laws_of(&statutes, "US-CA", "2026-11-22"),
        ["ccpa", "us-ca-delete"]
    );
    assert_eq!(meant(&statutes, "US-CA").unwrap(), "ccpa");
    // Two laws, of one subject each.
    assert_eq!(
        laws_of(&statutes, "US-NV", "2026-11-22"),
        ["us-nv-health", "us-nv-sale"]
    );
    assert_eq!(
        meant(&statutes, "US-NV").unwrap_err(),
        "Nevada has several laws that fit: us-nv-health (Nevada consumer health data law), us-nv-sale (Nevada law on \
         the sale of covered information)"
    );
    // A province's own law stands before that of the country, by its place and not by its letters.
    assert_eq!(
        laws_of(&statutes, "CA-QC", "2026-11-26"),
        ["ca-qc-p391", "pipeda"]
    );
    assert_eq!(laws_of(&statutes, "CA-QC", "2023-09-21"), ["pipeda"]);
    // The one on health data came in 2024: until then the other was alone.
    assert_eq!(laws_of(&statutes, "US-NV", "2024-03-30"), ["us-nv-sale"]);
    let nevada = "US-NV".parse().unwrap();
    let alone = statutes.for_residence(&nevada, day("2024-03-30")).unwrap();
    assert!(alone.id == "us-nv-sale" && !alone.general);
}

/// The id comes before `us-va` in the alphabet, and the file is the user's own: neither decides.
#[test]
fn a_law_of_the_users_own_is_found_however_its_file_spells_the_place() {
    let written = |places: &str| {
        let renamed = SALE.replace("id = \"us-nv-sale\"", "id = \"aa-own\"");
        assert!(renamed.contains("places = [\"US-NV\"]"));
        renamed.replace("places = [\"US-NV\"]", places)
    };
    for places in [
        "places = ['US-VA']",
        "places = [ 'US-MD', # Maryland, and\n  \"\"\"us-va\"\"\",\n]",
        "\"places\" = [\"\\u0055S-VA\"]",
        "'places' = ['''US-VA''']",
    ] {
        let statutes = with_own("aa-own", &written(places));
        let found = laws_of(&statutes, "US-VA", "2026-11-22");
        assert_eq!(found, ["us-va", "aa-own"], "{places}");
        assert_eq!(meant(&statutes, "US-VA").unwrap(), "us-va", "{places}");
    }
    // A place that stands in a comment alone is none of its places.
    let statutes = with_own("aa-own", &written("places = ['US-MD'] # not \"US-VA\""));
    assert_eq!(laws_of(&statutes, "US-VA", "2026-11-22"), ["us-va"]);

    let (head, rest) = SALE.split_once("[[residence]]").unwrap();
    let (_, rest) = rest.split_once("[[right]]").unwrap();
    let inline = "residence = [{ places = ['FR'], from = 2020-01-01, certainty = 'memory', \
                  reference = { title = '1', href = 'https://example.org' } }]\n\n[[right]]";
    let in_one_line = format!("{head}{inline}{rest}").replace("us-nv-sale", "zz-own");
    let statutes = with_own("zz-own", &in_one_line);
    assert_eq!(laws_of(&statutes, "FR", "2026-11-22"), ["gdpr", "zz-own"]);
}

/// The laws that may be named at a place, and are not meant unless they are.
fn to_be_named(statutes: &Statutes, place: &str) -> Vec<String> {
    let named = statutes.to_be_named(&place.parse().unwrap(), day("2026-11-22"));
    named.unwrap().into_iter().map(|law| law.id).collect()
}

#[test]
fn a_law_that_is_meant_only_when_it_is_named_changes_nothing_for_who_names_none() {
    let ours = statutes();
    assert_eq!(meant(&ours, "US-TX").unwrap(), "us-tx");
    assert_eq!(laws_of(&ours, "US-TX", "2026-11-22"), ["us-tx"]);
    let named = to_be_named(&ours, "US-TX");
    // The state's before those of the whole country.
    assert_eq!(named[0], "us-tx-cubi");
    assert!(named.contains(&"us-fcra".to_owned()), "{named:?}");
    // Where it is alone, it is not meant either.
    assert!(laws_of(&ours, "US-IL", "2026-11-22").is_empty());
    assert_eq!(
        meant(&ours, "US-IL").unwrap_err(),
        "datawrit does not know the law of Illinois yet"
    );
    assert!(to_be_named(&ours, "US-IL").contains(&"us-il-bipa".to_owned()));
    assert!(to_be_named(&ours, "DE").is_empty());

    // A law of the user's own, in any of TOML's spellings.
    for key in ["only-when-named = true", "\"only-when-named\" = true"] {
        let law = SALE
            .replace("id = \"us-nv-sale\"", &format!("id = \"own\"\n{key}"))
            .replace("US-NV", "US");
        let own = with_own("own", &law);
        assert_eq!(meant(&own, "US-TX").unwrap(), "us-tx", "{key}");
        assert!(
            to_be_named(&own, "US-TX").contains(&"own".to_owned()),
            "{key}"
        );
        // The country is still one whose parts have the laws.
        let parts = own.parts_with_laws(&"US".parse().unwrap()).unwrap();
        assert!(parts.len() > 10, "{key}");
        assert!(own.get("own").unwrap().only_when_named);
    }
    let general = SALE.replace(
        "id = \"us-nv-sale\"",
        "id = \"own\"\ngeneral = true\nonly-when-named = true",
    );
    let said = with_own("own", &general)
        .get("own")
        .unwrap_err()
        .to_string();
    assert!(said.contains("only-when-named: the general law"), "{said}");
}

#[test]
fn two_laws_that_both_say_to_be_general_are_told() {
    let general = SALE
        .replace("id = \"us-nv-sale\"", "id = \"own\"\ngeneral = true")
        .replace("US-NV", "US-VA");
    let said = meant(&with_own("own", &general), "US-VA").unwrap_err();
    assert!(
        said.starts_with("Virginia has several laws that fit: us-va ("),
        "{said}"
    );
}

#[test]
fn a_broken_law_of_the_users_own_is_told_and_never_passed_over() {
    let statutes = with_own("own", "id = 'own'\nplaces = ['US-VA'\n");
    let said = meant(&statutes, "DE").unwrap_err();
    assert!(said.contains("own.toml cannot be read"), "{said}");
}

/// Where the built-in laws protect people is gathered when the program is built: it must be what the files say, for
/// every place of the list and for parts that are not in it.
#[test]
fn the_table_of_places_finds_what_a_look_into_every_file_finds() {
    let statutes = statutes();
    let all = statutes.all().unwrap();
    let listed = include_str!("../../law/places.tsv").lines();
    let listed = listed.filter_map(|line| line.split('\t').next()?.parse::<Place>().ok());
    let unlisted = ["CA-QC", "FR-57"].map(|code| code.parse().unwrap());
    let mut found = 0;
    for place in listed.chain(unlisted) {
        for on in ["2018-05-25", "2020-06-01", "2026-11-22", "2030-01-01"] {
            let mut expected: Vec<&str> = all
                .iter()
                .filter(|law| law.protects(&place, day(on)))
                .map(|law| law.id.as_str())
                .collect();
            let mut told = laws_of(&statutes, place.code(), on);
            let named = statutes.to_be_named(&place, day(on)).unwrap();
            for law in &all {
                let is_named = named.iter().any(|one| one.id == law.id);
                let protects = law.protects(&place, day(on));
                assert_eq!(is_named, law.only_when_named && protects, "{place} {on}");
            }
            told.extend(named.into_iter().map(|law| law.id));
            expected.sort_unstable();
            told.sort_unstable();
            assert_eq!(told, expected, "{place} {on}");
            found += told.len();
        }
    }
    assert!(found > 200, "{found}");
}

#[test]
fn a_countrys_law_depends_on_its_parts_where_the_files_say_so() {
    let parts = |statutes: &Statutes, place: &str| -> Vec<String> {
        let parts = statutes.parts_with_laws(&place.parse().unwrap()).unwrap();
        parts.iter().map(Place::to_string).collect()
    };
    let ours = statutes();
    assert!(parts(&ours, "US").contains(&"US-CA".to_owned()));
    for whole in ["DE", "GB", "CA", "US-CA", "BO"] {
        assert!(parts(&ours, whole).is_empty(), "{whole}");
    }
    // A law of the whole country makes it one like others; a law of a part makes another like the United States.
    let law = |place: &str| SALE.replace("us-nv-sale", "own").replace("US-NV", place);
    assert!(parts(&with_own("own", &law("US")), "US").is_empty());
    assert_eq!(parts(&with_own("own", &law("BO-L")), "BO"), ["BO-L"]);
}
