package org.remitente.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.remitente.network.DomainRecords.Answer;
import org.remitente.network.DomainRecords.Outcome;
import org.remitente.provider.DomainPolicy.Dmarc;
import org.remitente.provider.DomainPolicy.Spf;
import org.remitente.shared.HostName;

class DomainPoliciesTest {

  private final Map<String, List<String>> texts = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final DomainPolicies policies = new DomainPolicies(this::answer, new ProviderCatalogue());

  private CompletableFuture<Answer<String>> answer(String name) {
    asked.add(name);
    if (name.equals("silent.es")) {
      return new CompletableFuture<>();
    }
    List<String> found = texts.get(name);
    return CompletableFuture.completedFuture(
        found == null
            ? new Answer<>(Outcome.NO_NAME, List.of())
            : new Answer<>(found.isEmpty() ? Outcome.FAILED : Outcome.FOUND, found));
  }

  private void publish(String name, String text) {
    texts.computeIfAbsent(name, absent -> new ArrayList<>()).add(text);
  }

  private DomainPolicy policy(String smtpHost) {
    return policies.of(new HostName("acme.es"), new HostName(smtpHost)).join();
  }

  @Test
  void tellsThatNothingIsPublished() {
    publish("acme.es", "google-site-verification=v=spf1");

    assertThat(policy("smtp.gmail.com"))
        .isEqualTo(new DomainPolicy(Spf.MISSING, false, Dmarc.MISSING));
  }

