package org.remitente.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.remitente.company.Companies;
import org.remitente.company.Company;

/** Notices are taken one by one, and none keeps another from being sent. */
class NoticeSenderTest {

  private final Deque<DueNotice> due = new ArrayDeque<>();
  private final List<String> steps = new ArrayList<>();
  private final NoticeSender sender = new NoticeSender();

  NoticeSenderTest() {
    sender.notices =
        new Notices() {
          @Override
          public List<DueNotice> take(int limit) {
            steps.add("take " + limit);
            return Optional.ofNullable(due.poll()).map(List::of).orElse(List.of());
          }

          @Override
          public void drop(DueNotice notice) {
            steps.add("drop " + notice.id());
          }
        };
    sender.companies =
        new Companies() {
          @Override
          public Optional<Company> find(String id) {
            if (id.equals("broken")) {
              throw new IllegalStateException("unreadable row");
            }
            return Optional.empty();
          }
        };
  }

  private static DueNotice notice(String company, String id) {
    return new DueNotice(company, id, "account", "needs-sign-in", null);
  }

  @Test
  void oneThatBreaksKeepsNoOtherFromBeingSent() {
    due.add(notice("broken", "1"));
    due.add(notice("acme", "2"));

    sender.look();

    assertThat(steps).containsExactly("take 1", "take 1", "drop 2", "take 1");
  }
}
