# Lo que dice `due`.
due-not-recorded = { $case } a { $company } no consta como enviada; si la envió: `datawrit record { $case } sent --on FECHA`
due-letter-waits = la carta { $number } está escrita y sin enviar
due-letter-came-back = la carta { $number } volvió el { $day }
due-answer-or-dispute = { $case }: el destinatario espera su respuesta desde el { $day }; responda y luego `datawrit record { $case } { $answered }`, o impugne la pregunta y luego `datawrit record { $case } { $disputed }`
due-the-same-for = lo mismo vale para { $cases ->
       [one] { $cases } expediente más
      *[other] { $cases } expedientes más
    }; `datawrit list` los muestra
due-nothing = nada vence en los próximos { $within } días
due-nothing-next = nada vence en los próximos { $within } días; después: { $company }, { $what } el { $day }
