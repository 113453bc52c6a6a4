# What `open` says.
open-there = the pages are open already; this is another address of them
open-tunnel = On your own computer, run `{ $command }`, then open the address there.
open-until = The address is good once, for a minute. The pages close after 30 minutes without use, with Quit on a page, or with Ctrl-C here.
open-ended = the pages are closed
open-no-browser = No browser could be started; open the address in one.
