package org.remitente.company;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.security.Secret;
import org.remitente.security.TokenHash;
import org.remitente.shared.DataFolder;
import org.remitente.shared.Ids;

/**
 * The operator's key: the configured one, or one made at the first start in a file that only its
 * owner reads.
 */
@ApplicationScoped
class OperatorKey {

  private static final Logger LOG = Logger.getLogger(OperatorKey.class.getName());
  private static final String FILE = "operator.key";

  @Inject
  @ConfigProperty(name = "remitente.operator.key")
  Optional<String> configured;

  private byte[] hash;

  @PostConstruct
  void read() {
    String key =
        configured
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .orElseGet(OperatorKey::fromFile);
    hash = TokenHash.of(Secret.of(key)).getBytes(StandardCharsets.US_ASCII);
  }

  /** Made at the start, so that the operator finds it before the first call. */
  void make(@Observes @Initialized(ApplicationScoped.class) Object start) {
    LOG.fine("Operator key ready");
  }

  /**
   * Whether a hash of {@link TokenHash} is that of the operator's key; takes the same time whatever
   * is wrong.
   */
  boolean matches(String other) {
    return MessageDigest.isEqual(hash, other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String fromFile() {
    DataFolder folder = DataFolder.configured();
    LOG.info(() -> "The operator's key is in " + folder.path().resolve(FILE));
    return folder.privateFile(FILE, Ids::token);
  }
}
