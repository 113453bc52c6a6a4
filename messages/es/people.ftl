# Las personas de una carpeta.
people-head-person = PERSONA
people-head-cases = EXPEDIENTES
people-head-profile = PERFIL
people-no-profile = ninguno
people-unknown = aquí nadie se llama `{ $name }`
people-no-case = `{ $name }` no tiene ningún expediente que se llame `{ $typed }`
people-only-cases = `{ $name }` tiene cartas aquí, pero ningún perfil con el que escribir más
people-as-in-letters = { $name } tiene cartas aquí, y ningún perfil. Las últimas dicen: { $details }. ¿Es correcto? Queda aquí para otras cartas.
people-near = `{ $name }` puede ser alguien que ya está aquí
people-who-is = ¿Quién es `{ $name }`?
people-somebody-new = una persona nueva, que firma { $name }
people-several = `{ $name }` encaja con varias personas
people-nameless = { $file } no dice de quién es
people-twice = { $one } y { $other } son ambos de `{ $name }`
people-none-yet = todavía no hay nadie aquí; con `datawrit init` diga quién es
people-for-whom = ¿Para quién es la carta?
people-leaves = { $cases ->
    [0] No hay ningún expediente de { $name }.
    [one] Se borra 1 expediente de { $name }, con sus cartas y lo que volvió.
   *[other] Se borran { $cases } expedientes de { $name }, con sus cartas y lo que volvió.
}
people-leaves-sent = { $count ->
    [one] La carta de 1 expediente ya salió; la empresa la conserva.
   *[other] Las cartas de { $count } expedientes ya salieron; las empresas las conservan.
}
people-leaves-profile = También se borra el perfil.
people-gone = { $cases ->
    [0] Borrado: el perfil de { $name }.
    [one] Borrado: 1 expediente de { $name } y el perfil.
   *[other] Borrado: { $cases } expedientes de { $name } y el perfil.
}
