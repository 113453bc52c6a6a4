# Ce que disent les pages du navigateur.
web-today = Aujourd’hui
web-came = Du courrier
web-about-me = À mon sujet
web-skip = Aller au contenu
web-pages = Pages
web-quit = Quitter
web-own-computer = Cette page vient de votre propre ordinateur. Rien n’est envoyé avant que vous n’appuyiez sur Envoyer.
web-stopped = Pas ainsi
web-stopped-forbidden = Cette adresse n’ouvre pas les pages. Relancez `datawrit open` : chaque adresse sert une seule fois, pendant une minute.
web-stopped-host = Ces pages ne sont que pour cet ordinateur.
web-stopped-large = C’est plus gros que ce que les pages acceptent. Rien n’en a été gardé.
web-stopped-method = Les pages ne répondent pas à cela.
web-stopped-other = Cette page n’existe pas ou n’a pas pu être affichée.
web-ended = Terminé
web-ended-words = Les pages sont fermées, et cette fenêtre peut l’être aussi. `datawrit open` les rouvre.
web-fault = Cela n’a pas marché
web-trouble = Quelque chose bloque
web-locked = Un autre programme utilise ces dossiers en ce moment. Fermez-le ou attendez un instant, puis rechargez cette page.
web-hint-account = Ajoutez la boîte d’envoi sous « À mon sujet ».
web-hint-sent-first = Si la lettre est partie, notez-le d’abord, avec le jour.
web-hint-goes-with = Laissez vide, ou choisissez « { $event } ».
web-hint-take-back = Si elle n’est pas partie, annulez-le ; si elle est revenue, notez-le.
web-hint-once-more = Cochez la case plus bas pour le noter quand même.
web-once-more = C’est arrivé encore une fois ce jour-là
web-hint-another-letter = Si c’est une autre lettre qui est revenue, notez-le pour celle-là.
web-hint-record-sent = Le serveur l’a accepté, ce qui n’a pas pu être noté : notez que la lettre est partie.
web-hint-assign = Dites à quel dossier il appartient.
web-hint-law = Ce que dit cette loi
web-hint-special-laws = Sur un sujet chacune, ces lois y protègent : { $laws }.
web-hint-choose = Choisissez parmi : { $known }.
web-hint-plain-letter = Une lettre peut aussi n’invoquer aucune loi : commencez-en une, et cela est proposé là où vous dites ce que vous voulez.
web-hint-deadlines-alone = Il n’y a pas encore de lettres ; les jours se calculent dans le terminal : `datawrit deadline --help`.
web-hint-home = Dites sous « À mon sujet » où vous vivez.
web-hint-another-language = Choisissez une autre langue.
web-hint-other-letters = Écrivez-le en lettres latines, grecques ou cyrilliques.
web-hint-latin = Une page ne peut pas encore montrer cette écriture : écrivez-le en lettres latines.
web-hint-shorten = Raccourcissez le nom ou l’adresse.
web-hint-your-address = Ajoutez votre adresse e-mail sous « À mon sujet ».
web-hint-its-address = Ajoutez l’adresse e-mail de l’entreprise, par exemple celle de sa politique de confidentialité.
web-hint-by-post = Envoyez-la par la poste, ou à une autre adresse.
web-hint-people = Sont ici : { $names }
web-hint-server = Indiquez le serveur de messagerie, comme le nomme la page d’aide de votre fournisseur.
web-hint-other-mailbox = Elle est déjà là ; ajoutez-en une avec une autre adresse.
web-hint-send-again = Rien n’a été envoyé ; vous pouvez réessayer.
web-hint-send-later = Réessayer plus tard
web-hint-yourself = L’envoyer vous-même : par la poste, depuis votre messagerie ou par un formulaire
web-hint-annexes = Avec tout ce qui l’accompagne l’e-mail est trop grand : l’envoyer par la poste
web-hint-annex-gone = Annuler la réclamation, et l’écrire à nouveau
web-hint-as-it-was = L’écrire à nouveau, ou l’envoyer vous-même telle qu’elle était
web-hint-text-is-safe = A-t-elle été écrite par un datawrit plus récent ? Sa page et son texte sont en sécurité.
web-hint-signer = Envoyez-la depuis la boîte de la personne qui la signe, ou acceptez l’autre nom sur la page précédente.
web-hint-name-address = Indiquez l’adresse à laquelle l’envoyer.
web-hint-did-you-mean = Vouliez-vous dire { $names } ?
web-hint-remind = Voir la lettre envoyée, et relancer s’il est temps
web-hint-send-that = Voir la lettre écrite, et l’envoyer
web-hint-safe-in-case = La lettre est en sécurité dans son dossier
web-hint-other-laws = « { $right } » peut se demander selon : { $laws }.
web-hint-leave-product = Choisissez la loi, ou omettez le produit.
web-hint-controller = Nommez l’entreprise qui en répond, comme le fait sa politique de confidentialité pour votre pays.
web-hint-obsolete = Si vous avez son adresse, ajoutez-la : vous pouvez quand même écrire.
web-hint-find-or-reach = Vérifiez le nom, ou ajoutez l’adresse de sa politique de confidentialité.
web-nothing-yet = Demandez à une entreprise ce qu’elle sait de vous, ou faites-le effacer.
web-nothing-to-do = Rien à faire aujourd’hui.
web-replies-wait = Reçu et pas encore examiné : { $count }
web-to-do = { $count ->
    [one] Un dossier vous attend.
   *[other] { $count } dossiers vous attendent.
 }
