# Die Hilfe: was jeder Befehl tut, die Optionen aller Befehle und die Themen.
help-about = Schreiben Sie den Antrag, der Ihnen nach dem Gesetz zusteht, und wissen Sie auf den Tag, wann die Firma antworten muss
help-usage = Aufruf:
help-commands = Befehle:
help-arguments = Angaben:
help-options = Optionen:
help-topics = Themen: datawrit help { $names }
help-none = zu `{ $name }` gibt es keine Hilfe
help-lists = `datawrit help` nennt die Befehle und Themen
help-did-you-mean = meinen Sie `{ $meant }`? { help-lists }
help-command-status = Zeigt, wer Ihnen nicht antwortet, was auf Sie wartet und was zu tun ist
help-command-init = Sagen Sie einmal, wer Sie sind und wie Sie Briefe senden; ohne Angaben wird gefragt
help-command-mandate = Zeigt oder legt fest, wer für Sie oder jemand anderen handelt und die Antworten erhält
help-command-open = Öffnet dasselbe als Seiten im Browser, nur auf diesem Computer
help-command-write = Schreibt einen Brief und eröffnet einen Vorgang
help-command-recipients = Findet Firmen und übernimmt Verzeichnisse, die andere führen
help-command-list = Nennt alle Vorgänge oder die passenden: wie jeder steht, den nächsten Tag, wie lange noch
help-command-due = Zeigt, was fällig oder überfällig ist; endet mit 3, wenn etwas überfällig ist
help-command-show = Zeigt einen Vorgang: Brief, Ereignisse und Fristen
help-command-preview = Zeigt den Brief eines Vorgangs, wie er gedruckt wird, im Terminal oder in einem Programm
help-command-why = Zeigt, wie jeder Tag eines Vorgangs berechnet wurde
help-command-send = Sendet Briefe per E-Mail aus Ihrem eigenen Postfach; endet mit 1, wenn einer nicht hinausging
help-command-record = Trägt ein, was in einem Vorgang geschah
help-command-track = Nimmt einen Brief auf, den Sie selbst geschrieben und abgesandt haben, nach einem Gesetz oder ohne
help-command-undo = Nimmt zurück, was zuletzt eingetragen wurde; noch einmal, und es geht weiter zurück
help-command-redo = Lässt wieder gelten, was zuletzt zurückgenommen wurde
help-command-forget = Löscht einen Vorgang oder alles, sodass kein Byte davon hier bleibt
help-command-where = Zeigt, wo auf diesem Computer alles liegt
help-command-backup = Schreibt alles aus Ihrem Ordner in eine Datei
help-command-restore = Bringt eine Sicherung in einen leeren Ordner
help-command-next = Zeigt, was in einem Vorgang als Nächstes zu tun ist, und schreibt den Brief dafür; `chase` ist dasselbe
help-command-authority = Zeigt, wo Sie sich beschweren können, und warum dort
help-command-evidence = Fasst alles, was einen Vorgang beweist, in eine Datei
help-command-verify = Prüft, dass sich nichts Eingetragenes verändert hat; endet mit 1, wenn doch
help-command-inbox = Zeigt, was zurückkam und auf Sie wartet; nimmt Mails auf, ordnet sie zu, entscheidet, was sie sagen
help-command-keep = Bewahrt einen Brief auf Papier oder einen Download beim Vorgang auf
help-command-export = Schreibt die Fristen als Kalender oder Tabelle, oder alles als JSON
help-command-import = Fügt die Vorgänge eines Exports hinzu
help-command-account = Nennt die Konten, aus denen Sie senden, legt eines an oder probiert eines aus
help-command-law = Zeigt die Gesetze: Rechte, Fristen, Fundstellen
help-command-deadline = Berechnet eine Frist
help-command-licences = Nennt die fremden Teile des Programms mit ihren Lizenzen
help-command-completions = Gibt das Skript zum Vervollständigen für Ihre Shell aus
help-command-man = Gibt eine Seite für `man` aus: datawrit man write | man -l -
help-command-help = Zeigt Hilfe: zu einem Befehl, oder zu letters (Briefe), days (Tage), accounts (Konten), json oder accessibility (Barrierefreiheit)
help-option-home = Der Ordner mit profile.toml und den Vorgängen
help-option-today = Tut so, als wäre heute dieser Tag, JJJJ-MM-TT
help-option-json = Gibt JSON aus
help-option-color = Wann Farben: auto, always (immer), never (nie)
help-option-verbose = Zeigt mehr: wie jeder Tag berechnet wurde
help-option-quiet = Lässt weg, was als Nächstes zu tun wäre
help-option-private = Zeigt von Personen nur die Anfangsbuchstaben, wenn andere mitlesen können
help-option-plain = Sagt Tabellen als Sätze, für einen Screenreader
help-option-yes = Beantwortet jede Frage mit Ja
help-option-ui = Die Sprache des Bildschirms, etwa de; sonst die des Systems
help-option-no_pager = Zeigt auf einmal, was länger ist als der Bildschirm
help-option-help = Zeigt diese Hilfe
help-option-version = Zeigt die Version
help-topic-letters =
    Briefe

      datawrit write                  fragt Schritt für Schritt: an wen, was, wie
      datawrit write access spotify   dasselbe, ab der dritten Frage
      datawrit write deletion spotify --format pdf    ohne Fragen, als Datei

    Worum Sie bitten können, hängt vom Recht Ihres Wohnorts ab; `datawrit law`
    nennt die Gesetze. Jede Firma bekommt nur, was sie braucht, um Sie zu finden,
    und bevor ein Brief hinausgeht, sehen Sie, was die Firma daraus erfährt.

    Ein Brief geht per E-Mail (`datawrit send VORGANG`), als Seite zum Drucken,
    als Entwurf für Ihr eigenes Mailprogramm oder als Text für das Formular einer
    Firma (`datawrit show VORGANG --form`). Danach zeigt `datawrit` allein, wer
    sich verspätet, und `datawrit next VORGANG` schreibt den Brief, der folgt:
    eine Erinnerung, eine Antwort, einen Widerspruch, eine Beschwerde. VORGANG ist
    die Nummer des Vorgangs oder der Name der Firma.
