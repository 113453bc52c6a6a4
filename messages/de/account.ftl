# Das Postfach, aus dem gesendet wird.
account-from = Die E-Mail-Adresse, von der Sie senden
account-server = Der Mailserver von { $domain } (in der Hilfe: SMTP oder Postausgangsserver), etwa smtp.example.org:
account-app-password =
    { $provider } verlangt statt Ihres eigenen ein App-Passwort: eines für ein einzelnes Programm.
      1. Schalten Sie in Ihrem Konto die Anmeldung in zwei Schritten ein, falls sie aus ist.
      2. Erstellen Sie ein App-Passwort für datawrit: { $where }
      3. Verwenden Sie es hier. Dort können Sie es jederzeit widerrufen.
account-in-settings = in den Einstellungen Ihres Kontos
account-password = { $provider } nimmt das Passwort des Postfachs.
account-page = So melden sich Programme dort an: { $page }
account-token =
    { $provider } lässt Programme nur mit Zugriffstoken herein, nicht mit Passwörtern.
      Ein Hilfsprogramm, das eines ausgibt, kann hier verwendet werden.
      Ohne ein solches senden Sie Entwürfe selbst: `datawrit init --sending myself`.
account-secret = Woher soll das Passwort kommen?
account-typed = ich tippe es jedes Mal
account-by-command = ein Befehl gibt es aus (pass, op, secret-tool, security)
account-keyring = der Schlüsselbund dieses Computers
account-command = Der Befehl, der das Passwort ausgibt, etwa pass show mail:
account-token-command = Der Befehl, der ein Zugriffstoken ausgibt:
account-added = Das Konto { $account } steht jetzt in { $file }.
account-added-now = Das Konto { $account } ist eingerichtet.
account-try = Jetzt ausprobieren? Es wird nichts gesendet.
account-works = Es funktioniert; gesendet wurde nichts.
account-later = später ausprobieren: `datawrit account test { $account }`
account-none-added = es wurde kein Konto angelegt
account-not-yet = das Konto wurde angelegt, funktioniert aber noch nicht: { $why }
account-none-yet = Sie haben noch kein Postfach eingerichtet: `datawrit account add`
account-head-account = KONTO
account-head-from = VON
account-head-by = ÜBER
account-head-password = PASSWORT
account-remembered = { $account }: Das Passwort liegt im Schlüsselbund des Systems
account-starttls = TLS nach STARTTLS
account-loopback = unverschlüsselt, auf diesem Computer
account-logged-in = angemeldet als { $user }
account-no-login = ohne Anmeldung
account-tested = { $account }: { $who } bei { $server }, Port { $port }, { $private }
account-offers = bietet: { $what }
account-offers-nothing = nichts über einfaches SMTP hinaus
account-no-address = die Adresse, von der gesendet wird, fehlt
account-name-address = nennen Sie sie: `datawrit account add sie@example.org`
account-try-again = noch einmal versuchen: { $command }
