# Was `undo`, `redo`, `forget`, `where`, `backup`, `restore` und `track` sagen.
home-taken-back-on = zurückgenommen am { $day }
home-takes-back = Eintrag { $places }
home-entry = { $event } vom { $day }
home-entry-of-letter = { $event } vom { $day } (Brief { $letter })
home-reply-filed = die Ablage der Antwort { $number }
home-of-case = { $what }, in { $case } an { $recipient }
home-undone = Zurückgenommen: { $what }.
home-redone = Gilt wieder: { $what }.
home-now-due = Jetzt: { $what } fällig am { $day }, { $standing }.
home-now-not-sent = Jetzt: Der Brief ist nicht abgesandt.
home-now-status = Jetzt: { $status }.
home-undo-next = weiter zurück: `datawrit undo { $case }`; nicht gemeint: `datawrit redo { $case }`
home-undo-really = { $what } zurücknehmen?
home-undo-kept = nichts wurde zurückgenommen
home-nothing-to-undo = nichts ist eingetragen, das sich zurücknehmen ließe
home-nothing-to-redo = zuletzt wurde nichts zurückgenommen, das wieder gelten könnte
home-undo-opening = zuletzt eingetragen ist, dass der Brief { $case } an { $recipient } geschrieben wurde; das wird nicht zurückgenommen
home-undo-left = zuletzt eingetragen ist in { $case }, was aus der Mail an { $to } am { $day } wurde; eine übergebene Mail lässt sich nicht zurücknehmen
home-redo-decided = in { $case } wurde zurückgenommen, was eine Antwort sagte; die Antwort wartet auf Ihre Entscheidung
home-forget-kept = nichts wurde gelöscht
home-forget-finished = Hinweis: Was ein beendetes datawrit zu löschen begonnen hatte, ist jetzt gelöscht
home-forget-unasked = niemand ist da, der sagt, dass es gelöscht werden darf
home-forget-with-yes = zum Löschen ohne Rückfrage --yes anfügen
home-forget-type = Zum Löschen von allem { $word } eingeben:
home-forget-really = Löschen?
home-forget-which-trace = Der Brief wurde abgesandt. Was bleibt davon hier?
home-forget-no-trace = nichts
home-forget-trace = Nummer und Tag
home-forget-files = Auch diese dafür geschriebenen Dateien löschen?
home-forget-sent = { $case } an { $recipient }, abgesandt: die Briefe, was geschah, was zurückkam.
home-forget-unsent = { $case } an { $recipient }, nie abgesandt: Davon bleibt nichts.
home-forget-everything = Alles in Ihrem Ordner: { $cases ->
    [one] { $cases } Vorgang
   *[other] { $cases } Vorgänge
 }, Ihre Angaben, Konten, eigene Firmen und Texte.
home-forgotten = Gelöscht: { $case }.
home-forgotten-everything = Gelöscht: alles, mit { $cases ->
    [one] { $cases } Vorgang
   *[other] { $cases } Vorgängen
 }.
home-forgotten-files = Ebenfalls gelöscht: { $files ->
    [one] { $files } dafür geschriebene Datei
   *[other] { $files } dafür geschriebene Dateien
 }.
home-forgotten-trace = Nummer und Tag bleiben.
home-not-deleted = Nicht gelöscht, weil von hier nicht erreichbar:
home-not-deleted-by-this = Das löscht nicht, weil von hier nicht erreichbar:
home-stays-mails = { $count ->
    [one] { $count } abgesandte Mail
   *[other] { $count } abgesandte Mails
 }, beim Empfänger und in Ihrem Postfach
home-stays-replies = { $count ->
    [one] { $count } Antwort
   *[other] { $count } Antworten
 } in Ihrem Postfach
home-stays-shared = { $path }, worin auch andere Vorgänge sind
home-stays-own = { $path }, nicht von datawrit
home-stays-file = { $path }, dafür geschrieben
home-stays-keyring = Passwörter im Schlüsselbund Ihres Systems
home-stays-copies = Sicherungen und was kopiert, verschoben, gedruckt oder mit der Post versandt wurde
home-where-nothing = noch ist nichts da
home-where-written = Anderswohin geschrieben:
home-where-next = alles in einer Datei: `datawrit backup DATEI`; zum Löschen: `datawrit forget`
home-holds-profile = wer Sie sind und wie Sie Briefe senden
home-holds-accounts = die Postfächer, aus denen Sie senden
home-holds-cases = Briefe, was mit ihnen geschah, was zurückkam
home-holds-witness = wie viel da war, damit ein Verlust auffällt
home-holds-directory = eingelesene Firmen
home-holds-written = wohin Dateien geschrieben wurden
home-holds-page = gezeigte Seiten
home-holds-companies = eigene Firmen
home-holds-texts = eigene Gesetze, Texte oder Seitenaufteilungen
home-holds-open-pages = was die Seiten im Browser brauchen, solange sie offen sind
home-holds-sending = wer gerade sendet
home-holds-unknown = nicht von datawrit
home-backed-up = { $cases ->
    [one] { $cases } Vorgang ist
   *[other] { $cases } Vorgänge sind
 } mit Ihren Angaben, Konten und Firmen in { $path }. Die Datei ist nicht verschlossen; mit --lock bekommt sie eine Passphrase.
