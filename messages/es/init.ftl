# Quién es la persona, preguntado una vez.
init-greeting =
    Lo que diga aquí se queda en este ordenador, en { $folder }.
    Cada empresa recibe solo lo necesario, y usted lo ve antes de enviar nada.
    Puede dejar vacía cada respuesta. < vuelve, Ctrl-D termina y guarda el resto.
init-name = Su nombre, como lo conocen las empresas
init-email = Su correo electrónico
init-address = Su dirección postal, línea por línea. Una línea vacía la termina.
init-address-kept = Intro conserva { $address }.
init-understood = Entendido: { $address }. ¿Correcto?
init-which-country = ¿En qué país está?
init-no-country = Sin país, la dirección no se usa.
init-where = ¿Dónde vive? El país, y en Estados Unidos el estado:
init-law = Vive en { $place }; su ley es: { $law }. ¿Correcto?
init-laws = Vive en { $place }; sus leyes son: { $law }. ¿Correcto?
init-parts = Vive en { $place }, donde la ley depende del estado. ¿Cuál?
init-no-law = Vive en { $place }, cuya ley datawrit aún no conoce. Las empresas de la UE deben responderle igualmente según el RGPD. ¿Es correcto { $place }?
init-which-part = ¿qué estado?
init-sending = ¿Cómo desea enviar las cartas?
init-myself = las envío yo: datawrit hace un borrador o un PDF
init-mailbox = desde mi buzón, con datawrit
init-post = solo imprimo y envío por correo postal
init-saved = Guardado en { $file }.
init-unchanged = No cambió nada en { $file }.
