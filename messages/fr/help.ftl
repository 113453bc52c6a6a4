# L'aide : ce que fait chaque commande, les options communes et les thèmes.
help-about = Écrivez la demande à laquelle la loi vous donne droit, et sachez au jour près quand l'entreprise doit répondre
help-usage = Usage :
help-commands = Commandes :
help-arguments = Arguments :
help-options = Options :
help-topics = Thèmes : datawrit help { $names }
help-none = il n'y a pas d'aide sur `{ $name }`
help-lists = `datawrit help` donne les commandes et les thèmes
help-did-you-mean = voulez-vous dire `{ $meant }` ? { help-lists }
help-command-status = Montre qui ne vous répond pas, ce qui vous attend et que faire ensuite
help-command-init = Dites une fois qui vous êtes et comment vous envoyez vos lettres ; sans option, il demande
help-command-mandate = Montre ou enregistre qui agit pour vous, ou pour quelqu'un d'autre, et reçoit les réponses
help-command-open = Ouvre la même chose en pages dans le navigateur, sur cet ordinateur seulement
help-command-write = Écrit une lettre et ouvre un dossier
help-command-recipients = Trouve des entreprises et importe les répertoires tenus par d'autres
help-command-list = Liste les dossiers, ou ceux qui conviennent : leur état, la prochaine échéance, les jours restants
help-command-due = Montre ce qui est attendu ou en retard ; sort avec 3 si quelque chose est en retard
help-command-show = Montre un dossier : sa lettre, ses événements et ses délais
help-command-preview = Montre la lettre d'un dossier telle qu'imprimée, dans le terminal ou un lecteur
help-command-why = Montre comment chaque date d'un dossier a été calculée
help-command-send = Envoie des lettres par e-mail depuis votre boîte ; sort avec 1 si l'une n'est pas partie
help-command-record = Enregistre ce qui est arrivé à un dossier
help-command-track = Reprend une lettre que vous avez écrite et envoyée vous-même, selon une loi ou aucune
help-command-undo = Reprend ce qui a été enregistré en dernier ; encore, et il remonte plus loin
help-command-redo = Rétablit ce qui a été repris en dernier
help-command-forget = Efface un dossier, ou tout, sans qu'aucun octet n'en reste ici
help-command-where = Montre où tout est gardé sur cet ordinateur
help-command-backup = Écrit tout votre dossier dans un seul fichier
help-command-restore = Remet une sauvegarde dans un dossier vide
help-command-next = Montre la seule chose à faire dans un dossier, et écrit la lettre pour cela ; `chase` est la même commande
help-command-authority = Montre où vous pouvez vous plaindre, et pourquoi là
help-command-evidence = Met tout ce qui prouve un dossier dans un seul fichier
help-command-verify = Vérifie que rien d'enregistré n'a changé depuis ; sort avec 1 sinon
help-command-inbox = Montre ce qui est revenu et vous attend ; prend les e-mails, les range, décide ce qu'ils disent
help-command-keep = Garde une lettre papier ou un téléchargement avec son dossier
help-command-export = Écrit les échéances en calendrier ou en tableau, ou tout le suivi en JSON
help-command-import = Ajoute les dossiers d'un suivi exporté
help-command-account = Liste les comptes d'envoi, en ajoute un ou en essaie un
help-command-law = Montre les lois : droits, délais, références
help-command-deadline = Calcule une échéance
help-command-licences = Liste les parties tierces du programme, avec leurs licences
help-command-completions = Affiche le script de complétion pour votre shell
help-command-man = Affiche une page pour `man` : datawrit man write | man -l -
help-command-help = Montre l'aide : d'une commande, ou sur letters (lettres), days (jours), accounts (comptes), json ou accessibility (accessibilité)
help-option-home = Le dossier qui contient profile.toml et le suivi
help-option-today = Fait comme si nous étions ce jour, AAAA-MM-JJ
help-option-json = Affiche du JSON
help-option-color = Quand mettre des couleurs : auto, always (toujours), never (jamais)
help-option-verbose = Montre plus : comment chaque date a été calculée
help-option-quiet = Omet ce qui pourrait être fait ensuite
help-option-private = Montre les personnes par leurs initiales, quand d'autres peuvent voir l'écran
help-option-plain = Dit les tableaux en phrases, pour un lecteur d'écran
help-option-yes = Répond oui à chaque question
help-option-ui = La langue de l'écran, comme fr ; sinon celle du système
help-option-no_pager = Montre d'un coup ce qui dépasse l'écran
help-option-help = Affiche l'aide
help-option-version = Affiche la version
help-topic-letters =
    Lettres

      datawrit write                  demande pas à pas : à qui, quoi, comment
      datawrit write access spotify   la même chose, dès la troisième question
      datawrit write deletion spotify --format pdf    sans question, en fichier

    Ce que vous pouvez demander dépend du droit de votre lieu de vie ; `datawrit
    law` donne les lois. Chaque entreprise ne reçoit que ce qu'il lui faut pour
    vous trouver, et avant l'envoi vous voyez ce que la lettre lui apprend.

    Une lettre part par e-mail (`datawrit send DOSSIER`), en page à poster, en
    brouillon pour votre logiciel de messagerie, ou en texte pour le formulaire
    d'une entreprise (`datawrit show DOSSIER --form`). Ensuite, `datawrit` seul
    montre qui est en retard, et `datawrit next DOSSIER` écrit la lettre suivante
    : une relance, une réponse, une contestation, une plainte. DOSSIER est le
    numéro du dossier ou le nom de l'entreprise.