web-ignoring = Ne répond pas
web-waiting = Attend votre réponse
web-not-sent = Pas encore envoyée
web-at-authority = Chez l’autorité
web-written-on = Écrite le { $day }
web-since = Depuis le { $day }
web-until = Votre propre démarche est possible jusqu’au { $day }
web-news-due = Des nouvelles sont dues pour le { $day }
web-late = { $days ->
    [one] Un jour de retard
   *[other] { $days } jours de retard
 }
web-about-late = { $days ->
    [one] Environ un jour de retard
   *[other] Environ { $days } jours de retard
 }
web-was-due = La réponse était due le { $day }
web-reminded = Vous avez relancé le { $day }
web-letter-waits = Une lettre du { $day } est écrite et reste à envoyer
web-letter-came-back = Votre lettre est revenue le { $day }
web-asks-identity = Demande qui vous êtes
web-asks-meaning = Demande ce que vous voulez dire
web-asks-money = Demande de l’argent
web-in-part = A répondu en partie
web-appeal-decided = A statué sur votre recours
web-authority-wrote = L’autorité a écrit
web-refused = A refusé
web-and-more = et { $count } de plus
web-rest = Le reste
web-on-time = { $count ->
    [one] Un dossier est dans les temps.
   *[other] { $count } dossiers sont dans les temps.
 }
web-next-due = La prochaine réponse est due le { $day } ({ $company }).
web-finished = { $count ->
    [one] Un dossier est terminé.
   *[other] { $count } dossiers sont terminés.
 }
