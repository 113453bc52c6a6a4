# Lo que sigue a cada pregunta.
ask-number = Número:
ask-number-or = Número [{ $usual }]:
ask-from-one = escriba un número del 1 al { $last }
ask-yes = { "" }[S/n]
ask-no = { "" }[s/N]
ask-yes-or-no = escriba s para sí o n para no
ask-numbers = Números, con comas:
