package org.remitente.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.outbox.MessageFilter;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.Outbox;
import org.remitente.shared.ConflictException;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.Page;
import org.remitente.shared.PageRequest;

/**
 * The last messages of the company. Its rows are those that the browser shows, so that a button
 * acts on the message beside which it stood.
 */
@Named("messages")
@ViewScoped
public class MessagesBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final int STEP = 10;
  private static final PageRequest ALL_ACCOUNTS = new PageRequest(PageRequest.MAX_LIMIT, null);

  @Inject CurrentVisitor visitor;
  @Inject Outbox outbox;
  @Inject MailAccounts accounts;
  @Inject ProviderCopies copies;

  private List<MessageRow> rows = new ArrayList<>();
  private int shown = STEP;
  private boolean underWay;
  private boolean more;
  private String problem;

  /**
   * Reads them, before the page is rendered. Taken over as a whole: the page may ask for news while
   * somebody presses a button of a row.
   */
  public void refresh() {
    Page<MessageStatus> last =
        outbox.list(visitor.companyId(), MessageFilter.ALL, new PageRequest(shown, null));
    Set<String> keeping = accountsWhoseProviderKeepsCopies();
    List<MessageRow> read = new ArrayList<>();
    for (MessageStatus each : last.items()) {
      read.add(MessageRow.of(each, keeping.contains(each.accountId()), visitor.language()));
    }
    rows = read;
    underWay = last.items().stream().anyMatch(MessageRow::underWay);
    more = last.next() != null && shown < PageRequest.MAX_LIMIT;
  }

  private Set<String> accountsWhoseProviderKeepsCopies() {
    return accounts.list(visitor.companyId(), ALL_ACCOUNTS).items().stream()
        .filter(copies::areKept)
        .map(MailAccount::id)
        .collect(Collectors.toSet());
  }

  /** Tries a message again. */
  public void retry(MessageRow row) {
    change(row, outbox::retry);
  }

  /** Cancels a message. */
  public void cancel(MessageRow row) {
    change(row, outbox::cancel);
  }

  /** Takes a message of unknown fate as sent, since the visitor saw that it was. */
  public void confirm(MessageRow row) {
    change(row, outbox::confirm);
  }

  private void change(MessageRow row, BiConsumer<String, String> change) {
    problem = null;
    try {
      change.accept(visitor.companyId(), row.id());
    } catch (ConflictException changedMeanwhile) {
      problem = "messages.problem." + changedMeanwhile.code();
    } catch (NotFoundException erasedMeanwhile) {
      problem = "messages.problem.message-state";
    }
  }

  /** Shows older ones too. */
  public void showMore() {
    shown = Math.min(shown + STEP, PageRequest.MAX_LIMIT);
  }

  /** The messages, the newest first. */
  public List<MessageRow> getRows() {
    return rows;
  }

  /** Whether any of them will change within moments. */
  public boolean isUnderWay() {
    return underWay;
  }

  /** Whether there are older ones that can be shown. */
  public boolean isMore() {
    return more;
  }

  /** Why the last button had no effect, or null. */
  public String getProblem() {
    return problem == null ? null : PageText.text(visitor.language(), problem);
  }
}