web-right-access = Savoir ce qu’ils ont sur moi
web-right-deletion = Le faire effacer
web-right-objection = Arrêter la publicité ou un autre usage
web-right-rectification = Faire corriger quelque chose
web-right-restriction = Suspendre l’usage de mes données
web-right-portability = Une copie à emporter ailleurs
web-right-withdrawal = Retirer un consentement
web-right-opt-out = Arrêter la vente de mes données
web-right-limit = Limiter les données sensibles
web-right-automated = Faire revoir une décision par un humain
web-saved = Enregistré, sur cet ordinateur seulement.
web-account-added = La boîte est ajoutée. Essayez-la : rien n’est envoyé.
web-me-lead = Les lettres prennent ces indications ici. Tout peut rester vide ; une lettre demande alors ce qu’il lui faut.
web-me-name = Votre nom
web-other-name = Nom
web-me-name-hint = Tel que les entreprises le connaissent
web-me-email = Votre adresse e-mail
web-other-email = Adresse e-mail
web-me-email-hint = Celle que les entreprises ont de vous
web-me-address = Votre adresse postale
web-other-address = Adresse postale
web-me-address-hint = Rue, ville, et le pays à la dernière ligne
web-me-address-country = Dans quel pays est-ce ? Écrivez-le à la dernière ligne.
web-me-residence = Où vous habitez, si c’est ailleurs
web-other-residence = Lieu de résidence, si c’est ailleurs
web-me-residence-hint = Un pays ou un État, par exemple Autriche ou Californie
web-me-sending = Comment voulez-vous envoyer vos lettres ?
web-way-mailbox = Depuis ma boîte, par datawrit
web-way-mailbox-more = Vous relisez chaque lettre, et elle part quand vous dites oui.
web-way-myself = Moi-même
web-way-myself-more = Vous recevez un brouillon pour votre messagerie, ou le texte à coller dans un formulaire.
web-way-post = Par la poste
web-way-post-more = Vous recevez une page à imprimer, avec l’adresse à la place de la fenêtre.
web-protected = Là où vous habitez, cette loi est de votre côté : { $law }.
web-protected-parts = La loi dépend de la région. Indiquez-la, par exemple { $parts }.
web-protected-several = Plusieurs lois peuvent être de votre côté : { $laws }. Une lettre demande laquelle.
web-protected-unknown = Pour votre lieu de résidence, aucune loi n’est connue ici. Une entreprise de l’UE ou du Royaume-Uni reste tenue par la loi de là-bas.
web-save = Enregistrer
web-add = Ajouter
web-mailbox = La boîte d’envoi
web-mailbox-none = Il n’y en a pas encore. Sans elle, vous recevez un brouillon, une page à imprimer ou le texte pour un formulaire.
web-mailbox-add = Ajouter une boîte
web-mailbox-from = Nom et adresse d’expédition
web-mailbox-from-hint = Ada Example <ada@example.org>
web-mailbox-server = Son serveur d’envoi
web-mailbox-server-hint = Laissez vide pour un fournisseur connu, sinon comme dans son aide : smtp.example.org
web-mailbox-password-hint = Le mot de passe est demandé à l’envoi et n’est pas gardé. Beaucoup de fournisseurs veulent un mot de passe d’application, à créer dans les réglages de votre boîte.
web-password = Mot de passe de la boîte
web-password-hint = Utilisé une fois maintenant, et pas gardé
web-try = Essayer
web-try-hint = Cela se connecte et n’envoie rien.
web-try-worked = Cela marche : le serveur vous a laissé entrer. Rien n’a été envoyé.
web-is-missing = Ceci manque.
web-came-lead = Un e-mail, une lettre, un téléchargement : dites ce qui est arrivé, et les jours sont recomptés.
web-came-waiting = En attente de votre décision
web-came-file = Un e-mail
web-came-file-label = L’e-mail en fichier
web-came-file-hint = Enregistrez-le dans votre messagerie (.eml), puis choisissez-le ici ou déposez-le sur le bouton. Il est lu sur cet ordinateur, ses liens ne sont pas ouverts.
web-came-take = Le lire
web-came-paper = Une lettre, un appel, un téléchargement
web-came-no-case = Il n’y a pas encore de dossier ouvert.
web-came-which = De qui ?
web-came-no-file = Aucun e-mail n’a été choisi.
web-came-none = Cet e-mail n’existe pas.
web-came-choose = Choisissez ce qu’il dit.
web-came-case = Quel dossier ?
web-came-case-hint = Son numéro, ou l’entreprise
web-came-until = Le jour jusqu’auquel ils prolongent
web-came-until-hint = Seulement s’ils disent avoir besoin de plus de temps
web-came-reasons = Leurs motifs de refus ou de prolongation
web-came-reasons-hint = Seulement s’ils en ont donné ; une contestation ou une réclamation les cite
web-came-no-reasons = Ils n’ont donné aucun motif
web-came-what = Que dit-il ?
web-came-reason = Pourquoi refusent-ils, en quelques mots ?
web-came-wanted = Que veulent-ils voir ?
web-came-channel = Quelle voie indiquent-ils ?
web-came-controller = Quelle entreprise nomment-ils ?
web-came-besides = Laissez vide s’ils ne le disent pas
web-came-strangers = { $count ->
    [one] L’e-mail n’appartient à aucune de vos lettres. Un e-mail isolé que vous enregistrez dans un fichier à part est conservé quand même.
   *[other] Aucun des { $count } e-mails n’appartient à une de vos lettres. Un e-mail isolé que vous enregistrez dans un fichier à part est conservé quand même.
 }
