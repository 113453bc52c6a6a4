# Lo que dice `record`.
record-not-sent-by = --by dice cómo se envió una carta y no va con { $event }
record-not-tracked = --tracking es el número de seguimiento de una carta enviada
record-not-until = --until es el día que indica un aviso de prórroga
