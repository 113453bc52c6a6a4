//! The country of an address: the last line, in capitals, once, and only abroad (DIN 5008; UPU S42).

use std::fs;

use datawrit::delivery::preview;

use super::home::Home;

const VIENNA: &str = "Hauptstraße 5; 1010 Wien; AT";
const LEIPZIG: &str = "Lindenallee 12; 04109 Leipzig; DE";

/// The text of the letter to a company, and what was said beside it.
fn written(home: &Home, company: &str, address: &str, format: &str) -> (String, String) {
    let file = format!("letter.{format}");
    let output = home.output(&[
        "write",
        "access",
        company,
        "--law",
        "gdpr",
        "--lang",
        "de",
        "--name",
        "Ada Example",
        "--address",
        address,
        "--format",
        format,
        "--output",
        &file,
        "--yes",
        "--again",
    ]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{company}: {said}");
    let bytes = fs::read(home.path(&file)).unwrap();
    let text = match format {
        "pdf" => {
            let pages = preview::pages(&bytes).unwrap();
            let lines = pages.into_iter().flat_map(|page| page.lines);
            lines.collect::<Vec<_>>().join("\n")
        }
        _ => String::from_utf8(bytes).unwrap(),
    };
    (text, said)
}

#[test]
fn the_country_of_a_table_is_on_the_letter_once_and_only_abroad() {
    let home = Home::new();
    let mut tried = 0;
    let ends = [
        "Deutschland",
        "Germany",
        "ALLEMAGNE",
        "Alemania",
        "DE",
        "germany.",
        "",
    ];
    let columns = ["DE", "Deutschland", "Germany", ""];
    let mut rows = "name,country,email,address\n".to_owned();
    let mut names = Vec::new();
    for column in columns {
        for end in ends {
            if column.is_empty() && end.is_empty() {
                continue;
            }
            for by in ["; ", "\n"] {
                let name = format!("Muster {} GmbH", names.len() + 1);
                let mut lines = vec!["Musterweg 1", "64293 Darmstadt"];
                lines.extend((!end.is_empty()).then_some(end));
                rows += &format!("{name},{column},p@muster.example,\"{}\"\n", lines.join(by));
                names.push(name);
            }
        }
    }
    home.put("companies.csv", &rows);
    let imported = home.output(&["recipients", "import", "companies.csv", "--yes"]);
    assert!(imported.status.success(), "{imported:?}");
    assert!(
        String::from_utf8(imported.stdout)
            .unwrap()
            .contains("skipped   0")
    );
    for (at, name) in names.iter().enumerate() {
        let format = if at % 7 == 0 { "pdf" } else { "txt" };
        // Two rows that lie side by side say the same: one is written to from abroad, one from home.
        let (place, countries) = if at % 2 == 0 {
            (VIENNA, 1)
        } else {
            (LEIPZIG, 0)
        };
        let (letter, _) = written(&home, name, place, format);
        let lines = letter.lines().map(str::trim);
        let named = lines.clone().filter(|line| *line == "DEUTSCHLAND").count();
        assert_eq!(named, countries, "{name}: {letter}");
        for end in ends.iter().filter(|end| !end.is_empty()) {
            assert!(!lines.clone().any(|line| line == *end), "{name}: {letter}");
        }
        assert!(
            lines.clone().any(|line| line == "64293 Darmstadt"),
            "{letter}"
        );
        tried += 1;
    }
    assert_eq!(tried, 54);
}

#[test]
fn an_address_whose_country_nothing_tells_is_told_when_it_is_read_and_when_it_is_needed() {
    let home = Home::new();
    home.put(
        "companies.csv",
        "name,email,address\nDrei GmbH,p@drei.example,Musterweg 3; 64293 Darmstadt; Deutschland\n\
         Vier GmbH,p@vier.example,Musterweg 4; 64293 Darmstadt\n\
         Five Inc.,p@five.example,\"5 Main St; Springfield, IL 60515\"\n\
         Sechs GmbH,p@sechs.example,Musterweg 6; D-64293 Darmstadt\n",
    );
    let imported = home.output(&["recipients", "import", "companies.csv", "--yes"]);
    let said = String::from_utf8([imported.stdout, imported.stderr].concat()).unwrap();
    assert!(
        said.contains("row 2, line 3") && said.contains("which is not a country"),
        "{said}"
    );
    assert!(said.contains("skipped   1"), "{said}");
    let (letter, _) = written(&home, "drei-gmbh", VIENNA, "pdf");
    assert!(
        letter.contains("Musterweg 3\n64293 Darmstadt\nDEUTSCHLAND"),
        "{letter}"
    );
    let (letter, _) = written(&home, "sechs-gmbh", VIENNA, "txt");
    assert!(
        letter.contains("Musterweg 6\nD-64293 Darmstadt\nDEUTSCHLAND"),
        "{letter}"
    );
    let (letter, _) = written(&home, "five-inc", VIENNA, "txt");
    assert!(
        letter.contains("Springfield, IL 60515\nVEREINIGTE STAATEN"),
        "{letter}"
    );
    for format in ["pdf", "txt"] {
        let (_, said) = written(&home, "vier-gmbh", VIENNA, format);
        assert!(
            said.contains(
                "the postal address of Vier GmbH is known but not its country, so it is not on the letter; \
                 add --recipient-address 'Musterweg 4; 64293 Darmstadt; COUNTRY'"
            ),
            "{said}"
        );
        assert!(!said.contains("no postal address"), "{said}");
    }
}
