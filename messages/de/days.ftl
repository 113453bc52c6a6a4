# Wie ein Tag geschrieben wird.
days-day = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
 } { $year }
days-weekday = { $weekday ->
    [1] Montag
    [2] Dienstag
    [3] Mittwoch
    [4] Donnerstag
    [5] Freitag
    [6] Samstag
   *[7] Sonntag
 }, { days-day }
days-not-read = ein Tag wird JJJJ-MM-TT geschrieben, wie 2026-11-22; verstanden werden auch 22.11., 22. November, gestern und -3d
days-not-there = diesen Tag gibt es nicht
days-two-ways = das sind zwei mögliche Tage: schreiben Sie { $one } oder { $other }
days-year = nehmen Sie ein Jahr von 0001 bis 9998
