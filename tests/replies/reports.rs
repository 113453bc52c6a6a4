//! What do servers say of mails that did not arrive, and what follows from it?

use datawrit::reply::{self, Action, Failure, Kind, Ours, Reading, ReplyPhrases};

fn read(mail: &str) -> Reading {
    let phrases = ReplyPhrases::open(None).unwrap();
    reply::read(mail.as_bytes(), &Ours::unknown(), &phrases).unwrap()
}

/// A report as RFC 3464 has it, of one recipient.
fn report(action: &str, status: &str, said: &str) -> Reading {
    read(&format!(
        "From: MAILER-DAEMON@mx.example.org\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nThis is the mail system.\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example.org\r\n\r\n\
         Final-Recipient: rfc822; privacy@corp.example\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; {said}\r\n\
         Will-Retry-Until: Tue, 24 Nov 2026 10:00:00 +0000\r\n\
         --b--\r\n"
    ))
}

/// Each code leads where its words do: an address that is dead, a server that will not, a mailbox that is full.
#[test]
fn an_enhanced_status_code_says_what_follows() {
    for (status, said, failure) in [
        ("5.1.1", "550 5.1.1 User unknown", Failure::NoMailbox),
        ("5.1.0", "550 Address rejected", Failure::NoMailbox),
        ("5.1.6", "550 5.1.6 Mailbox has moved", Failure::NoMailbox),
        ("5.2.1", "550 5.2.1 Mailbox disabled", Failure::NoMailbox),
        (
            "5.1.10",
            "550 5.1.10 RESOLVER.ADR.RecipientNotFound",
            Failure::NoMailbox,
        ),
        (
            "5.1.10",
            "556 5.1.10 Recipient address has null MX",
            Failure::NoDomain,
        ),
        (
            "5.1.2",
            "550 5.1.2 Bad destination system",
            Failure::NoDomain,
        ),
        ("5.4.4", "550 5.4.4 Unable to route", Failure::NoDomain),
        (
            "5.4.310",
            "550 5.4.310 DNS domain does not exist",
            Failure::NoDomain,
        ),
        ("5.2.2", "552 5.2.2 Over quota", Failure::Full),
        ("4.2.2", "452 4.2.2 Mailbox full", Failure::Full),
        ("5.3.1", "552 5.3.1 Mail system full", Failure::Full),
        (
            "5.2.3",
            "552 5.2.3 Message length exceeds limit",
            Failure::TooLarge,
        ),
        ("5.3.4", "552 5.3.4 Message too big", Failure::TooLarge),
        ("5.7.1", "550 5.7.1 Relaying denied", Failure::Policy),
        ("5.7.0", "554 5.7.0 Rejected as spam", Failure::Policy),
        (
            "5.7.23",
            "550 5.7.23 SPF validation failed",
            Failure::Authentication,
        ),
        (
            "5.7.26",
            "550 5.7.26 Unauthenticated email",
            Failure::Authentication,
        ),
        (
            "5.4.1",
            "421 4.4.1 No answer from host",
            Failure::TriedInVain,
        ),
        ("4.4.7", "Delivery time expired", Failure::TriedInVain),
        // A code that says nothing, and one that is wrong: the words tell.
        ("5.0.0", "550 5.1.1 No such user", Failure::NoMailbox),
        ("5.0.0", "552 The inbox is full", Failure::Full),
        ("5.0.0", "host not found", Failure::NoDomain),
        ("5.5.0", "550 blocked by our policy", Failure::Policy),
        ("5.0.0", "something else", Failure::Unknown),
    ] {
        let reading = report("failed", status, said);
        let [one] = reading.reports.as_slice() else {
            panic!("{status} {said}: {:?}", reading.reports);
        };
        assert_eq!(one.failure, Some(failure), "{status} {said}");
        assert_eq!(one.action, Action::Failed);
        assert_eq!(one.address.as_deref(), Some("privacy@corp.example"));
        // It stands with what is told of the mail, too.
        let first = reading.first().unwrap();
        assert_eq!(first.kind, Kind::Bounce, "{status} {said}");
        assert_eq!(first.particulars.words, [failure.to_string()]);
        assert_eq!(
            first.particulars.address.as_deref(),
            Some("privacy@corp.example")
        );
        assert!(first.confidence >= 0.9);
    }
}

