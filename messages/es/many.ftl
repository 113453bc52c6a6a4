# Muchas cartas a la vez.
many-go-on = ¿Continuar?
many-again-needs-date = --again necesita una fecha con varias cartas, para que una ejecución interrumpida pueda seguir
many-again-from = cuentan las cartas escritas desde esa fecha: --again={ $day }
many-letters = { $count ->
    [one] 1 carta
   *[other] { $count } cartas
}
many-companies = { $count ->
    [one] 1 empresa
   *[other] { $count } empresas
}
many-known = { $letters }; { $companies } en el directorio
many-not-known = { $count } no: { $names }
many-and-more = y { $count } más
many-lines-unusable = { $count ->
    [one] 1 línea no sirve
   *[other] { $count } líneas no sirven
}
many-rehearsed = { $letters }, { $count } que no sirven
many-label-before = antes
many-label-failed = fallo
many-wrote = { $letters } en { $path }
many-before = { $count ->
    [one] 1 ya estaba y no cambia
   *[other] { $count } ya estaban y no cambian
}
many-more-failed = { $count } más; --json los muestra todos
many-nothing-new = no hay cartas nuevas; para pedirlo todo otra vez: --again={ $day }
many-languages = idiomas de las cartas: { $languages }; otros: `--lang company` (el de cada empresa) o `--lang CODE`
many-languages-unread = sin leer por nadie que hable el idioma: { $languages }
