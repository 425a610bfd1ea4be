package org.remitente.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Collectors;

/** The files that make Dovecot what a {@link MailSystemSetup} asks for. */
record DovecotConfiguration(MailSystemSetup setup, MailPlace place, ServerFolder folder) {

  private static final String MAIL_OWNER = "mail";

  /**
   * Writes it.
   *
   * @return the file to start with
   */
  Path write() throws IOException {
    folder.folderOf(MAIL_OWNER, "mail");
    folder.write("users", users());
    return folder.write(
        "dovecot.conf", general() + tokens() + encryption() + services() + folders() + quota());
  }

  private String users() {
    return setup.users.stream()
        .map(user -> user.address() + ":{PLAIN.B64}" + base64(user.password()) + "::::::\n")
        .collect(Collectors.joining());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The mechanism {@code none} is delivery, which asks whether there is such a user. */
  private String general() {
    String elsewhere = place.isHere() ? ", " + DovecotServer.ELSEWHERE : "";
    return """
        base_dir = %1$s/run
        state_dir = %1$s/run
        instance_name = %1$s
        log_path = %1$s/dovecot.log
        listen = %2$s
        protocols = imap lmtp
        disable_plaintext_auth = yes
        auth_mechanisms = plain login %4$s
        auth_failure_delay = 0
        first_valid_uid = 1
        mail_location = maildir:~/Maildir
        mail_max_userip_connections = 50
        passdb {
          driver = passwd-file
          mechanisms = plain login none
          args = username_format=%%u %1$s/users
        }
        userdb {
          driver = static
          args = uid=%3$s gid=%3$s home=%1$s/mail/%%u
        }
        """
        .formatted(folder.path(), place.address() + elsewhere, MAIL_OWNER, setup.tokenMechanisms);
  }

  private String tokens() throws IOException {
    if (setup.introspection == null) {
      return "";
    }
    Path provider = folder.write("oauth2.conf", introspection());
    return """
        passdb {
          driver = oauth2
          mechanisms = %s
          args = %s
        }
        """
        .formatted(setup.tokenMechanisms, provider);
  }

  /** The token's user must be the one who wants to sign in; Dovecot compares them by itself. */
  private String introspection() {
    return """
        introspection_mode = post
        introspection_url = %s
        active_attribute = active
        active_value = true
        username_attribute = username
        """
        .formatted(setup.introspection.toString().replace("//localhost", "//127.0.0.1"));
  }

  private String encryption() throws IOException {
    TestCertificate.PemFiles pem = setup.certificate.writeTo(folder.path());
    String certificate =
        "ssl = yes\nssl_cert = <%s\nssl_key = <%s\n".formatted(pem.certificate(), pem.key());
    return setup.oldTls ? certificate + oldTls() : certificate;
  }

  /** Dovecot knows the oldest version that it speaks, OpenSSL the newest. */
  private String oldTls() throws IOException {
    Path openssl =
        folder.write(
            "openssl.cnf",
            """
            openssl_conf = all
            [all]
            ssl_conf = parts
            [parts]
            system_default = limits
            [limits]
            MaxProtocol = TLSv1.1
            CipherString = ALL:@SECLEVEL=0
            """);
    return """
        import_environment = TZ OPENSSL_CONF=%s
        ssl_min_protocol = TLSv1
        ssl_cipher_list = ALL:@SECLEVEL=0
        """
        .formatted(openssl);
  }

  /** The penalty would make sign-ins wait for seconds after a wrong password of another test. */
  private String services() {
    return """
        service imap-login {
          inet_listener imap {
            port = %1$d
          }
          inet_listener imaps {
            port = %2$d
            ssl = yes
          }
        }
        service auth {
          unix_listener auth-postfix {
            mode = 0600
            user = postfix
          }
        }
        service anvil {
          unix_listener anvil-auth-penalty {
            mode = 0
          }
        }
        service lmtp {
          unix_listener lmtp-postfix {
            mode = 0600
            user = postfix
          }
        }
        """
        .formatted(place.imap(), setup.withoutImplicitTls ? 0 : place.imaps());
  }

  private String folders() {
    String sent =
        setup.sentFolder == null
            ? ""
            : """
              mailbox "%s" {
                auto = subscribe
                special_use = \\Sent
              }
            """
                .formatted(setup.sentFolder);
    return "namespace inbox {\n  inbox = yes\n  separator = .\n" + sent + "}\n";
  }

  private String quota() {
    return setup.quotaBytes == 0
        ? ""
        : """
        mail_plugins = quota
        protocol imap {
          mail_plugins = quota imap_quota
        }
        plugin {
          quota = count:User quota
          quota_vsizes = yes
          quota_grace = 0
          quota_rule = *:storage=%dB
          quota_status_success = DUNNO
          quota_status_nouser = DUNNO
          quota_status_overquota = "552 5.2.2 Mailbox is full"
        }
        service quota-status {
          executable = quota-status -p postfix
          unix_listener quota-postfix {
            mode = 0600
            user = postfix
          }
        }
        """
            .formatted(setup.quotaBytes);
  }
}
