# What the pages in the browser say.
web-today = Today
web-came = Something came
web-about-me = About me
web-skip = To the content
web-pages = Pages
web-quit = Quit
web-own-computer = This page comes from your own computer. Nothing is sent before you press Send.
web-stopped = Not here
web-stopped-forbidden = This address does not open the pages. Run `datawrit open` again: each address is good once and for a minute.
web-stopped-host = These pages are only for this computer.
web-stopped-large = This is larger than the pages accept. Nothing was kept of it.
web-stopped-method = The pages do not answer this.
web-stopped-other = This page is not there, or could not be shown.
web-ended = Ended
web-ended-words = The pages are closed, and this window can be too. `datawrit open` opens them again.
web-fault = This did not work
web-trouble = Something is in the way
web-locked = Another program is using these cases just now. Close it, or wait a moment, and load this page again.
web-hint-account = Add the mailbox that you send from under About me.
web-hint-sent-first = If the letter left, record that first, with its day.
web-hint-goes-with = Leave it empty, or choose “{ $event }”.
web-hint-take-back = If it did not leave, take that back; if it came back, record that.
web-hint-once-more = Tick the box below to record it anyway.
web-once-more = It happened once more on that day
web-hint-another-letter = If it was another letter that came back, record it for that one.
web-hint-record-sent = The server took it, which could not be recorded: record that it left.
web-hint-assign = Say to which case it belongs.
web-hint-law = What this law says
web-hint-special-laws = In one matter each, these laws protect people there: { $laws }.
web-hint-choose = Choose one of them: { $known }.
web-hint-plain-letter = A letter can also name no law: begin one anew, and it is offered where you say what you want.
web-hint-deadlines-alone = It has no letters yet; its days can be worked out in the terminal: `datawrit deadline --help`.
web-hint-home = Say under About me where you live.
web-hint-another-language = Choose another language.
web-hint-other-letters = Write it in Latin, Greek or Cyrillic letters.
web-hint-latin = A page cannot show this script yet: write it in Latin letters.
web-hint-shorten = Shorten the name or the address.
web-hint-your-address = Add your e-mail address under About me.
web-hint-its-address = Add its e-mail address, as from its privacy policy.
web-hint-by-post = Send it by post, or to another address.
web-hint-people = Those who are here: { $names }
web-hint-server = Enter the mail server, as your provider's help page names it.
web-hint-other-mailbox = It is here already; add one with another address.
web-hint-send-again = Nothing was sent; you can try again.
web-hint-send-later = Try it again later
web-hint-yourself = Send it yourself: by post, from your mail program or by a form
web-hint-annexes = With all that goes with it the mail is too large: send it by post
web-hint-annex-gone = Take the complaint back, and write it anew
web-hint-as-it-was = Write it again, or send it yourself as it was
web-hint-text-is-safe = Was it written by a newer datawrit? Its page and its text are safe.
web-hint-signer = Send it from the mailbox of the person who signs it, or agree on the page before to the other name.
web-hint-name-address = Name the address to send it to.
web-hint-did-you-mean = Did you mean { $names }?
web-hint-remind = See the letter that was sent, and remind them if it is time
web-hint-send-that = See the letter that is written, and send it
web-hint-safe-in-case = The letter is safe in its case
web-hint-other-laws = “{ $right }” can be asked for under: { $laws }.
web-hint-leave-product = Choose the law, or leave the product out.
web-hint-controller = Name the company that answers for it, as its privacy policy for your country does.
web-hint-obsolete = If you have its address, add it: you can still write.
web-hint-find-or-reach = Check the name, or add the address from its privacy policy.
web-nothing-yet = Ask a company what it knows about you, or have it deleted.
web-nothing-to-do = Nothing needs you today.
web-replies-wait = Came back, and not looked at yet: { $count }
web-to-do = { $count ->
    [one] One case needs you.
   *[other] { $count } cases need you.
 }
web-ignoring = Ignoring you
web-waiting = Waiting for you
web-not-sent = Not sent yet
web-at-authority = At the authority
web-written-on = Written on { $day }
web-since = Since { $day }
web-until = Your own step is possible until { $day }
web-news-due = News is due by { $day }
web-late = { $days ->
    [one] One day late
   *[other] { $days } days late
 }
