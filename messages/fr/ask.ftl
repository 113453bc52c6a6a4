# Ce qui suit chaque question.
ask-number = Numéro :
ask-number-or = Numéro [{ $usual }] :
ask-from-one = tapez un numéro de 1 à { $last }
ask-yes = { "" }[O/n]
ask-no = { "" }[o/N]
ask-yes-or-no = tapez o pour oui ou n pour non
ask-numbers = Numéros, avec des virgules :
