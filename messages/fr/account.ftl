# La boîte d'envoi.
account-from = L'adresse e-mail d'envoi
account-server = Le serveur de courrier de { $domain } (dans son aide : SMTP ou serveur sortant), par exemple smtp.example.org :
account-app-password =
    { $provider } veut un mot de passe d'application au lieu du vôtre : un pour un seul programme.
      1. Activez la connexion en deux étapes dans votre compte, si elle ne l'est pas.
      2. Créez un mot de passe d'application pour datawrit : { $where }
      3. Utilisez-le ici. Vous pouvez l'y révoquer à tout moment.
account-in-settings = dans les réglages de votre compte
account-password = { $provider } accepte le mot de passe de la boîte.
account-page = Comment les programmes s'y connectent : { $page }
account-token =
    { $provider } n'accepte des programmes que des jetons d'accès, pas de mots de passe.
      Un programme qui en affiche un peut servir ici.
      Sinon, envoyez les brouillons vous-même : `datawrit init --sending myself`.
account-secret = D'où vient le mot de passe ?
account-typed = je le tape chaque fois
account-by-command = une commande l'affiche (pass, op, secret-tool, security)
account-keyring = le trousseau de cet ordinateur
account-command = La commande qui affiche le mot de passe, par exemple pass show mail :
account-token-command = La commande qui affiche un jeton d'accès :
account-added = Le compte { $account } est ajouté dans { $file }.
account-added-now = Le compte { $account } est ajouté.
account-try = L'essayer maintenant ? Rien n'est envoyé.
account-works = Cela fonctionne ; rien n'a été envoyé.
account-later = l'essayer plus tard : `datawrit account test { $account }`
account-none-added = aucun compte n'a été ajouté
account-not-yet = le compte est ajouté, et ne fonctionne pas encore : { $why }
account-none-yet = vous n'avez pas encore configuré de boîte aux lettres : `datawrit account add`
account-head-account = COMPTE
account-head-from = DE
account-head-by = PAR
account-head-password = MOT DE PASSE
account-remembered = { $account } : le trousseau du système a le mot de passe
account-starttls = TLS après STARTTLS
account-loopback = sans chiffrement, sur cet ordinateur
account-logged-in = connecté comme { $user }
account-no-login = sans connexion
account-tested = { $account } : { $who } sur { $server }, port { $port }, { $private }
account-offers = propose : { $what }
account-offers-nothing = rien au-delà du SMTP simple
account-no-address = il manque l'adresse d'envoi
account-name-address = nommez-la : `datawrit account add vous@example.org`
account-try-again = réessayer : { $command }
