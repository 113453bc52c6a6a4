# Was die Seiten im Browser sagen.
web-today = Heute
web-came = Post bekommen
web-about-me = Über mich
web-skip = Zum Inhalt
web-pages = Seiten
web-quit = Beenden
web-own-computer = Diese Seite kommt von Ihrem eigenen Computer. Nichts wird gesendet, bevor Sie auf Senden drücken.
web-stopped = So nicht
web-stopped-forbidden = Diese Adresse öffnet die Seiten nicht. Rufen Sie `datawrit open` noch einmal auf: Jede Adresse gilt einmal und eine Minute lang.
web-stopped-host = Diese Seiten sind nur für diesen Computer.
web-stopped-large = Das ist größer, als die Seiten annehmen. Nichts davon wurde behalten.
web-stopped-method = Darauf antworten die Seiten nicht.
web-stopped-other = Diese Seite gibt es nicht, oder sie konnte nicht gezeigt werden.
web-ended = Beendet
web-ended-words = Die Seiten sind geschlossen, und dieses Fenster kann es auch werden. `datawrit open` öffnet sie wieder.
web-fault = Das ging nicht
web-trouble = Etwas steht im Weg
web-locked = Ein anderes Programm arbeitet gerade mit diesen Vorgängen. Beenden Sie es, oder warten Sie einen Augenblick, und laden Sie diese Seite neu.
web-hint-account = Tragen Sie das Postfach, von dem Sie senden, unter „Über mich“ ein.
web-hint-sent-first = Wenn der Brief abging, tragen Sie das zuerst ein, mit seinem Tag.
web-hint-goes-with = Lassen Sie es leer, oder wählen Sie „{ $event }“.
web-hint-take-back = Ist er nicht abgegangen, nehmen Sie das zurück; kam er zurück, halten Sie das fest.
web-hint-once-more = Kreuzen Sie das Kästchen unten an, um es trotzdem einzutragen.
web-once-more = Es geschah an diesem Tag noch einmal
web-hint-another-letter = Kam ein anderer Brief zurück, halten Sie es bei diesem fest.
web-hint-record-sent = Der Server hat sie angenommen, was nicht festgehalten werden konnte: Halten Sie fest, dass der Brief abgegangen ist.
web-hint-assign = Sagen Sie, zu welchem Vorgang es gehört.
web-hint-law = Was dieses Gesetz sagt
web-hint-special-laws = In je einer Sache schützen dort diese Gesetze: { $laws }.
web-hint-choose = Wählen Sie eines davon: { $known }.
web-hint-plain-letter = Ein Brief kann auch kein Gesetz nennen: Beginnen Sie einen neuen, und es wird angeboten, wo Sie sagen, was Sie wollen.
web-hint-deadlines-alone = Es gibt noch keine Briefe dazu; die Tage lassen sich im Terminal ausrechnen: `datawrit deadline --help`.
web-hint-home = Sagen Sie unter Über mich, wo Sie wohnen.
web-hint-another-language = Wählen Sie eine andere Sprache.
web-hint-other-letters = Schreiben Sie es in lateinischen, griechischen oder kyrillischen Buchstaben.
web-hint-latin = Eine Seite kann diese Schrift noch nicht zeigen: Schreiben Sie es in lateinischen Buchstaben.
web-hint-shorten = Kürzen Sie den Namen oder die Adresse.
web-hint-your-address = Tragen Sie unter Über mich Ihre E-Mail-Adresse ein.
web-hint-its-address = Tragen Sie die E-Mail-Adresse der Firma ein, etwa aus ihrer Datenschutzerklärung.
web-hint-by-post = Schicken Sie ihn mit der Post oder an eine andere Adresse.
web-hint-people = Hier sind: { $names }
web-hint-server = Tragen Sie den Mailserver ein, wie die Hilfeseite Ihres Anbieters ihn nennt.
web-hint-other-mailbox = Es ist schon da; fügen Sie eines mit anderer Adresse hinzu.
web-hint-send-again = Nichts wurde gesendet; Sie können es noch einmal versuchen.
web-hint-send-later = Später noch einmal versuchen
web-hint-yourself = Selbst schicken: mit der Post, aus Ihrem Mailprogramm oder über ein Formular
web-hint-annexes = Mit allem, was dazugehört, ist die Mail zu groß: mit der Post schicken
web-hint-annex-gone = Die Beschwerde zurücknehmen und neu schreiben
web-hint-as-it-was = Neu schreiben, oder so, wie er war, selbst schicken
web-hint-text-is-safe = Hat ihn ein neueres datawrit geschrieben? Seite und Text sind sicher.
web-hint-signer = Senden Sie ihn aus dem Postfach der Person, die ihn unterschreibt, oder stimmen Sie auf der Seite davor dem anderen Namen zu.
web-hint-name-address = Nennen Sie die Adresse, an die er gehen soll.
web-hint-did-you-mean = Meinten Sie { $names }?
web-hint-remind = Den gesendeten Brief ansehen, und erinnern, wenn es so weit ist
web-hint-send-that = Den geschriebenen Brief ansehen und senden
web-hint-safe-in-case = Der Brief liegt sicher in seinem Vorgang
web-hint-other-laws = „{ $right }“ kann verlangt werden nach: { $laws }.
web-hint-leave-product = Wählen Sie das Gesetz, oder lassen Sie das Produkt weg.
web-hint-controller = Nennen Sie die Firma, die dafür verantwortlich ist, wie es die Datenschutzerklärung für Ihr Land tut.
web-hint-obsolete = Wenn Sie die Adresse haben, tragen Sie sie ein: Schreiben können Sie trotzdem.
web-hint-find-or-reach = Prüfen Sie den Namen, oder tragen Sie die Adresse aus der Datenschutzerklärung ein.
web-nothing-yet = Fragen Sie eine Firma, was sie über Sie weiß, oder lassen Sie es löschen.
web-nothing-to-do = Heute ist nichts zu tun.
web-replies-wait = Eingegangen und noch nicht angesehen: { $count }
web-to-do = { $count ->
    [one] Ein Vorgang braucht Sie.
   *[other] { $count } Vorgänge brauchen Sie.
 }