help-topic-days =
    Tage

    Ein Tag wird getippt, wie man ihn schreibt: 25.11., 25. November, 2026-11-25,
    gestern, -3d. Ist er auf zwei Arten zu lesen, wie 3/4, wird gefragt.

    Jede Frist hat zwei Tage: was der Wortlaut ergibt, und den letzten Tag nach
    der Lesart, die der Firma am meisten Zeit lässt. Ab dem Tag danach ist sie zu
    spät. `datawrit why VORGANG` zeigt, wie jeder Tag berechnet wurde.

    Eine E-Mail zählt am Tag des Sendens als eingegangen, ein Brief einige Tage
    später. Wissen Sie den Tag: `datawrit record VORGANG received TAG`.
help-topic-accounts =
    Konten

      datawrit account add            fragt nach allem und probiert es aus
      datawrit account                nennt die Konten
      datawrit account test           meldet sich an; gesendet wird nichts

    Ein Konto ist eine Tabelle in config.toml, im Ordner Ihrer Vorgänge:

    {"  ["}account.default]
      from = "Jane Doe <jane@example.org>"
      smtp = "smtps://jane@example.org@mail.example.org"

    Es hat eines von smtp (ein Mailserver: smtps://, smtp+starttls://, oder
    smtp:// auf diesem Computer), sendmail (ein Programm, das sendet) und drafts
    (ein Ordner für Ihr Mailprogramm). Woher das Passwort kommt: nichts (Sie
    werden gefragt), password.command, password.env, password.keyring, oder
    token.command für ein Zugriffstoken. In der Datei selbst steht es nie. Mit
    imap wird das Postfach gelesen. per-day, pause, retries, retry-after, timeout
    und command-timeout sind Zahlen.
help-topic-json =
    JSON

    Mit --json gibt jeder Befehl JSON aus, mit englischen Schlüsseln, gleich in
    welcher Sprache. Schlüssel bleiben; neue können kommen. Gefragt wird dann
    nichts.

      datawrit list --late --json
      datawrit status --json
      datawrit export --format json   alles, zum Übernehmen anderswo

    Endet mit: 0 getan, 1 geht nicht, 2 falsch gefragt, 3 etwas ist überfällig
    (nur `datawrit due`).
help-topic-accessibility =
    Barrierefreiheit

    Jede Frage ist eine Zeile, was gewählt werden kann, hat eine Nummer, und
    nichts auf dem Bildschirm wird neu gezeichnet, außer einem Balken, der zeigt,
    wie weit viele Briefe sind. < geht zurück, Strg-D beendet.

      --plain, oder ACCESSIBLE=1      Tabellen als Sätze; kein Balken
      --color never, oder NO_COLOR=1  keine Farben; nichts steht in Farbe allein
      --no-pager                      lange Texte auf einmal
      --quiet                         ohne das, was als Nächstes zu tun wäre
      --ui de                         die Sprache des Bildschirms: de, en, es, fr

    Unter 60 Spalten wird eine Zeile zur Karte, mit einer Zeile je Feld. Mit
    LANG=C oder TERM=dumb stehen Zeichen wie Auslassungspunkte in ASCII.
help-default = [sonst { $value }]
help-write-examples =
    Beispiele:
      datawrit write                              fragt nach allem
      datawrit write access spotify               was Spotify über Sie weiß
      datawrit write deletion spotify --send      geschrieben und gesendet, nach einem Blick
      datawrit write access --from companies.csv  ein Brief je Zeile einer Tabelle
      datawrit write access 'Foo GmbH' --recipient-email privacy@foo.example
help-value-address = ADRESSE
help-value-band = ALTER
help-value-case = VORGANG
help-value-command = BEFEHL
help-value-company = FIRMA
help-value-date = DATUM
help-value-day = TAG
help-value-days = TAGE
help-value-what = WAS
help-value-folder = ORDNER
help-value-event = EREIGNIS
help-value-face = SCHRIFT
help-value-file = DATEI
help-value-format = FORMAT
help-value-number = NUMMER
help-value-kind = ART
help-value-name = NAME
help-value-language = SPRACHE
help-value-letter = BRIEF
help-value-line = ZEILE
help-value-lines = ZEILEN
help-value-options = OPTIONEN
help-value-or = ODER
help-value-order = REIHENFOLGE
help-value-part = TEIL
help-value-path = PFAD
help-value-place = ORT
help-value-points = PUNKTE
help-value-protocol = PROTOKOLL
help-value-recipient = FIRMA
help-value-right = RECHT
help-value-sector = BEREICH
help-value-server = SERVER
help-value-step = SCHRITT
help-value-tag = KÜRZEL
help-value-text = TEXT
help-value-title = TITEL
help-value-topic = THEMA
help-value-value = WERT
help-value-way = WEG
help-value-when = WANN
help-value-words = WÖRTER
help-value-year = JAHR
