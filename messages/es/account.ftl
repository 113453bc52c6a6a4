# El buzón desde el que se envía.
account-from = El correo electrónico desde el que envía
account-server = El servidor de correo de { $domain } (en su ayuda: SMTP o servidor saliente), como smtp.example.org:
account-app-password =
    { $provider } quiere una contraseña de aplicación en lugar de la suya: una para un solo programa.
      1. Active el acceso en dos pasos en su cuenta, si no lo está.
      2. Cree una contraseña de aplicación para datawrit: { $where }
      3. Úsela aquí. Allí puede revocarla en cualquier momento.
account-in-settings = en los ajustes de su cuenta
account-password = { $provider } acepta la contraseña del buzón.
account-page = Cómo se conectan los programas: { $page }
account-token =
    { $provider } solo admite programas con un token de acceso, no con contraseña.
      Aquí puede usarse un programa que muestre uno.
      Sin él, envíe usted los borradores: `datawrit init --sending myself`.
account-secret = ¿De dónde viene la contraseña?
account-typed = la escribo cada vez
account-by-command = un comando la muestra (pass, op, secret-tool, security)
account-keyring = el llavero de este ordenador
account-command = El comando que muestra la contraseña, por ejemplo pass show mail:
account-token-command = El comando que muestra un token de acceso:
account-added = La cuenta { $account } está ahora en { $file }.
account-added-now = La cuenta { $account } está añadida.
account-try = ¿Probarla ahora? No se envía nada.
account-works = Funciona; no se envió nada.
account-later = pruébela más tarde: `datawrit account test { $account }`
account-none-added = no se añadió ninguna cuenta
account-not-yet = la cuenta se añadió, pero aún no funciona: { $why }
account-none-yet = aún no ha configurado ningún buzón: `datawrit account add`
account-head-account = CUENTA
account-head-from = DE
account-head-by = POR
account-head-password = CONTRASEÑA
account-remembered = { $account }: el llavero del sistema tiene la contraseña
account-starttls = TLS tras STARTTLS
account-loopback = sin cifrar, en este ordenador
account-logged-in = conectado como { $user }
account-no-login = sin acceso
account-tested = { $account }: { $who } en { $server }, puerto { $port }, { $private }
account-offers = ofrece: { $what }
account-offers-nothing = nada más allá de SMTP simple
account-no-address = falta la dirección desde la que se envía
account-name-address = indíquela: `datawrit account add usted@example.org`
account-try-again = para intentarlo otra vez: { $command }