web-ignoring = Antwortet nicht
web-waiting = Wartet auf Sie
web-not-sent = Noch nicht abgesandt
web-at-authority = Bei der Behörde
web-written-on = Geschrieben am { $day }
web-since = Seit { $day }
web-until = Ihr eigener Schritt ist bis { $day } möglich
web-news-due = Nachricht ist bis { $day } fällig
web-late = { $days ->
    [one] Einen Tag zu spät
   *[other] { $days } Tage zu spät
 }
web-about-late = { $days ->
    [one] Etwa einen Tag zu spät
   *[other] Etwa { $days } Tage zu spät
 }
web-was-due = Die Antwort war am { $day } fällig
web-reminded = Sie haben am { $day } erinnert
web-letter-waits = Ein Brief vom { $day } ist geschrieben und noch nicht abgesandt
web-letter-came-back = Ihr Brief kam am { $day } zurück
web-asks-identity = Fragt, wer Sie sind
web-asks-meaning = Fragt, was Sie meinen
web-asks-money = Verlangt Geld
web-in-part = Zum Teil beantwortet
web-appeal-decided = Hat über Ihren Rechtsbehelf entschieden
web-authority-wrote = Die Behörde hat geschrieben
web-refused = Hat abgelehnt
web-and-more = und { $count } weitere
web-rest = Alles Übrige
web-on-time = { $count ->
    [one] Einer ist in der Frist.
   *[other] { $count } sind in der Frist.
 }
web-next-due = Die nächste Antwort ist am { $day } fällig ({ $company }).
web-finished = { $count ->
    [one] Einer ist erledigt.
   *[other] { $count } sind erledigt.
 }
