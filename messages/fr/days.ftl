# Comment s'écrit un jour.
days-day = { $day ->
    [1] 1er
   *[other] { $day }
 } { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
 } { $year }
days-weekday = { $weekday ->
    [1] lundi
    [2] mardi
    [3] mercredi
    [4] jeudi
    [5] vendredi
    [6] samedi
   *[7] dimanche
 } { days-day }
days-not-read = un jour s'écrit AAAA-MM-JJ, comme 2026-11-22 ; 22.11., 22 nov, hier et -3d sont compris aussi
days-not-there = ce jour n'existe pas
days-two-ways = cela peut être deux jours : écrivez { $one } ou { $other }
days-year = prenez une année de 0001 à 9998