web-about-late = { $days ->
    [one] About one day late
   *[other] About { $days } days late
 }
web-was-due = The answer was due on { $day }
web-reminded = You reminded them on { $day }
web-letter-waits = A letter of { $day } is written and waits to be sent
web-letter-came-back = Your letter came back on { $day }
web-asks-identity = Asks who you are
web-asks-meaning = Asks what you mean
web-asks-money = Asks for money
web-in-part = Answered in part
web-appeal-decided = Decided your appeal
web-authority-wrote = The authority wrote
web-refused = Refused
web-and-more = and { $count } more
web-rest = Everything else
web-on-time = { $count ->
    [one] One is on time.
   *[other] { $count } are on time.
 }
web-next-due = The next answer is due on { $day } ({ $company }).
web-finished = { $count ->
    [one] One is finished.
   *[other] { $count } are finished.
 }
web-right-access = Know what they have about me
web-right-deletion = Have it deleted
web-right-objection = Stop advertising, or another use
web-right-rectification = Have something corrected
web-right-restriction = Pause the use of my data
web-right-portability = A copy to take to somebody else
web-right-withdrawal = Take back a consent
web-right-opt-out = Stop the sale of my data
web-right-limit = Limit sensitive data
web-right-automated = Have a person look at a decision
web-saved = Saved, on this computer alone.
web-account-added = The mailbox is added. Try it: nothing is sent.
web-me-lead = Letters take these from here. Everything can be left empty, and a letter then asks for what it needs.
web-me-name = Your name
web-other-name = Name
web-me-name-hint = As companies know it
web-me-email = Your e-mail address
web-other-email = E-mail address
web-me-email-hint = The one that companies have of you
web-me-address = Your postal address
web-other-address = Postal address
web-me-address-hint = Street, town, and the country in the last line
web-me-address-country = In which country is that? Write it in the last line.
web-me-residence = Where you live, if elsewhere
web-other-residence = Where they live, if elsewhere
web-me-residence-hint = A country or a state, such as Austria or California
web-me-sending = How do you want to send letters?
web-way-mailbox = From my mailbox, by datawrit
web-way-mailbox-more = You look at each letter, and it leaves when you say yes.
web-way-myself = By myself
web-way-myself-more = You get a draft for your mail program, or the text to paste into a form.
web-way-post = By post
web-way-post-more = You get a page to print, with the address where the envelope has its window.
web-protected = Where you live, this law is on your side: { $law }.
web-protected-parts = The law depends on the part of the country. Name it, for example { $parts }.
web-protected-several = Several laws may be on your side: { $laws }. A letter asks which.
web-protected-unknown = For where you live, no law is known here. A company in the EU or in Britain is bound by the law there anyway.
web-save = Save
web-add = Add
web-mailbox = The mailbox that sends
web-mailbox-none = No mailbox is added yet. Without one you get a draft, a page to print or the text for a form.
web-mailbox-add = Add a mailbox
web-mailbox-from = Name and address that it sends as
web-mailbox-from-hint = Ada Example <ada@example.org>
web-mailbox-server = Its mail server
web-mailbox-server-hint = Leave it empty for a known provider, else as its help page has it: smtp.example.org
web-mailbox-password-hint = The password is asked for at sending and is not kept. Many providers want an app password, which you make in the settings of your mailbox.
web-password = Password of the mailbox
web-password-hint = Used once now, and not kept
web-try = Try it
web-try-hint = This logs in and sends nothing.
web-try-worked = It works: the server let you in. Nothing was sent.
web-is-missing = This is missing.
web-came-lead = A mail, a letter, a download: say what came, and the days are counted anew.
web-came-waiting = These wait for you
web-came-file = A mail
web-came-file-label = The mail as a file
web-came-file-hint = Save it in your mail program (.eml), and choose it here or drop it on the button. It is read on this computer, its links are not opened.
web-came-take = Read it
web-came-paper = A letter, a call, a download
web-came-no-case = There is no open case yet.
web-came-which = From whom?
web-came-no-file = No mail was chosen.
web-came-none = There is no such mail.
web-came-choose = Choose what it says.
web-came-case = Which case?
web-came-case-hint = Its number, or the company
web-came-until = The day that they name for more time
web-came-until-hint = Only where they say that they need more time
web-came-reasons = Their reasons for refusing, or for taking longer
web-came-reasons-hint = Only where they gave some; an objection or a complaint names them
web-came-no-reasons = They gave no reasons
web-came-what = What does it say?
web-came-reason = Why do they refuse, in a few words?
web-came-wanted = What do they want to see?
web-came-channel = Which way do they name?
web-came-controller = Which company do they name?
web-came-besides = Leave it empty where they do not say it
web-came-strangers = { $count ->
    [one] The mail belongs to no letter of yours. A single mail that you save as a file of its own is kept anyway.
   *[other] None of the { $count } mails belongs to a letter of yours. A single mail that you save as a file of its own is kept anyway.
 }
