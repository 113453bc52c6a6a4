# Was `record` sagt.
record-not-sent-by = --by sagt, wie ein Brief abgesandt wurde, und passt nicht zu { $event }
record-not-tracked = --tracking ist die Sendungsnummer eines abgesandten Briefes
record-not-until = --until ist der Tag, den eine Mitteilung über mehr Zeit nennt
