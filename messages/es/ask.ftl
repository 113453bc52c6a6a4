# Lo que sigue a cada pregunta.
ask-number = Número:
ask-number-or = Número [{ $usual }]:
ask-from-one = escriba un número del 1 al { $last }
ask-not-utf8 = no son letras en UTF-8, que esta terminal debería enviar; escríbalo otra vez, si hace falta sin acentos
ask-yes = { "" }[S/n]
ask-no = { "" }[s/N]
ask-yes-or-no = escriba s para sí o n para no
ask-numbers = Números, con comas:
ask-part-of-home = ¿En qué parte del país vive ({ $country })?
ask-part-of-work = ¿En qué parte del país trabaja ({ $country })?
ask-part-of-wrong = ¿En qué parte del país está la empresa ({ $country })?
ask-keep-part = ¿Guardar { $place } en el perfil como domicilio?
ask-first = Es la primera pregunta; con Ctrl-D se sale de ella.
