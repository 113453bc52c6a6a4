# Quién es la persona, preguntado una vez.
init-greeting =
    Lo que usted diga se queda en este ordenador, en { $folder }.
    Toda respuesta puede quedar vacía; < vuelve atrás, Ctrl-D termina.
init-how-to-empty = Intro conserva lo que ya figura; - lo quita del perfil.
init-name = Su nombre, como lo conocen las empresas
init-email = Su correo electrónico
init-email-of = Correo electrónico de { $name }
init-address = Su dirección postal con el país; una línea vacía la termina.
init-address-of = Dirección postal de { $name } con el país; una línea vacía la termina.
init-address-kept = Intro conserva { $address }.
init-understood = Entendido: { $address }. ¿Correcto?
init-which-country = ¿En qué país está?
init-no-country = Sin país, la dirección no se usa.
init-where = ¿Dónde vive? El país, y en Estados Unidos el estado:
init-where-of = ¿Dónde vive { $name }? El país, y en Estados Unidos el estado:
init-law = Vive en { $place }; su ley es: { $law }. ¿Correcto?
init-law-of = { $name } vive en { $place }; la ley allí es: { $law }. ¿Correcto?
init-laws = Vive en { $place }; sus leyes son: { $law }. ¿Correcto?
init-laws-of = { $name } vive en { $place }; las leyes allí son: { $law }. ¿Correcto?
init-parts = Vive en { $place }, donde la ley depende del estado. ¿Cuál?
init-parts-of = { $name } vive en { $place }, donde la ley depende del estado. ¿Cuál?
init-no-law = Vive en { $place }, cuya ley datawrit aún no conoce. Las empresas de la UE deben responderle igualmente según el RGPD. ¿Es correcto { $place }?
init-no-law-of = { $name } vive en { $place }, cuya ley datawrit aún no conoce. Las empresas de la UE deben responder igualmente según el RGPD. ¿Es correcto { $place }?
init-which-part = ¿qué estado?
init-sending = ¿Cómo desea enviar las cartas?
init-myself = yo mismo: un borrador o un PDF
init-mailbox = desde mi buzón
init-post = solo en papel
init-saved = Guardado en { $file }.
init-unchanged = No cambió nada en { $file }.
init-is-understood = Entendido: { $address }.
init-what-is-wrong = ¿Qué no es correcto?
init-the-address = la dirección
init-the-home = vivo en otro lugar
init-the-home-of = { $name } vive en otro lugar