web-right-access = Wissen, was sie über mich haben
web-right-deletion = Löschen lassen
web-right-objection = Werbung oder eine andere Nutzung beenden
web-right-rectification = Etwas berichtigen lassen
web-right-restriction = Die Nutzung meiner Daten anhalten
web-right-portability = Eine Kopie zum Mitnehmen
web-right-withdrawal = Eine Einwilligung zurücknehmen
web-right-opt-out = Den Verkauf meiner Daten beenden
web-right-limit = Sensible Daten einschränken
web-right-automated = Eine Entscheidung von einem Menschen prüfen lassen
web-saved = Gespeichert, nur auf diesem Computer.
web-account-added = Das Postfach ist eingetragen. Probieren Sie es: Es wird nichts gesendet.
web-me-lead = Briefe nehmen diese Angaben von hier. Alles darf leer bleiben; ein Brief fragt dann nach dem, was er braucht.
web-me-name = Ihr Name
web-other-name = Name
web-me-name-hint = Wie Firmen ihn kennen
web-me-email = Ihre E-Mail-Adresse
web-other-email = E-Mail-Adresse
web-me-email-hint = Die, die Firmen von Ihnen haben
web-me-address = Ihre Postanschrift
web-other-address = Postanschrift
web-me-address-hint = Straße, Ort und in der letzten Zeile das Land
web-me-address-country = In welchem Land ist das? Schreiben Sie es in die letzte Zeile.
web-me-residence = Wo Sie wohnen, wenn anderswo
web-other-residence = Wohnort, wenn anderswo
web-me-residence-hint = Ein Land oder ein Bundesstaat, etwa Österreich oder Kalifornien
web-me-sending = Wie möchten Sie Briefe senden?
web-way-mailbox = Aus meinem Postfach, durch datawrit
web-way-mailbox-more = Sie sehen jeden Brief an, und er geht hinaus, wenn Sie Ja sagen.
web-way-myself = Selbst
web-way-myself-more = Sie bekommen einen Entwurf für Ihr Mailprogramm oder den Text für ein Formular.
web-way-post = Mit der Post
web-way-post-more = Sie bekommen eine Seite zum Drucken, mit der Anschrift dort, wo der Umschlag sein Fenster hat.
web-protected = Wo Sie wohnen, ist dieses Recht auf Ihrer Seite: { $law }.
web-protected-parts = Das Recht hängt vom Landesteil ab. Nennen Sie ihn, zum Beispiel { $parts }.
web-protected-several = Mehrere Gesetze können auf Ihrer Seite sein: { $laws }. Ein Brief fragt, welches.
web-protected-unknown = Für Ihren Wohnort ist hier kein Gesetz bekannt. Eine Firma in der EU oder in Großbritannien ist trotzdem an das dortige Recht gebunden.
web-save = Speichern
web-add = Eintragen
web-mailbox = Das Postfach, das sendet
web-mailbox-none = Es gibt noch keines. Ohne Postfach bekommen Sie einen Entwurf, eine Seite zum Drucken oder den Text für ein Formular.
web-mailbox-add = Ein Postfach eintragen
web-mailbox-from = Name und Adresse, unter denen es sendet
web-mailbox-from-hint = Ada Example <ada@example.org>
web-mailbox-server = Sein Mailserver
web-mailbox-server-hint = Bei bekannten Anbietern leer lassen, sonst wie auf deren Hilfeseite: smtp.example.org
web-mailbox-password-hint = Das Passwort wird beim Senden erfragt und nicht behalten. Viele Anbieter wollen ein App-Passwort, das Sie in den Einstellungen Ihres Postfachs anlegen.
web-password = Passwort des Postfachs
web-password-hint = Wird jetzt einmal verwendet und nicht behalten
web-try = Ausprobieren
web-try-hint = Das meldet sich nur an und sendet nichts.
web-try-worked = Es geht: Der Server hat Sie angemeldet. Es wurde nichts gesendet.
web-is-missing = Das fehlt.
web-came-lead = Eine Mail, ein Brief, ein Download: Sagen Sie, was kam, und die Tage werden neu gezählt.
web-came-waiting = Das wartet auf Sie
web-came-file = Eine Mail
web-came-file-label = Die Mail als Datei
web-came-file-hint = Speichern Sie sie in Ihrem Mailprogramm (.eml), und wählen Sie sie hier oder ziehen Sie sie auf den Knopf. Sie wird auf diesem Computer gelesen, ihre Links werden nicht geöffnet.
web-came-take = Lesen
web-came-paper = Ein Brief, ein Anruf, ein Download
web-came-no-case = Es gibt noch keinen offenen Vorgang.
web-came-which = Von wem?
web-came-no-file = Es wurde keine Mail gewählt.
web-came-none = Diese Mail gibt es nicht.
web-came-choose = Wählen Sie, was darin steht.
web-came-case = Welcher Vorgang?
web-came-case-hint = Seine Nummer oder die Firma
web-came-until = Der Tag, bis zu dem sie mehr Zeit wollen
web-came-until-hint = Nur, wenn sie mehr Zeit brauchen
web-came-reasons = Die Gründe für die Ablehnung oder die längere Frist
web-came-reasons-hint = Nur, wenn welche genannt wurden; ein Widerspruch oder eine Beschwerde nennt sie
web-came-no-reasons = Gründe wurden nicht genannt
web-came-what = Was steht darin?
web-came-reason = Warum lehnen sie ab, in wenigen Worten?
web-came-wanted = Was wollen sie sehen?
web-came-channel = Welchen Weg nennen sie?
web-came-controller = Welche Firma nennen sie?
web-came-besides = Leer lassen, wenn sie es nicht sagen
web-came-strangers = { $count ->
    [one] Die Mail gehört zu keinem Ihrer Briefe. Eine einzelne Mail, die Sie als eigene Datei speichern, wird trotzdem aufbewahrt.
   *[other] Keine der { $count } Mails gehört zu einem Ihrer Briefe. Eine einzelne Mail, die Sie als eigene Datei speichern, wird trotzdem aufbewahrt.
 }
