# Ce qu'il faut savoir.
notices-still-counts-from = le délai court toujours depuis le { $day } ; si cette date était fausse, enregistrez quand la lettre est arrivée : `datawrit record { $case } received --on DATE`
notices-receipt-still-counts = la réception du { $day } compte toujours ; enregistrez de nouveau `received` si elle était fausse
notices-takes-the-place = ceci remplace { $event } du { $day } ; les deux restent dans le journal
notices-check-that-it-arrived = { $case } : { $estimate } ; vérifiez que la lettre est arrivée avant de vous plaindre
notices-ask-for-the-start = { $case } : reçue { $day }, et le délai ne commence que lorsque le destinataire a authentifié la demande ; demandez ce jour, puis `datawrit record { $case } authenticated --on DATE`
notices-holidays-from-a-list = les jours fériés viennent d'une liste, et non de la loi elle-même ; un jour peut être décalé d'un ou deux
notices-holidays-carried-on = les jours fériés ont été établis pour { $from } à { $to } ; les autres années suivent les mêmes règles
notices-not-checked-for = `{ $law }` a été comparée à ses sources pour la dernière fois le { $day }, il y a plus de { $days } jours
notices-nothing-would-move = aucun dossier ouvert ne changerait
notices-not-its-mail = le courriel { $id } conservé avec le dossier n'est pas celui de sa lettre, et aucune entrée du journal ne le mentionne : il n'est pas envoyé ; le courriel de la lettre l'est à sa place ; `datawrit verify` vérifie le reste
notices-leaves-as = le courriel part au nom de `{ $name }`, et sa lettre est signée par `{ $signer }`
notices-leaves-from = le courriel part de { $address }, une adresse qui n'est pas dans sa lettre ({ $other } y est) : l'entreprise voit les deux et peut exiger une demande depuis l'adresse qu'elle connaît
notices-sent-may-be-lost = { $error } ; le dernier `sent` peut être perdu en cas de coupure de courant
notices-no-deadline-runs = aucun délai ne court pour { $case } à { $company } : l'envoi n'est pas enregistré
notices-account-in-log = une version antérieure a écrit le nom du compte dans le journal, et il est dans le fichier
notices-authority-of-its-own = { $company } est classée sous `{ $category }`, et { $bodies } peuvent avoir leur propre autorité : --sector { $sector }
notices-unread-language = personne qui parle cette langue ({ $language }) n’a encore relu ses lettres ; `--lang en` écrit la même chose en anglais, pour comparer ou pour l’envoyer
