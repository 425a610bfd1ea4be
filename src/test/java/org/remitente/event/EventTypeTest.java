package org.remitente.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.remitente.account.AccountHealth;
import org.remitente.outbox.CopyState;
import org.remitente.outbox.MessageState;

class EventTypeTest {

  @Test
  void hasTheNamesOfTheContract() {
    assertThat(Arrays.stream(EventType.values()).map(EventType::tag))
        .containsExactlyInAnyOrder(
            "message.sent",
            "message.waiting",
            "message.rejected",
            "message.unknown",
            "message.cancelled",
            "message.bounced",
            "message.copy-saved",
            "message.copy-failed",
            "account.needs-sign-in",
            "account.failing",
            "account.ending",
            "account.recovered");
  }

  @Test
  void isFoundByItsName() {
    assertThat(EventType.ofTag("message.copy-saved")).contains(EventType.MESSAGE_COPY_SAVED);
    assertThat(EventType.ofTag("message_copy_saved")).isEmpty();
  }

  @Test
  void knowsHowThingsStoodWhenItHappened() {
    assertThat(EventType.MESSAGE_WAITING.messageState()).contains(MessageState.WAITING);
    assertThat(EventType.MESSAGE_WAITING.copyState()).isEmpty();
    assertThat(EventType.MESSAGE_COPY_FAILED.copyState()).contains(CopyState.FAILED);
    assertThat(EventType.MESSAGE_COPY_FAILED.messageState()).isEmpty();
    assertThat(EventType.ACCOUNT_RECOVERED.health()).contains(AccountHealth.OK);
    assertThat(EventType.ACCOUNT_ENDING.health()).isEmpty();
  }

  @Test
  void tellsOfNoNewAccountAndOfNoneThatFaresAsBefore() {
    assertThat(EventType.of(null, AccountHealth.OK)).isEmpty();
    assertThat(EventType.of(AccountHealth.OK, AccountHealth.OK)).isEmpty();
    assertThat(EventType.of(AccountHealth.UNKNOWN, AccountHealth.OK)).isEmpty();
    assertThat(EventType.of(AccountHealth.NEEDS_SIGN_IN, AccountHealth.OK))
        .contains(EventType.ACCOUNT_RECOVERED);
  }
}
