//! The program killed while it sends, over and over: every letter ends as sent,
//! not sent or unknown, as the server counted, and none arrives twice.

use std::{
    collections::BTreeMap,
    env, fs,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use super::{
    Home, account, last_word,
    server::{Behaviour, Server},
    write_letter,
};

#[test]
fn a_program_killed_at_any_moment_sends_nothing_twice_and_knows_what_it_does_not_know() {
    kill(8);
}

#[test]
#[ignore = "takes a minute or more; DATAWRIT_KILLS sets how many"]
fn killed_over_and_over() {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a soak takes is the machine's matter"
    )]
    let kills = env::var("DATAWRIT_KILLS").map_or(200, |kills| kills.parse().unwrap());
    kill(kills);
}

fn kill(kills: usize) {
    let server = Server::start(Behaviour {
        // So that every moment has its share of the kills.
        slowness: Duration::from_millis(3),
        ..Behaviour::good()
    });
    let home = Home::new();
    account(&home, &server);
    // A machine that is busy is not what is tested here.
    let config = fs::read_to_string(home.path("home/config.toml")).unwrap();
    home.put(
        "home/config.toml",
        &config.replace("timeout = 1", "timeout = 30\nper-day = 100000"),
    );
    // How long one run takes here and now, so that the kills fall within it.
    let begun = Instant::now();
    let first = write_letter(&home, "Erste");
    home.output(&["send", "--yes", &first]);
    let run = u64::try_from(begun.elapsed().as_millis()).unwrap();
    let mut killed = 0;
    let mut round: u64 = 0;
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    while killed < kills {
        round += 1;
        let cases: Vec<String> = (0..4)
            .map(|number| write_letter(&home, &format!("Firma{round}x{number}")))
            .collect();
        let mut arguments = vec!["send", "--yes"];
        arguments.extend(cases.iter().map(String::as_str));
        // A little later each time, from the first instruction to the last reply.
        for step in 0..6 {
            let mut child = home
                .command()
                .args(&arguments)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            // Spread without a random number, so that a failure can be repeated.
            let part = (step * 37 + round * 11) % 100;
            thread::sleep(Duration::from_millis(run * part / 80));
            // SIGKILL, to the child that was started here.
            child.kill().unwrap();
            if child.wait().unwrap().success() {
                break;
            }
            killed += 1;
            // Whatever it was cut off at, the next look finds a whole store.
            let case = &cases[usize::try_from(step).unwrap() % cases.len()];
            let shown = home.output(&["show", case, "--json"]);
            assert!(
                shown.status.success()
                    && serde_json::from_slice::<serde_json::Value>(&shown.stdout).is_ok(),
                "after kill {killed}: {:?} {} {}\n{}",
                shown.status,
                String::from_utf8_lossy(&shown.stdout),
                String::from_utf8_lossy(&shown.stderr),
                // The store as it was found is worth more than the message.
                home.kept()
            );
        }
        // What is left is sent, and what was cut off is named.
        let last = home.output(&arguments);
        let told = String::from_utf8([last.stderr, last.stdout].concat()).unwrap();
        for case in &cases {
            let word = last_word(&home, case);
            let subject = format!("(reference {case})");
            let arrived = server
                .taken()
                .iter()
                .filter(|mail| {
                    mail.header("Subject")
                        .is_some_and(|found| found.contains(&subject))
                })
                .count();
            match word.as_str() {
                "sent" => assert_eq!(arrived, 1, "{case}"),
                "unknown" => assert!(arrived <= 1, "{case}"),
                other => panic!("{case} ends as {other}, and {arrived} arrived\n{told}"),
            }
            *seen.entry(word).or_default() += 1;
        }
    }
    // The test is worth nothing if nothing got through.
    assert!(seen.contains_key("sent"), "{seen:?}");
    let faults = home.output(&["verify"]);
    assert!(
        faults.status.success(),
        "{}",
        String::from_utf8_lossy(&faults.stdout)
    );
}
