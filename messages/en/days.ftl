# How a day is written.
days-day = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
 } { $year }
days-weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
 }, { days-day }
days-not-read = a day is written YYYY-MM-DD, as in 2026-11-22; 22.11., 22 Nov, yesterday and -3d are understood too
days-not-there = this day does not exist
days-two-ways = this is a day in two ways: write { $one } or { $other }
days-year = use a year from 0001 to 9998
