# Qui est la personne, demandé une fois.
init-greeting =
    Ce que vous dites ici reste sur cet ordinateur, dans { $folder }.
    Chaque entreprise ne reçoit que le nécessaire ; vous le voyez avant l'envoi.
    Toute réponse peut rester vide. < revient, Ctrl-D termine et garde le reste.
init-name = Votre nom, tel que les entreprises le connaissent
init-email = Votre adresse e-mail
init-address = Votre adresse postale, ligne par ligne. Une ligne vide la termine.
init-address-kept = Entrée garde { $address }.
init-understood = Compris : { $address }. Correct ?
init-which-country = Dans quel pays est-ce ?
init-no-country = Sans pays, l’adresse n’est pas utilisée.
init-where = Où habitez-vous ? Le pays, et aux États-Unis l'État :
init-law = Vous habitez ici : { $place } ; votre loi : { $law }. Correct ?
init-laws = Vous habitez ici : { $place } ; vos lois : { $law }. Correct ?
init-parts = Vous habitez ici : { $place }, où le droit dépend de l'État. Lequel ?
init-no-law = Vous habitez ici : { $place }. datawrit ne connaît pas encore ce droit. Les entreprises de l'UE doivent quand même vous répondre selon le RGPD. Est-ce correct ?
init-which-part = quel État ?
init-sending = Comment voulez-vous envoyer les lettres ?
init-myself = je les envoie moi-même : datawrit fait un brouillon ou un PDF
init-mailbox = depuis ma boîte, par datawrit
init-post = j'imprime et je poste seulement
init-saved = Enregistré dans { $file }.
init-unchanged = Rien n'a changé dans { $file }.