  @ParameterizedTest
  @CsvSource({
    "smtp.gmail.com, v=spf1 include:_spf.google.com ~all, NAMES_PROVIDER",
    "smtp.gmail.com, V=SPF1 INCLUDE:_SPF.GOOGLE.COM ~all, NAMES_PROVIDER",
    "smtp.office365.com, v=spf1 ip4:192.0.2.1 include:spf.protection.outlook.com -all, NAMES_PROVIDER",
    "ssl0.ovh.net, v=spf1 include:mx.ovh.com ~all, NAMES_PROVIDER",
    "smtp.ionos.es, v=spf1 include:_spf-eu.ionos.com ~all, NAMES_PROVIDER",
    "smtp.serviciodecorreo.es, v=spf1 redirect=_spf.serviciodecorreo.es, NAMES_PROVIDER",
    "mail.hoster.es, v=spf1 a:server.hoster.es/24 -all, NAMES_PROVIDER",
    "smtp.gmail.com, v=spf1 include:spf.protection.outlook.com -all, NAMES_OTHERS",
    "smtp.gmail.com, v=spf1 include:_spf.google.com.evil.es -all, NAMES_OTHERS",
    "smtp.gmail.com, v=spf1 mx -all, NAMES_OTHERS",
    "smtp.gmail.com, v=spf1, NAMES_OTHERS",
    "smtp.gmail.com, v=spf10 include:_spf.google.com, MISSING",
  })
  void readsWhoMaySend(String host, String record, Spf spf) {
    publish("acme.es", record);

    assertThat(policy(host).spf()).isEqualTo(spf);
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1 include:spf.hoster.es -all, v=spf1 ip4:192.0.2.1 include:_spf.google.com -all, NAMES_PROVIDER",
    "v=spf1 include:none.es include:SPF.hoster.es -all, v=spf1 include:_spf.google.com, NAMES_PROVIDER",
    "v=spf1  mx redirect=spf.hoster.es, v=spf1 a:mail.google.com -all, NAMES_PROVIDER",
    "v=spf1 ?include:spf.hoster.es, v=spf1 redirect=_spf.google.com, NAMES_PROVIDER",
    "v=spf1 include:spf.hoster.es include:spf.hoster.es, v=spf1 include:spf.hoster.es, NAMES_OTHERS",
    "v=spf1 -include:spf.hoster.es +all, v=spf1 include:_spf.google.com, NAMES_OTHERS",
    "v=spf1 include:spf.hoster.es ~all, v=spf1 ~include:_spf.google.com, NAMES_OTHERS",
    "v=spf1 redirect=spf.hoster.es -all, v=spf1 include:_spf.google.com, NAMES_OTHERS",
    "v=spf1 include:%{i}.spf.hoster.es -all, v=spf1 include:_spf.google.com, NAMES_OTHERS",
    "v=spf1 include:spf.hoster.es -all, include:_spf.google.com, NAMES_OTHERS",
  })
  void followsWhatTheRecordIncludesOrLeadsOnTo(String record, String included, Spf spf) {
    publish("acme.es", record);
    publish("spf.hoster.es", included);

    assertThat(policy("smtp.gmail.com").spf()).isEqualTo(spf);
  }

  @ParameterizedTest
  @CsvSource({
    "v=spf1, 9, NAMES_PROVIDER",
    "v=spf1, 10, NAMES_OTHERS",
    "v=spf1 a mx/24, 7, NAMES_PROVIDER",
    "v=spf1 a mx/24, 8, NAMES_OTHERS"
  })
  void followsAsFarAsReceiversDo(String start, int links, Spf spf) {
    publish("acme.es", start + " include:1.hoster.es");
    for (int link = 1; link < links; link++) {
      publish(link + ".hoster.es", "v=spf1 include:" + (link + 1) + ".hoster.es");
    }
    publish(links + ".hoster.es", "v=spf1 include:_spf.google.com");

    assertThat(policy("smtp.gmail.com").spf()).isEqualTo(spf);
  }

  @Test
  void doesNotAskTwiceForARecord() {
    publish("acme.es", "v=spf1 include:one.es include:two.es include:one.es -all");
    publish("one.es", "v=spf1 include:two.es -all");
    publish("two.es", "v=spf1 include:one.es -all");

    policy("smtp.gmail.com");

    assertThat(asked).containsOnlyOnce("one.es", "two.es");
  }

  @Test
  void doesNotKnowWhereARecordIsNotAnsweredNow() {
    publish("acme.es", "v=spf1 include:lost.es include:spf.hoster.es -all");
    texts.put("lost.es", List.of());
    assertThat(policy("smtp.gmail.com").spf()).isEqualTo(Spf.UNKNOWN);

    publish("spf.hoster.es", "v=spf1 include:_spf.google.com -all");
    assertThat(policy("smtp.gmail.com").spf()).isEqualTo(Spf.NAMES_PROVIDER);
  }

  @Test
  void waitsForRecordsNoLongerThanItsWarningDoes() {
    publish("acme.es", "v=spf1 include:silent.es -all");
    publish("_dmarc.acme.es", "v=DMARC1; p=reject");

    assertThat(policies.of(new HostName("acme.es"), new HostName("smtp.gmail.com")))
        .succeedsWithin(Duration.ofMillis(1900))
        .isEqualTo(new DomainPolicy(Spf.UNKNOWN, false, Dmarc.REJECT));
  }

  @Test
  void tellsOfSeveralRecordsWhichCountAsAnError() {
    publish("acme.es", "v=spf1 include:_spf.google.com -all");
    publish("acme.es", "v=spf1 -all");

    assertThat(policy("smtp.gmail.com").spf()).isEqualTo(Spf.SEVERAL);
  }

  @ParameterizedTest
  @CsvSource({
    "google._domainkey.acme.es, v=DKIM1; k=rsa; p=MIIB, smtp.gmail.com, true",
    "selector2._domainkey.acme.es, v=DKIM1; p=MIIB, smtp.office365.com, true",
    "google._domainkey.acme.es, v=DKIM1; p=, smtp.gmail.com, false",
    "google._domainkey.acme.es, v=DKIM1; p=MIIB, smtp.office365.com, false",
    "google._domainkey.acme.es, v=DKIM1; p=MIIB, mail.hoster.es, false",
  })
  void looksForTheKeysOfTheProvider(String name, String key, String host, boolean signed) {
    publish(name, key);

    assertThat(policy(host).signed()).isEqualTo(signed);
  }

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=reject, REJECT",
    "'v=DMARC1 ;p=Quarantine; sp=none', QUARANTINE",
    "v=DMARC1; p=none, NONE",
    "v=DMARC1, NONE",
    "v=DMARC10; p=reject, MISSING",
    "p=reject, MISSING",
  })
  void readsWhatReceiversAreAskedToDo(String record, Dmarc dmarc) {
    publish("_dmarc.acme.es", record);

    assertThat(policy("smtp.gmail.com").dmarc()).isEqualTo(dmarc);
  }

  @ParameterizedTest
  @CsvSource({"v=DMARC1; p=none; sp=reject, REJECT", "v=DMARC1; p=quarantine, QUARANTINE"})
  void readsThePolicyOfTheDomainAbove(String record, Dmarc dmarc) {
    publish("_dmarc.acme.es", record);
    HostName below = new HostName("ventas.tienda.acme.es");

    assertThat(policies.of(below, new HostName("smtp.gmail.com")).join().dmarc()).isEqualTo(dmarc);
  }

  @Test
  void saysWhereItDoesNotKnow() {
    texts.put("acme.es", List.of());
    texts.put("_dmarc.acme.es", List.of());

    assertThat(policy("smtp.gmail.com")).isEqualTo(DomainPolicy.UNKNOWN);
  }
}