/// A mail that is delayed has not failed, whatever its code; one that arrived is a proof of that.
#[test]
fn delayed_is_not_failed() {
    let delayed = report("delayed", "4.4.1", "451 4.4.1 No answer from host");
    let first = delayed.first().unwrap();
    assert_eq!(first.kind, Kind::Delayed);
    assert_eq!(delayed.reports[0].failure, None);
    let until = first.particulars.until.unwrap();
    assert_eq!(until.to_string(), "2026-11-24");
    for (action, kind) in [
        ("delivered", Kind::Acknowledged),
        ("relayed", Kind::Acknowledged),
        ("Failed (permanently)", Kind::Bounce),
    ] {
        let reading = report(action, "2.0.0", "250 ok");
        assert_eq!(reading.first().unwrap().kind, kind, "{action}");
    }
}

/// Of several recipients one that failed counts, and each is told with its own address and code.
#[test]
fn each_recipient_of_a_report_is_told() {
    let reading = read(
        "From: MAILER-DAEMON@mx.example.org\nSubject: Delivery Status Notification (Failure)\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.org\n\n\
         Final-Recipient: rfc822; one@corp.example\nAction: delayed\nStatus: 4.0.0\n\n\
         Original-Recipient: rfc822;privacy@corp.example\nFinal-Recipient: rfc822; two@elsewhere.example\n\
         Action: failed\nStatus: 5.2.2\n --b--\n",
    );
    let told: Vec<_> = reading
        .reports
        .iter()
        .map(|report| (report.address.as_deref().unwrap(), report.action))
        .collect();
    // To whom it was sent, and not whither it was passed on.
    assert_eq!(
        told,
        [
            ("one@corp.example", Action::Delayed),
            ("privacy@corp.example", Action::Failed)
        ]
    );
    let first = reading.first().unwrap();
    assert_eq!(first.kind, Kind::Bounce);
    assert_eq!(first.particulars.words, ["full"]);
}

/// What Exim and qmail say in plain text.
#[test]
fn a_report_in_plain_text_is_read_above_the_mail_that_came_back() {
    let exim = read(
        "From: Mail Delivery System <Mailer-Daemon@mx.example.org>\nX-Failed-Recipients: privacy@corp.example\n\
         Subject: Mail delivery failed: returning message to sender\n\n\
         A message that you sent could not be delivered to all of its recipients.\n\n\
           privacy@corp.example\n    host mx.corp.example: 550 5.1.1 No such user here\n\n\
         ------ This is a copy of the message, including all the headers. ------\n\n\
         Subject: my data\n\nYour quota is exceeded, other@corp.example.\n",
    );
    let one = &exim.reports[0];
    assert_eq!(one.address.as_deref(), Some("privacy@corp.example"));
    assert_eq!(one.failure, Some(Failure::NoMailbox));
    let waits = read(
        "From: Mail Delivery System <Mailer-Daemon@mx.example.org>\n\
         Subject: Warning: message 1abc delayed 24 hours\n\n\
         This message has not yet been delivered to privacy@corp.example. No action is required on your part:\n\
         delivery attempts will continue for some time.\n",
    );
    assert_eq!(waits.first().unwrap().kind, Kind::Delayed);
    let qmail = read(
        "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.org\nSubject: failure notice\n\n\
         Hi. This is the qmail-send program at mx.example.org.\nI'm afraid I wasn't able to deliver your message.\n\n\
         <privacy@corp.example>:\nSorry, I couldn't find any host named corp.example. (#5.1.2)\n\n\
         --- Below this line is a copy of the message.\n\nSubject: my data\n",
    );
    let one = &qmail.reports[0];
    assert_eq!(one.address.as_deref(), Some("privacy@corp.example"));
    assert_eq!(one.failure, Some(Failure::NoDomain));
}