web-came-on = On which day?
web-came-note = A note for yourself
web-came-note-hint = It stays here and is not sent
web-came-from = What came from { $company }?
web-not-a-day = “{ $typed }” is not a day. Write it as 2026-11-25.
web-record = Record it
web-back = Back
web-no-subject = No subject
web-from = From
web-day = Day
web-case = Case
web-read-as = Read as
web-links = { $count ->
    [one] One link in it
   *[other] { $count } links in it
 }
web-link-misleads = It names another place than the one it leads to.
web-files = Files that came with it
web-kind-receipt = Only a receipt
web-kind-receipt-more = They have your letter. If they say when it arrived, record that day too: the days count from it.
web-kind-identity = They want to know who I am
web-kind-identity-more = They may ask only where they have reason to doubt. A copy of an ID is rarely needed.
web-kind-identity-match = They are to compare what you gave with what they already have. A copy of an ID is rarely needed.
web-kind-identity-none = This request needs no proof of identity.
web-kind-identity-other = A copy of an ID is rarely needed.
web-kind-identity-owed = This law wants a proof of identity with the request itself.
web-kind-identity-goes-on = The days go on.
web-kind-details = They ask what I mean
web-kind-details-more = Answer soon: the days may stop until you do.
web-kind-fee = They want money
web-kind-fee-more = Asking is free under most laws. The next step is a letter against it.
web-kind-extended = They need more time
web-kind-extended-more = It counts only if they said so in time. The page works out the new day.
web-kind-answered = They did what I asked
web-kind-answered-more = The data came, or all is deleted. The case is finished.
web-kind-partial = They did a part of it
web-kind-partial-more = Something is missing. The next step is a letter that says what.
web-kind-nothing = They say they have nothing
web-kind-nothing-more = Did they search under the address that you used there?
web-kind-denied = They refuse
web-kind-denied-more = They have to give reasons. You can object, or complain to the authority.
web-kind-bounce = My letter came back
web-kind-bounce-more = It has not arrived, and no days count yet. Another address is needed.
web-kind-channel = They want it another way
web-kind-channel-more = A form or another address. Most laws let you choose the way yourself.
web-kind-closed = They closed the matter
web-kind-closed-more = That is not an answer. The day that the law sets stays.
web-came-more = The oldest open cases are shown. For another one: `datawrit record CASE EVENT`.
web-nothing-yet-more = Six questions, and the letter is there. Nothing is sent before you say so, and then every day is counted for you.
web-right-third-parties = Know who got my data
web-more-pages = More pages
web-people = People
web-people-lead = You can write for others from here: as an association, as a parent, for a friend. Each person has details of their own, and no letter takes those of another.
web-people-none = You are the only one here.
web-people-add = Add a person
web-people-named = What is known of { $name } is kept.
web-people-cases = { $cases ->
    [0] no case
    [one] 1 case
   *[other] { $cases } cases
}
web-people-late = { $count } late
web-people-waiting = { $count } waiting for you
web-people-mandate = Who acts
web-people-write = Write for them
web-people-change = Change
web-people-no-profile = Only cases have this name.
web-people-name-missing = A name is needed.
web-for-whom = For whom?
web-of = for { $name }
