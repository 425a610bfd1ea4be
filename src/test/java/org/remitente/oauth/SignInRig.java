package org.remitente.oauth;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.company.Companies;
import org.remitente.security.CredentialCipher;
import org.remitente.security.Secret;
import org.remitente.testing.MapConfig;
import org.remitente.testing.TestContainer;

/** Sign-ins on a real database, with a provider that exists in the test only. */
final class SignInRig implements AutoCloseable {

  final TestContainer container = new TestContainer();
  final FakeTokenEndpoint endpoint = new FakeTokenEndpoint();
  final Map<String, String> configuration = new HashMap<>();
  final BreakingCipher cipher;
  final String company;

  /** A browser with its cookies. */
  static final class Browser {
    private final Map<String, Secret> marks = new HashMap<>();

    Optional<Secret> mark(String id) {
      return Optional.ofNullable(marks.get(id));
    }
  }

  /** Breaks the next transaction that stores something secret, once a test wants that. */
  static final class BreakingCipher extends CredentialCipher {
    private final CredentialCipher cipher;
    private boolean breaks;
    private boolean hasBroken;

    BreakingCipher(CredentialCipher cipher) {
      this.cipher = cipher;
    }

    void breakOnce() {
      breaks = true;
    }

    boolean hasBroken() {
      return hasBroken;
    }

    @Override
    public String encrypt(Secret secret, String belongsTo) {
      if (breaks) {
        breaks = false;
        hasBroken = true;
        throw new IllegalStateException("thrown by the test");
      }
      return cipher.encrypt(secret, belongsTo);
    }

    @Override
    public Secret decrypt(String stored, String belongsTo) {
      return cipher.decrypt(stored, belongsTo);
    }
  }

  SignInRig() {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    cipher = new BreakingCipher(container.get(CredentialCipher.class));
    container.use(CredentialCipher.class, cipher);
    for (String name : List.of("outlook", "google")) {
      configuration.put("remitente.oauth." + name + ".client-id", FakeTokenEndpoint.CLIENT);
    }
    container.use(Config.class, new MapConfig(configuration));
    container.use(SignInProviders.class, new SignInProviders(new MapConfig(configuration)));
    container.use(TokenEndpoint.class, endpoint);
    company = container.get(Companies.class).create("Acme SL", "es", null).id();
  }

  SignIns signIns() {
    return container.get(SignIns.class);
  }

  Grants grants() {
    return container.get(Grants.class);
  }

  GrantRenewals renewals() {
    return container.get(GrantRenewals.class);
  }

  BegunSignIn begin(String provider, String wanted) {
    return begin(company, provider, wanted);
  }

  private BegunSignIn begin(String of, String provider, String wanted) {
    return signIns().begin(of, provider, new SignInWish(wanted, "Acme SL", true, "/fin"));
  }

  /** A browser opens what was begun; gives the query with which it arrives at the provider. */
  Map<String, String> open(BegunSignIn begun, Browser browser) {
    return arrives(signIns().open(begun.ticket()).orElseThrow(), browser);
  }

  static Map<String, String> arrives(OpenedSignIn opened, Browser browser) {
    browser.marks.put(opened.id(), opened.mark());
    return query(opened.provider());
  }

  static Map<String, String> query(URI address) {
    return Arrays.stream(address.getRawQuery().split("&"))
        .map(each -> each.split("=", 2))
        .collect(
            Collectors.toMap(
                each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
  }

  Optional<ReturnedSignIn> comesBack(String state, Browser browser) {
    return signIns()
        .returned(new ProviderAnswer(Secret.of(state), "code", null, null), browser::mark);
  }

  /** All the way from the wish to what is to be verified. */
  SignedIn signedIn(String provider, String email) {
    return signedIn(company, provider, email);
  }

  private SignedIn signedIn(String of, String provider, String email) {
    Browser browser = new Browser();
    Map<String, String> there = open(begin(of, provider, null), browser);
    endpoint.signsIn(email, there.get("nonce"));
    return comesBack(there.get("state"), browser).orElseThrow().signedIn();
  }

  /** The same, verified and stored; gives the account's id. */
  String stored(String provider, String email) {
    return stored(company, provider, email);
  }

  /** The same of another company. */
  String stored(String of, String provider, String email) {
    return kept(signedIn(of, provider, email));
  }

  /** What was signed in to has passed; gives the account's id. */
  String kept(SignedIn signedIn) {
    try {
      return container.database().required(() -> keep(signedIn));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private String keep(SignedIn signedIn) {
    String id =
        container
            .get(MailAccounts.class)
            .storeSignedIn(
                signedIn.companyId(),
                signedIn.settings(),
                new LearnedFacts(SentCopyPolicy.PROVIDER_SAVES, null, null),
                List.of())
            .id();
    signIns().passed(signedIn, id, signedIn.outlets().get(0));
    return id;
  }

  /** Changes rows behind everybody's back. */
  void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** How many rows there are. */
  long count(String rows) {
    return ((Number)
            container
                .database()
                .entities()
                .createNativeQuery("select count(*) from " + rows)
                .getSingleResult())
        .longValue();
  }

  SignInStatus status(String id) {
    return signIns().find(company, id).orElseThrow();
  }

  @Override
  public void close() {
    container.close();
  }
}
