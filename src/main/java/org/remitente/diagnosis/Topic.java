package org.remitente.diagnosis;

import java.util.regex.Pattern;

/**
 * What a reply speaks of, in the languages in which servers speak here: English, Spanish, Catalan,
 * Portuguese, French, Italian and German; {@link FurtherTongues} has others. The patterns look at
 * {@link Evidence#words}: lower case, without accents. They name meanings and not sentences, since
 * each server words its own.
 */
enum Topic {
  /** Encryption, in a sign-in that was refused: it is wanted and missing. */
  ENCRYPTION(
      "\\b(start)?tls\\b|\\bssl\\b|\\b(un)?encrypt|encryption|non-secure|insecure"
          + "|secure (connection"
          + "|channel)|under a layer|clear-?text|clear text|plain-?text|cifrad|xifrad|chiffr"
          + "|verschluss|crittograf|criptograf",
      FurtherTongues.ENCRYPTION),

  /** Encryption is wanted for a message and missing, whatever the number says. */
  ENCRYPTION_WANTED(
      "(must|need to|should|requires?|please)[^.]{0,15} (be )?(\\btls\\b|\\bssl\\b|encrypt)"
          + "|(\\btls\\b|\\bssl\\b|encryption|secure connection)[^.]{0,12} (required|needed"
          + "|mandatory|necessary)"
          + "|without (\\btls\\b|\\bssl\\b|encryption)"),

  /** A version of TLS that the server no longer lets pass. */
  OLD_ENCRYPTION(
      "\\b(tls|ssl) ?v?(ersion )?[123](\\.\\d)?\\b[^;]{0,20}\\b(not"
          + "|no longer) (\\w+ )?(supported|accepted|allowed)"
          + "|(outdated|obsolete|deprecated|unsupported) (version of )?(tls|ssl)"
          + "|\\b(tls|ssl) (protocol )?version"),

  /** LOGIN as a command, closed to everybody. */
  NO_LOGIN_COMMAND(
      "\\blogin (command )?(is )?(disabled|not (allowed|permitted|enabled))(?! for\\b)"),

  /** What was asked for is written in a way that the server does not take. */
  BAD_ARGUMENT(
      "(invalid|bad) flag|arguments?\\b[^.]{0,10} error|(invalid|bad"
          + "|missing)[^.]{0,15} (argument|date)"),

  /** A kind of sign-in that one of the two sides does not know. */
  MECHANISM(
      "\\bauth \\w+ (is )?not supported|mechanism|auth(entication)? (type|method)"
          + "|authenticate method|unrecognized authentication"
          + "|unsupported (authentication|method)|method (is )?not supported|no login methods"
          + "|authentication is not permitted"
          + "|security features not implemented|mecanismo|mecanisme",
      "\\bmechs?\\b|authenticate (command )?(is )?not supported",
      "plain (login|auth\\w*)[^.]{0,25}(disabled|not (allowed|permitted|enabled))"),

  /** A password that a provider makes for one program, as two-step sign-in asks for. */
  APP_PASSWORD(
      "\\bapp(lication|s)?([ -]specific)?[ -]pass|authorization code|two.?factor"
          + "|two.?step|\\b2fa\\b"
          + "|2.step|second.?factor|contrasen\\w+ de (la )?aplicaci|mot de passe d'app"
          + "|anwendungs\\w* ?(passw|kennw)|app-passw|password (per|specifica per) (le )?app"
          + "|senha de (app|aplica)|palavra-passe de apl",
      "(device|client)([ -]specific)? password|multi.?factor|\\bmfa\\b",
      "contrasen\\w+ d'aplicaci",
      FurtherTongues.APP_PASSWORD),

