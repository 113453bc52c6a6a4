# Was zu wissen ist.
notices-still-counts-from = Die Frist läuft weiter ab { $day }; war dieser Tag falsch, tragen Sie ein, wann der Brief ankam: `datawrit record { $case } received --on DATUM`
notices-receipt-still-counts = Der Eingang vom { $day } gilt weiter; tragen Sie `received` neu ein, wenn er falsch war
notices-takes-the-place = Dies tritt an die Stelle von { $event } am { $day }; beides bleibt im Protokoll
notices-check-that-it-arrived = { $case }: { $estimate }; prüfen Sie, ob der Brief ankam, bevor Sie sich beschweren
notices-ask-for-the-start = { $case }: eingegangen { $day }, und die Frist beginnt erst, wenn die Firma den Antrag als echt bestätigt hat; fragen Sie nach diesem Tag, dann `datawrit record { $case } authenticated --on DATUM`
notices-holidays-from-a-list = Die Feiertage kommen aus einer Liste, nicht aus dem Gesetz selbst; ein Tag kann um einen oder zwei abweichen
notices-holidays-carried-on = Die Feiertage wurden für { $from } bis { $to } zusammengestellt; für andere Jahre gelten dieselben Regeln fort
notices-not-checked-for = `{ $law }` wurde zuletzt am { $day } mit den Quellen verglichen, vor mehr als { $days } Tagen
notices-nothing-would-move = Kein offener Vorgang würde sich ändern
notices-not-its-mail = Die Mail { $id }, die beim Vorgang liegt, ist nicht die aus seinem Brief, und kein Eintrag des Protokolls nennt sie: Sie wird nicht gesendet; gesendet wird die Mail des Briefes; `datawrit verify` prüft das Übrige
notices-leaves-as = Die Mail geht unter dem Namen `{ $name }` hinaus, und den Brief unterschreibt `{ $signer }`
notices-leaves-from = Die Mail kommt von { $address }, einer Adresse, die nicht im Brief steht (dort steht { $other }): Die Firma sieht beide und kann einen Antrag von der Adresse verlangen, die sie kennt
notices-sent-may-be-lost = { $error }; das letzte `sent` kann verloren gehen, wenn der Strom ausfällt
notices-no-deadline-runs = Für { $case } an { $company } läuft keine Frist: Es ist nicht eingetragen, dass der Brief abgesandt wurde
notices-account-in-log = Eine frühere Fassung schrieb den Namen des Kontos ins Protokoll, und er steht in der Datei
notices-authority-of-its-own = { $company } ist unter `{ $category }` verzeichnet, und dafür ({ $bodies }) kann es eine eigene Behörde geben: --sector { $sector }
notices-unread-language = noch niemand, der diese Sprache spricht ({ $language }), hat ihre Briefe gelesen; `--lang en` schreibt dasselbe auf Englisch, zum Vergleichen oder zum Absenden
