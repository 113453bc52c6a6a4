# Lo que conviene saber.
notices-still-counts-from = el plazo sigue contando desde el { $day }; si esa fecha era errónea, registre cuándo llegó la carta: `datawrit record { $case } received --on FECHA`
notices-receipt-still-counts = la recepción del { $day } sigue contando; registre `received` otra vez si era errónea
notices-takes-the-place = esto sustituye a { $event } del { $day }; ambos quedan en el registro
notices-check-that-it-arrived = { $case }: { $estimate }; compruebe que la carta llegó antes de reclamar
notices-ask-for-the-start = { $case }: recibida { $day }, y el plazo solo empieza cuando el destinatario ha autenticado la solicitud; pregunte ese día y luego `datawrit record { $case } authenticated --on FECHA`
notices-holidays-from-a-list = los festivos vienen de una lista, no de la propia ley; un día puede variar en uno o dos
notices-holidays-carried-on = los festivos se recopilaron de { $from } a { $to }; los demás años siguen las mismas reglas
notices-not-checked-for = `{ $law }` se comparó por última vez con sus fuentes el { $day }, hace más de { $days } días
notices-nothing-would-move = ningún expediente abierto cambiaría
notices-not-its-mail = el correo { $id } guardado con el expediente no es el de su carta, y ninguna entrada del registro lo menciona: no se envía; se envía el de la carta; `datawrit verify` comprueba el resto
notices-leaves-as = el correo sale como `{ $name }`, y su carta la firma `{ $signer }`
notices-leaves-from = el correo sale de { $address }, una dirección que no está en su carta (está { $other }): la empresa ve ambas y puede pedir una solicitud desde la dirección que conoce
notices-sent-may-be-lost = { $error }; el último `sent` puede perderse si falla la corriente
notices-no-deadline-runs = no corre ningún plazo para { $case } a { $company }: no consta como enviada
notices-account-in-log = una versión anterior escribió el nombre de la cuenta en el registro, y está en el archivo
notices-authority-of-its-own = { $company } figura en `{ $category }`, y { $bodies } pueden tener su propia autoridad: --sector { $sector }
notices-unread-language = nadie que hable este idioma ({ $language }) ha leído todavía sus cartas; `--lang en` escribe lo mismo en inglés, para comparar o para enviar