  /** The owner must sign in by hand and say that it was them. */
  BROWSER(
      "web ?browser|web login|webalert|(via|through|from|with|using) (the |your |a )?(webmail"
          + "|browser|website)|navegador|navigateur|suspicious (sign|log)|unusual (sign|log)"
          + "|unsafe login|(sign|log) ?in to your account|verify (your account|it's you"
          + "|that it was you)",
      "(log|sign) ?(in|on) (to|on|at) (the |your |our )?(webmail|web ?(site|page"
          + "|interface))|accept [^.]{0,15}terms\\b",
      "sesion en (el |la |su |tu )?(webmail|web\\b)|connecter (\\w+ )?au webmail|\\b(im"
          + "|uber das|am) webmail|(alla|dalla|nella|ao|pelo) webmail",
      FurtherTongues.BROWSER),

  /** A password that the provider finds too easy. */
  WEAK_PASSWORD(
      "password[^.]{0,15} (too (simple|weak|short|easy)|not strong|strength)|weak password"
          + "|contrasen\\w+[^.]{0,15} (debil|sencilla|simple|feble)|trop simple|zu einfach"),

  /** A password whose time is over. */
  EXPIRED_PASSWORD(
      "(password|passphrase|credential|passwort|kennwort|contrasen\\w+|mot de passe|senha"
          + "|palavra-passe)"
          + "[^.]{0,20} (expired|is expired|must be changed|caducad|expirad|expire|abgelaufen"
          + "|scadut)|expired password|change your password before"
          + "|(must|need to|have to) (change|reset|renew|update) (\\w+ )?password"
          + "|password (change|reset|renewal) (is )?(required|needed)"
          + "|(debe|tienes que|necesita) cambiar (\\w+ )?contrasena",
      "(contrasen\\w+|senha|palavra-passe) (\\w+ ){0,2}(caducat|expirou)"
          + "|change password (is )?required",
      FurtherTongues.EXPIRED_PASSWORD),

  /** A password that the provider wants another one in the place of, though it was right. */
  CHANGE_PASSWORD(
      "(change|reset|renew|update) (your |the |this )?password|cambi\\w+ (su |tu |la )?contrasen"
          + "|canvi\\w+ (la |la teva )?contrasenya|chang\\w+ (votre |de |le )?mot de passe"
          + "|(passwort|kennwort)[^.]{0,12} (andern|zurucksetzen)|cambi\\w+ la (tua )?password"
          + "|(altere|mude|troque) (a |sua |a sua )?senha",
      FurtherTongues.CHANGE_PASSWORD),

  /** A service that is switched off for a mailbox, or that nobody let it use. */
  SWITCHED_OFF(
      "n'est pas (activ|autoris)|not authori[sz]ed (to|for)|disabled|not (been )?(enabled"
          + "|activated|allowed|permitted|available for)|deactivated"
          + "|no permission|access rights|yet to enable|not have (\\w+ )?access"
          + "|turn(ed)? (it )?o(n|ff)"
          + "|\\bare not allowed|no access|access[^.]{0,15} denied|denied access|restricted"
          + "|(des|in)habilitad|desactivad|desactive"
          + "|deaktiviert|nicht (aktiv|erlaubt|freigesch)|disabilitat|disattivat|desativad"
          + "|no (esta )?(activ|habilit|permit)",
      "not have \\w+ enabled|desactivat|non (e |risulta )?(abilitat|attiv)|not (available"
          + "|permitted)",
      FurtherTongues.SWITCHED_OFF),
  IMAP("\\bimap"),
  SMTP("\\bsmtp(?!;)|user has no permission"),
  /** The service that was asked for, without its name. */
  SERVICE("\\b(this|the|requested) service\\b"),
  ADMINISTRATOR("administrator|\\badmin\\b|domain polic|your (domain|organi[sz]ation)|administrad"),

