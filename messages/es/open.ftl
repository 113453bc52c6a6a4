# Lo que dice `open`.
open-there = las páginas ya están abiertas; esta es otra dirección
open-tunnel = En su propio ordenador, ejecute `{ $command }` y abra allí la dirección.
open-until = La dirección sirve una vez, durante un minuto. Las páginas se cierran tras 30 minutos sin uso, con «Salir» en una página o aquí con Ctrl-C.
open-ended = las páginas están cerradas
open-no-browser = No se ha podido iniciar ningún navegador; abra la dirección en uno.
