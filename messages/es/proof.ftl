# Pruebas, comprobación, autoridades.
proof-files = { $count ->
    [one] 1 archivo
   *[other] { $count } archivos
}
proof-give-hash = el hash tras `manifest` muestra después que nada se alteró: déselo a alguien de confianza
proof-notes-go = estas notas suyas van al archivo:
proof-may-read = ¿Puede leerlas quien lo reciba?
proof-nothing-written = no se escribió nada
proof-without-notes = omita las notas con --without-notes
proof-notes-of-yours = { $count ->
    [one] 1 nota suya iría al archivo
   *[other] { $count } notas suyas irían al archivo
}
proof-no-case = aún no hay ningún expediente
proof-cases = { $count ->
    [one] 1 expediente
   *[other] { $count } expedientes
}
proof-entries = { $count ->
    [one] 1 anotación
   *[other] { $count } anotaciones
}
proof-faults = { $count ->
    [one] 1 fallo
   *[other] { $count } fallos
}
proof-unchanged = { $cases }, { $entries }: completos y sin cambios
proof-faulty = { $cases }, { $entries }: { $faults }
proof-compared = comparado consigo mismo y con el último hash entregado: pruebas de { $case }, { $day }, { $entry }
proof-compared-alone = comparado solo consigo mismo: aún no se entregó ningún hash (`datawrit evidence EXPEDIENTE --output ARCHIVO.zip` tiene uno)
proof-uncovered = sin hash que lo cubra:
proof-archive = el archivo exportado no se puede usar: { $why }