  /** An account as such. */
  ACCOUNT(
      "account|\\buser\\b|mailbox|\\bdomain\\b|subscription|licen[cs]e|cuenta|usuario"
          + "|buzon|compte|utilisateur|boite|konto|benutzer"
          + "|postfach|casella|utente|\\bconta\\b|bustia|\\blogin\\b",
      "\\balias\\b|\\baccess\\b|acceso|\\bacces\\b|accesso|acesso|zugang|zugriff",
      FurtherTongues.ACCOUNT),
  /** Closed, by whomever. */
  CLOSED(
      "disabled?\\b|locked|blocked|suspended|inactive|not active|deactivated|frozen"
          + "|closed|terminated"
          + "|banned|bloquea|desactivad|suspendid|suspes|desactive|bloque\\b|suspendu|gesperrt"
          + "|deaktiviert|disattivat|disabilitat|sospes|bloccat|desativad|inhabilitad"
          + "|not (yet |been )?(subscribed|activated|confirmed|validated|verified)"
          + "|nicht freigeschaltet"
          + "|pendiente de (activ|verific|confirm)",
      "revoked|lock ?out|bloquejat|suspensa?\\b|pending (activ|verif|confirm|approv)|discontinued",
      FurtherTongues.CLOSED),

  /** Closed in words that fit nothing else than what a customer pays for. */
  SUSPENDED(
      "suspended|suspendid|suspes|suspendu|sospes|unpaid|payment|overdue|impago|zahlung",
      "past.?due|outstanding balance|pagamento|paiement|falta de pago"
          + "|insufficient (credit|funds|balance)",
      "(subscription|trial|licen[cs]e|contract|plan|hosting)\\b[^.]{0,20}(expired|ended|is over)",
      "(suscripcion|abonnement|vertrag)\\b[^.]{0,20}(caducad|expire|abgelaufen)",
      FurtherTongues.SUSPENDED),

  /** What a provider or the maker of the server wants to be paid for. */
  LICENCE(
      "licen[cs]e|licencia|licenza|lizenz|subscription|paid plan|free (plan|trial|tier)"
          + "|trial (account|period|mode)"),

  /** A domain or an account that its owner has not made ready, or that nobody has approved yet. */
  NOT_SET_UP(
      "\\bnot authori[sz]ed to (authenticate|log|sign)|(domain|account|mailbox"
          + "|alias)\\b[^.]{0,20}\\b(missing|pending)\\b"
          + "|(domain|account|mailbox|alias)\\b[^.]{0,15}\\bnot (\\w+ )?(configured|set ?up"
          + "|verified"
          + "|validated|provisioned|activated|confirmed|approved|enabled)|unverified (domain"
          + "|account)"),

  /** Who signs in for somebody else, as administrators and delegates do. */
  DELEGATION("delegation|impersonat|proxy auth|on behalf of|as another user"),

  /** Sending as such is closed to an account, whatever it sends. */
  SENDING_CLOSED(
      "(outgoing|outbound|sending|your (account|mailbox|user)|envios?|tu cuenta|su cuenta"
          + "|votre compte|l'envoi|versand|ihr konto|il tuo account)[^.]{0,30}(blocked|suspended"
          + "|disabled|locked|bloquead|suspendid|desactivad|bloque\\b|suspendu|gesperrt|bloccat"
          + "|sospes)",
      "(sender address|envio\\w*)[^.]{0,20}(rejected:|de correo)[^.]{0,30}(disabled"
          + "|suspended|deactivated|frozen"
          + "|inactive|desactivad|suspendid)",
      "(domain|account|mailbox|user)\\b[^.]{0,15}\\bnot (\\w+ )?(configured|set ?up"
          + "|enabled|activated"
          + "|approved)[^.]{0,12}(outbound|outgoing|sending|smtp)"),

  /** Too many attempts to sign in. */
  TOO_MANY_ATTEMPTS(
      "too many (\\w+ ){0,3}(auth|log-?in|logon|attempt|failure|failed|bad|invalid|unsuccessful)"
          + "|(attempts?|logins?|failures) (\\w+ )?exceeded|login rate|rate[- ]?limit"
          + "|temporar\\w+ (locked|blocked|disabled|banned|suspended|bloquead)"
          + "|(blocked|banned|try again|locked) (for|in) \\d+|intentos|intents\\b|tentatives"
          + "|anmeldeversuche|loginversuche|tentativi|tentativas"
          + "|(trop|demasiad|zu viele|tropp[io]|muit[ao]s|massa)[^.]{0,30}(echecs|fallos|fallid"
          + "|fehl|falsch|errores|erreurs|errori|falhas)"
          + "|(reessayez|intent[ae]|prueb[ae]|versuchen|riprov\\w+|tente)[^.]{0,25}"
          + "\\b(dans|en|dentro de|in|fra|tra|em) \\d+",
      "too (many times|often)|(exceeded|max(imum)?|repeated|several)[^.]{0,35}(attempt"
          + "|login|failure)|lock\\w*( out)? temporar",
      "zu oft|trop souvent|demasiadas veces|massa vegades|troppe volte|muitas vezes",
      FurtherTongues.TOO_MANY_ATTEMPTS),

