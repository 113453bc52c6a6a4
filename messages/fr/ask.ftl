# Ce qui suit chaque question.
ask-number = Numéro :
ask-number-or = Numéro [{ $usual }] :
ask-from-one = tapez un numéro de 1 à { $last }
ask-not-utf8 = ce ne sont pas des lettres en UTF-8, que ce terminal devrait envoyer ; tapez-le encore une fois, au besoin sans accents
ask-yes = { "" }[O/n]
ask-no = { "" }[o/N]
ask-yes-or-no = tapez o pour oui ou n pour non
ask-numbers = Numéros, avec des virgules :
ask-part-of-home = Dans quelle partie du pays habitez-vous ({ $country }) ?
ask-part-of-work = Dans quelle partie du pays travaillez-vous ({ $country }) ?
ask-part-of-wrong = Dans quelle partie du pays se trouve l’entreprise ({ $country }) ?
ask-keep-part = Garder { $place } comme domicile dans le profil ?
ask-first = C’est la première question ; Ctrl-D permet d’en sortir.
