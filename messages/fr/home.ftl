# Ce que disent `undo`, `redo`, `forget`, `where`, `backup`, `restore` et `track`.
home-taken-back-on = annulé le { $day }
home-takes-back = entrée { $places }
home-entry = { $event } du { $day }
home-entry-of-letter = { $event } du { $day } (lettre { $letter })
home-reply-filed = le classement de la réponse { $number }
home-of-case = { $what }, dans { $case } à { $recipient }
home-undone = Annulé : { $what }.
home-redone = Rétabli : { $what }.
home-now-due = À présent : { $what } pour le { $day }, { $standing }.
home-now-not-sent = À présent : la lettre n'est pas envoyée.
home-now-status = À présent : { $status }.
home-undo-next = plus loin en arrière : `datawrit undo { $case }` ; par erreur : `datawrit redo { $case }`
home-undo-really = Annuler { $what } ?
home-undo-kept = rien n'a été annulé
home-nothing-to-undo = rien n'est enregistré qui puisse être annulé
home-nothing-to-redo = rien n'a été annulé en dernier qui puisse être rétabli
home-undo-opening = la dernière chose enregistrée est que la lettre { $case } à { $recipient } a été écrite, ce qui ne s'annule pas
home-undo-left = la dernière chose enregistrée dans { $case } est ce qu'est devenu le courriel à { $to } du { $day } ; un courriel remis au serveur ne s'annule pas
home-redo-decided = ce que disait une réponse a été annulé dans { $case } ; la réponse attend à nouveau votre décision
home-forget-kept = rien n'a été supprimé
home-forget-finished = remarque : ce qu'un datawrit interrompu avait commencé à supprimer l'est à présent
home-forget-unasked = personne n'est là pour dire que cela peut être supprimé
home-forget-with-yes = pour supprimer sans question, ajoutez --yes
home-forget-type = Tapez { $word } pour tout supprimer :
home-forget-really = Supprimer ?
home-forget-which-trace = La lettre a été envoyée. Qu'en reste-t-il ici ?
home-forget-no-trace = rien
home-forget-trace = le numéro et le jour
home-forget-files = Supprimer aussi ces fichiers écrits pour elle ?
home-forget-sent = { $case } à { $recipient }, envoyée : les lettres, ce qui s'est passé, ce qui est revenu.
home-forget-unsent = { $case } à { $recipient }, jamais envoyée : il n'en reste rien.
home-forget-everything = Tout ce qui est dans votre dossier : { $cases ->
    [one] { $cases } demande
   *[other] { $cases } demandes
 }, vos coordonnées, comptes, entreprises et textes personnels.
home-forgotten = Supprimé : { $case }.
home-forgotten-everything = Supprimé : tout, avec { $cases ->
    [one] { $cases } demande
   *[other] { $cases } demandes
 }.
home-forgotten-files = Supprimé aussi : { $files ->
    [one] { $files } fichier
   *[other] { $files } fichiers
 }.
home-forgotten-trace = Le numéro et le jour restent.
home-not-deleted = Non supprimé, car hors de portée :
home-not-deleted-by-this = Ceci ne supprime pas, car hors de portée :
home-stays-mails = { $count ->
    [one] { $count } courriel envoyé
   *[other] { $count } courriels envoyés
 }, chez le destinataire et dans votre messagerie
home-stays-replies = { $count ->
    [one] { $count } réponse
   *[other] { $count } réponses
 } dans votre messagerie
home-stays-shared = { $path }, qui contient aussi d'autres demandes
home-stays-own = { $path }, qui n'est pas de datawrit
home-stays-file = { $path }, écrit pour elle
home-stays-keyring = les mots de passe du trousseau de votre système
home-stays-copies = les sauvegardes, et ce qui a été copié, déplacé, imprimé ou posté
home-where-nothing = il n'y a encore rien
home-where-written = Écrit ailleurs :
home-where-next = tout en un fichier : `datawrit backup FICHIER` ; pour supprimer : `datawrit forget`
home-holds-profile = qui vous êtes, et comment vous envoyez les lettres
home-holds-accounts = les messageries depuis lesquelles vous envoyez
home-holds-cases = les lettres, ce qui s'est passé, ce qui est revenu
home-holds-witness = combien il y avait, pour qu'une perte se voie
home-holds-directory = les entreprises importées
home-holds-written = où des fichiers ont été écrits
home-holds-page = les pages montrées
home-holds-companies = vos propres entreprises
home-holds-texts = vos propres lois, textes ou mises en page
home-holds-open-pages = ce dont les pages du navigateur ont besoin tant qu'elles sont ouvertes
home-holds-sending = qui envoie en ce moment
home-holds-unknown = pas de datawrit
home-backed-up = { $cases ->
    [one] { $cases } demande est
   *[other] { $cases } demandes sont
 } dans { $path }, avec vos coordonnées, comptes et entreprises. Le fichier n'est pas verrouillé ; --lock lui donne une phrase de passe.