home-backup-next = zurück: `datawrit restore { $path }`
home-unread = { $path } ist nicht lesbar: { $why }
home-restored = { $cases ->
    [one] { $cases } Vorgang
   *[other] { $cases } Vorgänge
 } vom { $day } wiederhergestellt in { $path }.
home-restored-before = Was vorher dort war, ist jetzt in { $path }.
home-tracked = { $case }  abgesandt am { $day } per { $medium }, an { $recipient }
home-how-it-left = Wie ging es hinaus?
home-how-not-said = es ist nicht gesagt, wie der Brief abging, und davon hängen die Tage ab
home-say-how = ergänzen Sie --by post, --by email oder --by form
home-tracked-no-law = Kein Gesetz ist genannt: Der Tag ist Ihr eigener und bindet niemanden.
home-import-here = hier
home-import-there = im Archiv
home-import-keep = behalten, was hier ist
home-import-take = nehmen, was das Archiv hat; was hier ist, wird gelöscht
home-import-which = { $case } an { $recipient } weicht ab: { $what }. Welcher gilt?
home-import-differs = weicht ab und bleibt, wie er hier ist
home-import-replaced = durch den des Archivs ersetzt
home-import-kept = { $case } weicht von dem im Archiv ab, und davon wurde nichts übernommen: { $what }
home-holds-people = andere, für die Sie schreiben
home-holds-mandate = unterschriebene Vollmachten, mit denen andere für Sie handeln
home-import-added = neu
home-import-continued = fortgesetzt um { $more }
home-import-there-already = schon da
home-import-events = { $count ->
    [one] 1 Ereignis
   *[other] { $count } Ereignisse
}
home-import-and = { $first } und { $second }
home-import-more = { $case }  { $mails } mehr als hier, an { $company }
home-import-yours = Ist das Archiv Ihres, und sollen diese Mails aufbewahrt werden?
home-import-nothing = es wurde nichts eingelesen
home-import-empty = das Archiv hat keine Vorgänge
home-import-adds = das Archiv fügt Vorgängen, die schon hier sind, { $mails } hinzu
home-import-name-file = nennen Sie eine Datei, die `datawrit export --format json` geschrieben hat, oder - für stdin
home-import-too-large = { $name } ist größer als 1 GiB
home-import-is-it = hat das `datawrit export --format json` geschrieben?
home-output-empty = --output ist leer
home-name-file = nennen Sie eine Datei
home-no-stdout = das kommt in eine Datei und nicht auf die Standardausgabe
home-no-page-here = eine Seite ist im Terminal nicht zu sehen
home-exported = geschrieben  { $path }: { $cases }
home-replace = { $path } gibt es schon. Ersetzen?
home-no-folder = Ihr Benutzerordner ist nicht zu finden
home-name-folder = nennen Sie einen mit --home
home-law-no-clock = keine solche Frist
home-law-was = fällig { $day }, als eröffnet
home-law-now = { $day } nach der jetzigen Datei
home-licences-none = kein Teil des Programms heißt `{ $name }`
home-licences-lists = `datawrit licences` nennt die Teile
home-licences-own = Das Programm selbst steht unter MIT OR Apache-2.0; --full gibt jeden Text aus
home-preview-page = Seite { $number } von { $of }, { $width } x { $height } mm
home-preview-no-program = auf diesem Computer ist kein Programm für PDF-Dateien eingestellt
home-preview-is-in = die Seite liegt in { $path }
home-preview-opened = geöffnet  { $path }
home-backed-up-locked = { $cases ->
    [one] { $cases } Vorgang ist
   *[other] { $cases } Vorgänge sind
 } mit Ihren Angaben, Konten und Firmen in { $path }; nur die Passphrase öffnet die Datei.
home-lock-lost = Ohne die Passphrase lässt sich die Datei nicht öffnen, auch von datawrit nicht: Bewahren Sie sie auf, aber nicht bei der Datei.
home-lock-new = Passphrase für die Datei (am besten mehrere Wörter)
home-lock-again = Noch einmal dieselbe
home-lock-differs = Sie sind verschieden; tippen Sie sie noch zweimal.
home-lock-asked = Passphrase von { $path }
home-lock-missing = die Passphrase fehlt
home-lock-ways = Geben Sie --passphrase-stdin an, oder --passphrase-command BEFEHL
home-lock-not = der Name { $path } sagt, die Datei sei verschlossen; sie wäre es nicht
home-lock-not-hint = Geben Sie --lock an, oder wählen Sie einen anderen Namen
