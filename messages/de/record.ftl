# Was `record` sagt.
record-not-sent-by = --by sagt, wie ein Brief abgesandt wurde, und passt nicht zu `{ $event }`
record-not-tracked = --tracking ist die Sendungsnummer eines abgesandten Briefes
record-not-until = --until ist der Tag, den eine Mitteilung über mehr Zeit nennt
record-what-happened = Was ist geschehen?
record-which-day = An welchem Tag? [heute]
record-until-when = Bis zu welchem Tag wollen sie Zeit? [nicht gesagt]
record-before-its-date = Der Brief trägt das Datum { $dated }. Ging er davor hinaus, am { $day }?
record-nothing = es wurde nichts festgehalten
record-say-what = sagen Sie hinter dem Vorgang, was geschehen ist: { $known }
record-reasons-extended = Wurden Gründe für die längere Frist genannt?
record-reasons-unsaid = ich lasse es offen
record-reasons-which = Welche, in wenigen Worten?
record-not-reasoned = --reason und --no-reasons gehören zu refused und extended