  /** Too many connections at once. */
  TOO_MANY_CONNECTIONS(
      "(too many|maximum|exceed\\w*|limit|demasiad\\w*|trop de|zu viele|tropp[eio]|muitas|massa)"
          + "[^.]{0,30}(connection|session|conexion|connexion|verbindung|connession|conexoes)"
          + "|(connection|session)s?[^.]{0,20}(limit|exceed)|simultan|concurren",
      "too many (\\w+ )?(clients|processes)|in use by another",
      FurtherTongues.TOO_MANY_CONNECTIONS),

  /** Traffic of a mailbox, counted by the day. */
  BANDWIDTH("bandwidth"),

  /** Where we come from. */
  OUR_ADDRESS(
      "client host|your host\\b|your ip|ip address|ip \\d|black-?list|block-?list"
          + "|\\brbl\\b|dnsbl|(your|from) (your )?country"
          + "|reputation|your network|su ip|votre ip|ihre ip"),

  /** A place that nobody may sign in from, or that is not on a list of allowed ones. */
  PLACE(
      "\\bnot (allowed|permitted|authori[sz]ed) from|(un|not )authori[sz]ed (ip|address"
          + "|network|location)|(\\bip\\b|address|country|region"
          + "|location|network)[^.]{0,30}\\bnot (\\w+ )?(authori[sz]ed|allowed|permitted|trusted)"
          + "|(country|region|location)[^.]{0,20}(block|black-?list|denied|restrict)|geo-?(ip"
          + "|block|restrict"
          + "|fenc)|(allow|white)-?list|pais[^.]{0,20}(bloquead|no (esta )?(permit|autoriz))"),

  /** A user or a password, called wrong. */
  WRONG_CREDENTIALS(
      "(user|password|passwd|credential|usuari|contrasen|clave|identifiant|mot de passe"
          + "|benutzer|passwort|kennwort|zugangsdaten|utente|senha)\\w*[^.]{0,25}\\b(not (valid"
          + "|correct|recogni)|non (corrett|valid|riconosciut)|nicht (korrekt|gultig)|erron"
          + "|incorrect)|falsche (zugangsdaten|anmeldedaten)|unrecogni[sz]ed (user|login)"
          + "|log-?in\\W[^.]{0,30}(incorrect|invalid|wrong|\\bbad\\b|not accepted|unknown"
          + "|falsch|errat)"
          + "|(user ?name|user|password|passwd|credential\\w*|usuari[oa]?|contrasen\\w+|utilisateur"
          + "|identifiant|mot de passe|benutzer\\w*|passwort|kennwort|utente|utilizador|senha"
          + "|palavra-passe|credencia\\w+)\\W[^.]{0,30}(incorrect|invalid|wrong|\\bbad\\b"
          + "|not accepted"
          + "|not match|unknown|mismatch|falsch|ungultig|errat|no valid|erronea|non valid"
          + "|\\berror\\b)"
          + "|(incorrect|invalid|wrong|\\bbad\\b|unknown) (\\w+ ){0,2}(user|log-?in|password|passwd"
          + "|credential|authentication data)|no such user|user not found|invalid credentials"
          + "|no such (account|mailbox)",
      FurtherTongues.WRONG_CREDENTIALS),

