# Qui est la personne, demandé une fois.
init-greeting =
    Ce que vous dites reste sur cet ordinateur, dans { $folder }.
    Toute réponse peut rester vide ; < revient en arrière, Ctrl-D termine.
init-how-to-empty = Entrée garde ce qui est déjà là ; - le retire du profil.
init-name = Votre nom, tel que les entreprises le connaissent
init-email = Votre adresse e-mail
init-email-of = Adresse e-mail de { $name }
init-address = Votre adresse postale avec le pays ; une ligne vide la termine.
init-address-of = Adresse postale de { $name } avec le pays ; une ligne vide la termine.
init-address-kept = Entrée garde { $address }.
init-understood = Compris : { $address }. Correct ?
init-which-country = Dans quel pays est-ce ?
init-no-country = Sans pays, l’adresse n’est pas utilisée.
init-where = Où habitez-vous ? Le pays, et aux États-Unis l'État :
init-where-of = Où habite { $name } ? Le pays, et aux États-Unis l’État :
init-law = Vous habitez ici : { $place } ; votre loi : { $law }. Correct ?
init-law-of = { $name } habite ici : { $place } ; la loi y est : { $law }. Correct ?
init-laws = Vous habitez ici : { $place } ; vos lois : { $law }. Correct ?
init-laws-of = { $name } habite ici : { $place } ; les lois y sont : { $law }. Correct ?
init-parts = Vous habitez ici : { $place }, où le droit dépend de l'État. Lequel ?
init-parts-of = { $name } habite ici : { $place }, où le droit dépend de l’État. Lequel ?
init-no-law = Vous habitez ici : { $place }. datawrit ne connaît pas encore ce droit. Les entreprises de l'UE doivent quand même vous répondre selon le RGPD. Est-ce correct ?
init-no-law-of = { $name } habite ici : { $place }. datawrit ne connaît pas encore ce droit. Les entreprises de l’UE doivent quand même répondre selon le RGPD. Est-ce correct ?
init-which-part = quel État ?
init-sending = Comment voulez-vous envoyer les lettres ?
init-myself = moi-même : un brouillon ou un PDF
init-mailbox = depuis ma boîte aux lettres électronique
init-post = sur papier seulement
init-saved = Enregistré dans { $file }.
init-unchanged = Rien n'a changé dans { $file }.
init-is-understood = Compris : { $address }.
init-what-is-wrong = Qu’est-ce qui n’est pas juste ?
init-the-address = l’adresse
init-the-home = j’habite ailleurs
init-the-home-of = { $name } habite ailleurs
