package org.remitente.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.remitente.mail.MailStore;
import org.remitente.mail.MessageContent;
import org.remitente.mail.SentFolder;
import org.remitente.mail.ServerFacts;
import org.remitente.shared.Language;

class CopyWatchTest {

  private Clock clock = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);

  /** A mailbox with the message in some folders. */
  private record Mailbox(Set<String> folders) implements MailStore.Connection {
    @Override
    public ServerFacts facts() {
      return new ServerFacts("", null);
    }

    @Override
    public SentFolder sentFolder(String named, Language language) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean holds(String folder, String messageId) {
      return folders.contains(folder);
    }

    @Override
    public void append(String folder, MessageContent content, OffsetDateTime received) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }

  private CopyWatch.Seen watch(String sentFolder, String... folders) throws Exception {
    Clock ticking =
        new Clock() {
          @Override
          public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }

          @Override
          public java.time.Instant instant() {
            return clock.instant();
          }
        };
    CopyWatch watch = new CopyWatch(ticking, length -> clock = Clock.offset(clock, length));
    return watch.watch(
        new Mailbox(Set.of(folders)), sentFolder, "<1@acme.es>", "", Duration.ofSeconds(6));
  }

  @Test
  void seesTheCopyThatTheProviderKept() throws Exception {
    assertThat(watch("Enviados", "INBOX", "Enviados")).isEqualTo(new CopyWatch.Seen(true, true));
  }

  @Test
  void givesUpWhereNothingIsSeen() throws Exception {
    assertThat(watch("Enviados")).isEqualTo(new CopyWatch.Seen(false, false));
  }

  @Test
  void takesWhatArrivedInTheInboxForNoCopy() throws Exception {
    assertThat(watch("INBOX", "INBOX")).isEqualTo(new CopyWatch.Seen(true, false));
  }
}