web-came-on = An welchem Tag?
web-came-note = Eine Notiz für Sie
web-came-note-hint = Sie bleibt hier und geht an niemanden
web-came-from = Was kam von { $company }?
web-not-a-day = „{ $typed }“ ist kein Tag. Schreiben Sie ihn als 2026-11-25.
web-record = Eintragen
web-back = Zurück
web-no-subject = Ohne Betreff
web-from = Von
web-day = Tag
web-case = Vorgang
web-read-as = Gelesen als
web-links = { $count ->
    [one] Ein Link darin
   *[other] { $count } Links darin
 }
web-link-misleads = Er nennt einen anderen Ort als den, zu dem er führt.
web-files = Dateien, die dabei waren
web-kind-receipt = Nur eine Eingangsbestätigung
web-kind-receipt-more = Ihr Brief ist dort. Steht darin, wann er ankam, vermerken Sie auch diesen Tag: Ab ihm zählen die Tage.
web-kind-identity = Sie wollen wissen, wer ich bin
web-kind-identity-more = Das dürfen sie nur, wenn sie Grund zum Zweifel haben. Eine Ausweiskopie ist selten nötig.
web-kind-identity-match = Sie sollen vergleichen, was Sie angegeben haben, mit dem, was sie schon haben. Eine Ausweiskopie ist selten nötig.
web-kind-identity-none = Für diese Anfrage muss niemand nachweisen, wer er ist.
web-kind-identity-other = Eine Ausweiskopie ist selten nötig.
web-kind-identity-owed = Dieses Gesetz verlangt schon mit dem Antrag einen Identitätsnachweis.
web-kind-identity-goes-on = Die Frist läuft weiter.
web-kind-details = Sie fragen, was ich meine
web-kind-details-more = Antworten Sie bald: Bis dahin können die Tage stillstehen.
web-kind-fee = Sie wollen Geld
web-kind-fee-more = Nach den meisten Gesetzen ist die Anfrage kostenlos. Der nächste Schritt ist ein Brief dagegen.
web-kind-extended = Sie brauchen mehr Zeit
web-kind-extended-more = Das zählt nur, wenn sie es rechtzeitig sagten. Die Seite rechnet den neuen Tag aus.
web-kind-answered = Sie haben getan, was ich wollte
web-kind-answered-more = Die Daten kamen, oder alles ist gelöscht. Der Vorgang ist erledigt.
web-kind-partial = Sie haben einen Teil getan
web-kind-partial-more = Etwas fehlt. Der nächste Schritt ist ein Brief, der sagt, was.
web-kind-nothing = Sie sagen, sie haben nichts
web-kind-nothing-more = Haben sie unter der Adresse gesucht, die Sie dort verwendet haben?
web-kind-denied = Sie lehnen ab
web-kind-denied-more = Sie müssen das begründen. Sie können widersprechen oder sich bei der Behörde beschweren.
web-kind-bounce = Mein Brief kam zurück
web-kind-bounce-more = Er ist nicht angekommen, und noch zählen keine Tage. Es braucht eine andere Adresse.
web-kind-channel = Sie wollen es auf anderem Weg
web-kind-channel-more = Ein Formular oder eine andere Adresse. Nach den meisten Gesetzen wählen Sie den Weg selbst.
web-kind-closed = Sie haben die Sache geschlossen
web-kind-closed-more = Das ist keine Antwort. Der Tag, den das Gesetz setzt, bleibt.
web-came-more = Gezeigt werden die ältesten offenen Vorgänge. Für einen anderen: `datawrit record VORGANG EREIGNIS`.
web-nothing-yet-more = Sechs Fragen, und der Brief ist da. Nichts wird gesendet, bevor Sie es sagen, und danach wird jeder Tag für Sie gezählt.
web-right-third-parties = Wissen, wer meine Daten bekam
web-more-pages = Weitere Seiten
web-people = Personen
web-people-lead = Sie können von hier aus auch für andere schreiben: als Verein, als Eltern, für Bekannte. Jede Person hat ihre eigenen Angaben, und kein Brief nimmt die einer anderen.
web-people-none = Nur Sie sind hier.
web-people-add = Eine Person hinzufügen
web-people-named = Die Angaben zu { $name } sind gespeichert.
web-people-cases = { $cases ->
    [0] kein Vorgang
    [one] 1 Vorgang
   *[other] { $cases } Vorgänge
}
web-people-late = { $count } verspätet
web-people-waiting = { $count } warten auf Sie
web-people-mandate = Wer handelt
web-people-write = Brief schreiben
web-people-change = Ändern
web-people-no-profile = Diesen Namen haben nur Vorgänge.
web-people-name-missing = Ein Name fehlt.
web-for-whom = Für wen?
web-of = für { $name }