help-topic-days =
    Jours

    Un jour se tape comme on l'écrit : 25.11., 25 novembre, 2026-11-25, hier, -3d.
    S'il peut se lire de deux façons, comme 3/4, il est demandé.

    Chaque délai a deux jours : celui que donnent les mots de la loi, et le
    dernier jour selon la lecture la plus large pour l'entreprise. Elle est en
    retard dès le lendemain. `datawrit why DOSSIER` montre comment chaque jour a
    été calculé.

    Un e-mail compte comme reçu le jour de son envoi, une lettre quelques jours
    plus tard. Si vous connaissez le jour :
    `datawrit record DOSSIER received JOUR`.
help-topic-accounts =
    Comptes

      datawrit account add            demande ce qu'il faut, et l'essaie
      datawrit account                donne les comptes
      datawrit account test           se connecte ; rien n'est envoyé

    Un compte est une table de config.toml, dans le dossier de vos cas :

    {"  ["}account.default]
      from = "Jane Doe <jane@example.org>"
      smtp = "smtps://jane@example.org@mail.example.org"

    Il a l'un de smtp (un serveur : smtps://, smtp+starttls://, ou smtp:// sur cet
    ordinateur), sendmail (un programme qui envoie) et drafts (un dossier pour
    votre logiciel de messagerie). D'où vient le mot de passe : rien (il est
    demandé), password.command, password.env, password.keyring, ou token.command
    pour un jeton d'accès. Il n'est jamais dans le fichier. imap sert à lire la
    boîte. per-day, pause, retries, retry-after, timeout et command-timeout sont
    des nombres.
help-topic-json =
    JSON

    Avec --json chaque commande affiche du JSON, aux clés anglaises quelle que
    soit la langue de l'écran. Les clés restent ; de nouvelles peuvent venir. Rien
    n'est alors demandé.

      datawrit list --late --json
      datawrit status --json
      datawrit export --format json   tout le suivi, pour l'importer ailleurs

    Codes de sortie : 0 fait, 1 impossible, 2 mal demandé, 3 quelque chose est en
    retard (`datawrit due` seulement).
help-topic-accessibility =
    Accessibilité

    Chaque question est une ligne, ce qui se choisit a un numéro, et rien à
    l'écran n'est redessiné, sauf une barre qui montre où en sont de nombreuses
    lettres. < revient en arrière, Ctrl-D termine.

      --plain, ou ACCESSIBLE=1        les tableaux en phrases ; pas de barre
      --color never, ou NO_COLOR=1    sans couleurs ; aucune ne porte seule un sens
      --no-pager                      les longs textes d'un coup
      --quiet                         sans ce qui pourrait être fait ensuite
      --ui fr                         la langue de l'écran : de, en, es, fr

    Sous 60 colonnes une ligne devient une fiche, un champ par ligne. Avec LANG=C
    ou TERM=dumb, les signes comme les points de suspension sont en ASCII.
help-default = [sinon { $value }]
help-write-examples =
    Exemples :
      datawrit write                              demande tout
      datawrit write access spotify               ce que Spotify sait de vous
      datawrit write deletion spotify --send      écrit et envoyé, après un coup d'œil
      datawrit write access --from companies.csv  une lettre par ligne d'un tableau
      datawrit write access 'Foo GmbH' --recipient-email privacy@foo.example
help-value-address = ADRESSE
help-value-band = ÂGE
help-value-case = DOSSIER
help-value-command = COMMANDE
help-value-company = ENTREPRISE
help-value-date = DATE
help-value-day = JOUR
help-value-days = JOURS
help-value-what = QUOI
help-value-folder = RÉPERTOIRE
help-value-event = ÉVÉNEMENT
help-value-face = POLICE
help-value-file = FICHIER
help-value-format = FORMAT
help-value-number = NUMÉRO
help-value-kind = TYPE
help-value-name = NOM
help-value-language = LANGUE
help-value-letter = LETTRE
help-value-line = LIGNE
help-value-lines = LIGNES
help-value-options = OPTIONS
help-value-or = OU
help-value-order = ORDRE
help-value-part = PARTIE
help-value-path = CHEMIN
help-value-place = LIEU
help-value-points = POINTS
help-value-protocol = PROTOCOLE
help-value-recipient = ENTREPRISE
help-value-right = DROIT
help-value-sector = SECTEUR
help-value-server = SERVEUR
help-value-step = ÉTAPE
help-value-tag = CODE
help-value-text = TEXTE
help-value-title = TITRE
help-value-topic = SUJET
help-value-value = VALEUR
help-value-way = VOIE
help-value-when = QUAND
help-value-words = MOTS
help-value-year = ANNÉE
