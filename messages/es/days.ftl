# Cómo se escribe un día.
days-day = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
 } de { $year }
days-weekday = { $weekday ->
    [1] lunes
    [2] martes
    [3] miércoles
    [4] jueves
    [5] viernes
    [6] sábado
   *[7] domingo
 }, { days-day }
days-not-read = un día se escribe AAAA-MM-DD, como 2026-11-22; también se entienden 22.11., 22 nov, ayer y -3d
days-not-there = ese día no existe
days-two-ways = eso pueden ser dos días: escriba { $one } o { $other }
days-year = use un año de 0001 a 9998