  /** A sign-in, called failed, without a reason. */
  FAILED_SIGN_IN(
      "(auth\\w*|log-?in|logon|sign-?in|autentic\\w+|anmeld\\w+|authentif\\w+|acceso)[^.]{0,40}"
          + "(fail|fall|reject|denied|unsuccessful|invalid|incorrect|error|refused|fehlgeschlagen"
          + "|echou|falha|echec)|(echec|falha|error|fallo) [^.]{0,10}(de |na |d')?(l')?auten?ti?",
      FurtherTongues.FAILED_SIGN_IN),

  /** An outage, in a sign-in that was refused: the password was not looked at. */
  OUTAGE(
      "ulterieurement|posteriormente|erreur (du )?serveur|error del servidor|serverfehler"
          + "|errore del server|erro (no|do) servidor|(service|server|store|daemon"
          + "|system)( is)?( \\w+)? not (available|responding)(?! (for|to|in|on|with))"
          + "|in progress|temporar|temporaneam|momentan|(?<!reason )unavailable|at (present"
          + "|this (moment|time))|(try|again|retry)"
          + " later|please retry|mas tarde|mes tard|plus tard|spater|piu tardi|vorubergehend"
          + "|(no|nicht|non) [^.]{0,12}(disponib|verfugbar)|indisp|internal (\\w+ )?(error|failure)"
          + "|system error|server (error|failed)|i/o error|error interno|erreur interne"
          + "|interner fehler|errore interno|erro interno|shutting down|unable to (contact|connect)"
          + "|cannot connect|connection lost|backend|maintenance|aborted|ocf12|\\boops\\b"
          + "|generic failure|lookup (failed|failure|error)|temp\\w*fail|\\b(is|are) down\\b"
          + "|(database|\\bdb|\\w*sql|ldap|redis|radius)\\b[^.]{0,20}(error|fail|down|lost)"
          + "|(can't|cannot|could not|unable to|failed to) (open|connect|contact|reach|write|save"
          + "|store|read)|system failure|\\bfatal\\b|no session",
      "\\bbusy\\b|overload|time-?out|timed out|out of memory|connection refused"
          + "|unreachable|not (ready|reachable)|being (moved|migrated)",
      "process\\w* (failed|failure|error)|error (\\w+ )?processing|(can't|cannot"
          + "|could not|unable to|failed to) (query|process|start|lock|load)|(unable"
          + "|failed) to access",
      "nicht erreichbar",
      FurtherTongues.OUTAGE),

  /** Time will help, outside of a sign-in. */
  TEMPORARY(
      OUTAGE.pattern.pattern(),
      "try again|i/o error|\\block(ed)?\\b|in use|connection is closed|error writing|write error"),

  /** The server says itself that another time will do, whatever its number says. */
  COME_AGAIN(
      "(try|again|retry|come back|resend)[^.]{0,12} (later|after (some ?time|a (while"
          + "|few)|\\d))|service (is )?(currently |temporarily )?unav"
          + "|temporarily (unavailable|rejected|deferred)|internal (server )?error|plus tard"
          + "|mas tarde|mes tard|spater"
          + "|piu tardi|mais tarde",
      "server (is )?(too )?busy|(unable|failed) to (write|queue|save|store)",
      FurtherTongues.COME_AGAIN),

  /** How we introduced ourselves. */
  INTRODUCTION("\\bhelo\\b|\\behlo\\b|polite people"),

  /** Mail for others, through a server that carries none for strangers. */
  RELAY(
      "relay|rcpthosts|not a gateway|not local host|non-accepted domain|reenvio no|"
          + "proxy smtp not allowed|delivery (is )?not allowed"
          + "|(don't|do not|does not) (handle|host) (e-?)?mail for",
      "closed (user|to outsiders)|private (mail )?server|not hosted (here|on)|\\brele\\b"
          + "|\\brelais\\b",
      "only accepts? (e-?)?mail (for|to) (its |our |local )|local users only|weiterleitung nicht"),