web-came-on = Quel jour ?
web-came-note = Une note pour vous
web-came-note-hint = Elle reste ici et ne va à personne
web-came-from = Qu’avez-vous reçu de { $company } ?
web-not-a-day = « { $typed } » n’est pas un jour. Écrivez-le sous la forme 2026-11-25.
web-record = L’enregistrer
web-back = Retour
web-no-subject = Sans objet
web-from = De
web-day = Jour
web-case = Dossier
web-read-as = Lu comme
web-links = { $count ->
    [one] Un lien dedans
   *[other] { $count } liens dedans
 }
web-link-misleads = Il nomme un autre lieu que celui où il mène.
web-files = Fichiers joints
web-kind-receipt = Un simple accusé de réception
web-kind-receipt-more = Ils ont votre lettre. S’ils disent quand elle est arrivée, notez aussi ce jour : le délai compte à partir de là.
web-kind-identity = Ils veulent savoir qui je suis
web-kind-identity-more = Ils ne le peuvent que s’ils ont une raison d’en douter. Une copie de pièce d’identité est rarement nécessaire.
web-kind-identity-match = L’entreprise doit comparer ce que vous avez indiqué avec ce qu’elle a déjà. Une copie d’une pièce d’identité est rarement nécessaire.
web-kind-identity-none = Pour cette demande, personne n’a à prouver son identité.
web-kind-identity-other = Une copie d’une pièce d’identité est rarement nécessaire.
web-kind-identity-owed = Cette loi exige une preuve d’identité dès la demande.
web-kind-identity-goes-on = Le délai continue de courir.
web-kind-details = Ils demandent ce que je veux dire
web-kind-details-more = Répondez vite : les jours peuvent s’arrêter jusque-là.
web-kind-fee = Ils veulent de l’argent
web-kind-fee-more = Selon la plupart des lois, la demande est gratuite. L’étape suivante est une lettre contre cela.
web-kind-extended = Ils ont besoin de plus de temps
web-kind-extended-more = Cela ne compte que s’ils l’ont dit à temps. La page calcule le nouveau jour.
web-kind-answered = Ils ont fait ce que je demandais
web-kind-answered-more = Les données sont là, ou tout est effacé. Le dossier est terminé.
web-kind-partial = Ils en ont fait une partie
web-kind-partial-more = Il manque quelque chose. L’étape suivante est une lettre qui le dit.
web-kind-nothing = Ils disent n’avoir rien
web-kind-nothing-more = Ont-ils cherché avec l’adresse que vous utilisiez chez eux ?
web-kind-denied = Ils refusent
web-kind-denied-more = Ils doivent donner leurs raisons. Vous pouvez contester ou saisir l’autorité.
web-kind-bounce = Ma lettre est revenue
web-kind-bounce-more = Elle n’est pas arrivée, et aucun jour ne compte. Il faut une autre adresse.
web-kind-channel = Ils le veulent autrement
web-kind-channel-more = Un formulaire ou une autre adresse. La plupart des lois vous laissent choisir.
web-kind-closed = Ils ont clos l’affaire
web-kind-closed-more = Ce n’est pas une réponse. Le jour fixé par la loi demeure.
web-came-more = Les plus anciens dossiers ouverts sont affichés. Pour un autre : `datawrit record DOSSIER ÉVÉNEMENT`.
web-nothing-yet-more = Six questions, et la lettre est là. Rien n’est envoyé avant que vous ne le disiez, puis chaque jour est compté pour vous.
web-right-third-parties = Savoir qui a reçu mes données
web-more-pages = Autres pages
web-people = Personnes
web-people-lead = Vous pouvez écrire d’ici pour d’autres : comme association, comme parent, pour une connaissance. Chaque personne a ses propres indications, et aucune lettre ne prend celles d’une autre.
web-people-none = Il n’y a que vous ici.
web-people-add = Ajouter une personne
web-people-named = Les indications sur { $name } sont enregistrées.
web-people-cases = { $cases ->
    [0] aucun dossier
    [one] 1 dossier
   *[other] { $cases } dossiers
}
web-people-late = { $count } en retard
web-people-waiting = { $count } en attente de vous
web-people-mandate = Qui agit
web-people-write = Écrire une lettre
web-people-change = Modifier
web-people-no-profile = Seuls des dossiers portent ce nom.
web-people-name-missing = Il manque un nom.
web-for-whom = Pour qui ?
web-of = pour { $name }
