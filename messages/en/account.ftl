# The mailbox to send from.
account-from = The e-mail address you send from
account-server = The mail server of { $domain } (in its help: SMTP or outgoing server), such as smtp.example.org:
account-app-password =
    { $provider } wants an app password in place of your own: one made for one program.
      1. Switch on two-step login in your account, if it is off.
      2. Make an app password for datawrit: { $where }
      3. Use it here. You can take it back there at any time.
account-in-settings = in the settings of your account
account-password = { $provider } takes the password of the mailbox.
account-page = How programs log in there: { $page }
account-token =
    { $provider } lets programs in by access tokens alone, not by passwords.
      A helper program that prints one can be used here.
      Without one, send drafts yourself: `datawrit init --sending myself`.
account-secret = Where should the password come from?
account-typed = I type it each time
account-by-command = a command prints it (pass, op, secret-tool, security)
account-keyring = the keyring of this computer
account-command = The command that prints the password, such as pass show mail:
account-token-command = The command that prints an access token:
account-added = Added the account { $account } in { $file }.
account-added-now = Added the account { $account }.
account-try = Try it now? Nothing is sent.
account-works = It works; nothing was sent.
account-later = try it later: `datawrit account test { $account }`
account-none-added = no account was added
account-not-yet = the account was added, and does not work yet: { $why }
account-none-yet = you have not set up a mailbox yet: `datawrit account add`
account-head-account = ACCOUNT
account-head-from = FROM
account-head-by = BY
account-head-password = PASSWORD
account-remembered = { $account }: the system's keyring has the password
account-starttls = TLS after STARTTLS
account-loopback = not encrypted, on this computer
account-logged-in = logged in as { $user }
account-no-login = no login
account-tested = { $account }: { $who } at { $server }, port { $port }, { $private }
account-offers = offers: { $what }
account-offers-nothing = nothing beyond plain SMTP
account-no-address = the address to send from is missing
account-name-address = name it: `datawrit account add you@example.org`
account-try-again = try again: { $command }