  /** A sign-in is missing. */
  AUTHENTICATION_WANTED(
      "auth\\w*( is)? (mandatory|obligatory|necessary)|auth\\w*( is)? (required|needed"
          + "|first)|requires? (smtp )?auth|(must|need to|please|should)"
          + " [^.]{0,12}(authenticate\\b|auth\\b|log ?in|login)|need auth|not (logged in"
          + "|authenticated)"
          + "|turn on smtp auth|auth\\w* (is )?(turned|switched) on|authenticated users only"
          + "|anonymous mail|auth first"
          + "|(necesari\\w+|debe|tiene que) [^.]{0,12}autentic|autenticacio\\w* (requer|necess)"
          + "|anmeldung erforderlich|authentifizierung erforderlich|authentification requise"
          + "|autenticazione (richiesta|necessaria)|without authentication"
          + "|unauthenticated (sender|user|client|connection|mail (is )?not)",
      "(send|issue) (an |the )?auth\\b|authori[sz](e|ation)\\b[^.]{0,15} (required|needed"
          + "|before|first)",
      "(did|have|has|are|is|was|were)(n't| not) (\\w+ )?(authenticate|log(ged)? ?(in|on))"
          + "|(authenticate|log ?(in|on)) (\\w+ ){0,2}before",
      "smtp.after.pop|pop3?.before.smtp|via pop|check (your "
          + "|for )?(new )?mail (\\(\\w+\\) )?(first|before)",
      "devez [^.]{0,10}(authentif|connecter)|melden sie sich[^.]{0,20}\\ban\\b|(richiest"
          + "|necessari|obbligatori)a (l')?autenticazione|autenticacao (\\w+ )?(necess|obrigat)",
      FurtherTongues.AUTHENTICATION_WANTED),

  /** A sender that is refused as such, whatever it sends. */
  LISTED_SENDER(
      "sender( address| domain)? (has been |is |was )?(black-?list|block-?list|blocked|banned"
          + "|denied)"),

  /** An address of a sender that cannot be one. */
  INVALID_SENDER(
      "invalid sender|no valid (from|sender)|sender( address| domain)? is (invalid|unvalidated)"),

  /** A domain in the sender's address that is not there. */
  SENDER_DOMAIN(
      "(?<!recipient address rejected: )domain not found|domain of sender|sender(s"
          + "|'s)?( address)? (domain|has null mx|domain has no)"
          + "|domain (does|may) not exist|dns check failed|cannot resolve your domain|has no (a"
          + "|mx|dns)\\b|nxdomain"
          + "|(from:?|sender) domain is (invalid|empty)|dominio del remitente"
          + "|unable to verify sender domain"),

  /** An address in From that the one who signed in does not own. */
  FOREIGN_SENDER(
      "not owned by|relaying disallowed as|(from|sender)( address)? must (use|match)"
          + "|sender\\b[^.]{0,50}(not|n't)\\b[^.]{0,20}(match|allow"
          + "|authori[sz]|permit|verified|belong|registered|own)|sender verif"
          + "|unauthori[sz]ed (use of )?(the )?sender|n't match (the )?(auth|log-?in|user|account)"
          + "|(may|can|could|are) ?not (\\w+ ){0,2}(send|use)[^.]{0,15}(from|as\\b|sender|this)"
          + "|not (allowed|authori[sz]ed|permitted)( to)? (send|use)[^.]{0,30}(from|as\\b"
          + "|sender|this)"
          + "|sending from this[^.]{0,20} not|send-?as|permissions to send|must (be )?(the )?(equal"
          + "|match|same|identical|belong|send mail from your)|from(/sender)? (header |address"
          + "|email|envelope|name)[^.]{0,40}(not|n't)\\b"
          + "|address is not (verified|authori[sz]ed)|domain not verified|verification failed for"
          + "|remitente[^.]{0,20} no\\b|remitent[^.]{0,10} no\\b|absender\\w*[^.]{0,20} nicht"
          + "|expediteur[^.]{0,20} non|mittente[^.]{0,20} non|remetente[^.]{0,20} nao"
          + "|does not belong to your account|sender header|not match message sender"
          + "|incorrect authentication for|sender address rejected: user unknown",
      "sender\\b[^.]{0,50}(not|n't)\\b[^.]{0,20}(same|identical|equal|correspond)|(sender"
          + "|login|from)[^.]{0,20} mismatch|mismatch[^.]{0,20} (sender|mail from)",
      FurtherTongues.FOREIGN_SENDER),