home-backup-next = retour : `datawrit restore { $path }`
home-unread = { $path } est illisible : { $why }
home-restored = { $cases ->
    [one] { $cases } demande
   *[other] { $cases } demandes
 } du { $day } restaurées dans { $path }.
home-restored-before = Ce qui s'y trouvait est à présent dans { $path }.
home-tracked = { $case }  envoyée le { $day } par { $medium }, à { $recipient }
home-how-it-left = Comment est-elle partie ?
home-how-not-said = il n'est pas dit comment la lettre est partie, et les jours en dépendent
home-say-how = ajoutez --by post, --by email ou --by form
home-tracked-no-law = Aucune loi n'est nommée : le jour est le vôtre, et ne lie personne.
home-import-here = ici
home-import-there = dans l'archive
home-import-keep = garder ce qui est ici
home-import-take = prendre ce qu'a l'archive ; ce qui est ici est supprimé
home-import-which = { $case } à { $recipient } diffère : { $what }. Lequel ?
home-import-differs = diffère, et reste comme il est ici
home-import-replaced = remplacé par celui de l'archive
home-import-kept = { $case } diffère de celui de l'archive, dont rien n'a été repris : { $what }
home-holds-people = d'autres personnes pour qui vous écrivez
home-holds-mandate = mandats signés par lesquels d'autres agissent pour vous
home-import-added = ajouté
home-import-continued = continué de { $more }
home-import-there-already = déjà là
home-import-events = { $count ->
    [one] 1 événement
   *[other] { $count } événements
}
home-import-and = { $first } et { $second }
home-import-more = { $case }  { $mails } de plus qu'ici, à { $company }
home-import-yours = L'archive est-elle à vous, et faut-il garder ces courriels ?
home-import-nothing = rien n'a été importé
home-import-empty = l'archive n'a aucun dossier
home-import-adds = l'archive ajoute { $mails } à des dossiers qui sont déjà ici
home-import-name-file = nommez un fichier que `datawrit export --format json` a écrit, ou - pour stdin
home-import-too-large = { $name } dépasse 1 Gio
home-import-is-it = est-ce bien ce que `datawrit export --format json` a écrit ?
home-output-empty = --output est vide
home-name-file = nommez un fichier
home-no-stdout = cela s'écrit dans un fichier, et non sur la sortie standard
home-no-page-here = une page ne se voit pas dans un terminal
home-exported = écrit  { $path } : { $cases }
home-replace = { $path } existe déjà. Le remplacer ?
home-no-folder = votre dossier personnel est introuvable
home-name-folder = nommez-en un avec --home
home-law-no-clock = aucun délai de ce nom
home-law-was = échéance { $day } à l'ouverture
home-law-now = { $day } selon le fichier actuel
home-licences-none = aucun élément du programme ne s'appelle `{ $name }`
home-licences-lists = `datawrit licences` énumère les éléments
home-licences-own = Le programme lui-même est sous MIT OR Apache-2.0 ; --full affiche chaque texte
home-preview-page = page { $number } sur { $of }, { $width } x { $height } mm
home-preview-no-program = cet ordinateur n'a pas de programme réglé pour les fichiers PDF
home-preview-is-in = la page est dans { $path }
home-preview-opened = ouvert  { $path }
home-backed-up-locked = { $cases ->
    [one] { $cases } demande est
   *[other] { $cases } demandes sont
 } dans { $path }, avec vos coordonnées, comptes et entreprises ; seule la phrase de passe ouvre le fichier.
home-lock-lost = Sans la phrase de passe le fichier ne s'ouvre pas, même avec datawrit : gardez-la, mais pas à côté du fichier.
home-lock-new = Phrase de passe du fichier (de préférence plusieurs mots)
home-lock-again = Encore une fois la même
home-lock-differs = Elles diffèrent ; tapez-la encore deux fois.
home-lock-asked = Phrase de passe de { $path }
home-lock-missing = la phrase de passe manque
home-lock-ways = ajoutez --passphrase-stdin, ou --passphrase-command COMMANDE
home-lock-not = le nom { $path } dit que le fichier est verrouillé ; il ne le serait pas
home-lock-not-hint = ajoutez --lock, ou choisissez un autre nom