  /** An account that has sent as much as it may for now. */
  SENDING_LIMIT(
      "((sending|send|outgoing|submission|relay|hour\\w*|daily|day|messages?|e?-?mails?|rcpt)\\b"
          + "[^.]{0,25}\\b(limit|quota|exceed\\w*))|\\blimit\\w*[^.]{0,40}(hour|\\bday\\b|daily"
          + "|reached"
          + "|reset|superad|depass|erreicht|excedid|diari|\\bhora\\b)|(per|each|this"
          + "|only \\d+ \\w+ per)"
          + " (hour|day|minute)|max[^.]{0,20}(per hour|daily|e?mails)|frequency|at a rate"
          + "|too (many|much) (\\w+ ){0,2}(e-?mails?"
          + "|mails?|messages?|requests?)|too fast|throttl|rate[- ]?limit|sending rate"
          + "|unusual rate|over the limit"
          + "|24.?h(our|\\b)|limite[^.]{0,20}(de )?(envi|diari|invio|hora|d'envoi|alcanz"
          + "|superad|excedid)"
          + "|(superado|depasse|superato)[^.]{0,12} limit|sendelimit|invio[^.]{0,20}limit"
          + "|limite invio|too many recipients from|unusual (sending|outgoing)"
          + "|(sender address|policy)[^.]{0,40}\\bquota",
      "limit (\\w+ )?(erreicht|uberschritten)|limite quotidien",
      FurtherTongues.SENDING_LIMIT),

  TOO_MANY_RECIPIENTS(
      "too many recipients|demasiados destinatarios|trop de destinataires|zu viele empfanger"
          + "|troppi destinatari|muitos destinatarios|massa destinataris",
      "(maximum|max\\.?|only) (of )?(\\d+ |number of )?recipients|recipients? (count"
          + "|limit|number) exceed",
      FurtherTongues.TOO_MANY_RECIPIENTS),

  GREYLISTED("gr[ae]y-? ?list"),

  /** No room in a mailbox or on a server. */
  NO_ROOM(
      "quota|cuota|mailbox (limit|quota)|storage allocation|(mailbox|inbox|folder|user"
          + "|account|box)( is)? full|full mailbox"
          + "|storage|\\b(disk|disc)? ?space\\b|system( is)? full|buzon lleno|bustia plena"
          + "|pleine\\b|\\bvoll\\b|piena\\b"
          + "|cheia\\b|speicherplatz|espace (disque|insuff)|over ?quota|espacio",
      "spazio",
      FurtherTongues.NO_ROOM),

  /** A message that weighs too much. */
  TOO_LARGE(
      "message (file )?(is )?(too (big|large|long))|too (big|large)|(message|mail|literal|maximum"
          + "|max|fixed) [^.]{0,20}\\bsize\\b|size (exceed|limit)|length exceed|(message"
          + "|mail) length|(line|literal) limit|exceeds[^.]{0,25}(size|maximum"
          + "|appendlimit|databytes)|appendlimit|databytes|larger than|tamano|\\bmida\\b"
          + "|taille (limite|maxi|du message)|zu gro(ss|ß)|dimension|demasiado grande|trop (gros"
          + "|volumineux)|troppo grande|maximum permitted",
      "literal (is )?too|massa gran",
      FurtherTongues.TOO_LARGE),

  /** A kind of file that is not let through. */
  FORBIDDEN_FILE(
      "attachment|executable|potential security issue|file type|adjunto|piece jointe",
      "file extension|dangerous file|\\banhang\\b|allegat",
      FurtherTongues.FORBIDDEN_FILE),

  /** How the domain vouches for its mail. */
  DOMAIN_PROOF(
      "dmarc|\\bdkim\\b|\\bspf\\b|unauthenticated|authentication (level|requirement|check"
          + "|information)"),

  /** Rules against unwanted mail, about the text or about whence it comes. */
  UNWANTED(
      "spam|black[- ]?list|block[- ]?list|dnsbl|\\brbl\\b|blocked using"
          + "|(?<!not )listed (in|at|by|on)|is listed"
          + "|reputation|banned|user complaints|unsolicited|bulk|junk|reverse (dns|hostname)"
          + "|\\bptr\\b"
          + "|cannot find your|virus|malware|phish|polic(y|ies)|content (filter|reject)"
          + "|content[^.]{0,12}(denied|not accepted)|client (ip|host)|your ip|blocked by|\\baup\\b"
          + "|possible abuse|\\bip\\b( address)? (profile|name lookup|not)|bad[^.]{0,12}\\bip\\b"
          + "|dynamic (ip|address|host)|(host|network) not allowed|your isp\\b|blocked - see"
          + "|message filtered|unacceptable content",
      "\\bip\\b[^,;:]{0,40}\\bnot (\\w+ )?(allowed|permitted|authori[sz]ed)|your (host"
          + "|server|machine) (is )?not|rdns",
      "lista negra|llista negra|liste noire|lista nera|schwarze liste|direccion ip"
          + "|adreca ip|adresse ip|ip-adresse|indirizzo ip|endereco ip",
      FurtherTongues.UNWANTED),

  /** Nobody is there under that address. */
  NOBODY(
      "unknown|no such|(does(n't| not)|not) exist|not found|unrout\\w+|invalid|no mailbox|disabled"
          + "|undeliverable|mailbox unavailable|desconocid|desconegu|sconosciut|unbekannt"
          + "|inconnu|desconhecid"
          + "|no existe|n'existe|inexist|null mx"
          + "|(recipient|mailbox|user|account|destinataire)[^.]{0,20}(archiv|closed|inactive"
          + "|terminated|suspended|locked|frozen)"),

  /** The same in words that speak of a recipient, so that nothing else can be meant. */
  NO_RECIPIENT(
      "(mailbox|recipient|user)\\b[^.]{0,40}(not found|unknown|(does not|doesn't) exist)"
          + "|(invalid|unknown|no such) (mailbox|recipient|user)\\b",
      "(mailbox|recipient)\\b[^.]{0,40}(disabled|inactive|closed|deactivated"
          + "|discontinued)|no valid recipient"),

  /** A message that is not built as it should be, which is ours to mend. */
  MALFORMED(
      "no headers?\\b|header/body|content conversion|message-id|multiple from"
          + "|duplicate header|rfc ?5322|lone cr|bare (lf|newline|line-?feed)"
          + "|\\bnul\\b|8-?bit|(invalid|malformed|bad|missing) header|malformed message"
          + "|unable to parse",
      "(can't|cannot|could not|couldn't|unable to|failed to) (be )?parse|pars(e"
          + "|ing) (error|fail)|(message|mail|mime)\\b[^.]{0,20}(malformed|bad format)"),

  NO_FOLDER(
      "(doesn't|does not|not) exist|no such|unknown (mailbox|folder)"
          + "|(mailbox|folder) (was |could )?not (be )?found"
          + "|no existe|n'existe pas|existiert nicht|non esiste|nao existe",
      "unable to open this mailbox|introuvable|nicht gefunden|non trovat",
      FurtherTongues.NO_FOLDER),
  NO_MESSAGES_IN_FOLDER(
      "no-?select|nonselectable|not selectable|isn't selectable|nonexistent mail"),
  FOLDER_NAME("invalid mailbox name|prefix|namespace|mailbox name"),
  FORBIDDEN_FOLDER("read-?only|permission denied|denied|not allowed|no permission|rights");

  private final Pattern pattern;

  Topic(String... alternatives) {
    this.pattern = Pattern.compile(String.join("|", alternatives));
  }

  /** Whether words of a reply speak of it. */
  boolean isIn(String words) {
    return pattern.matcher(words).find();
  }
}
