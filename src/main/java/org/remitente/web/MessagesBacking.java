package org.remitente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.remitente.outbox.MessageFilter;
import org.remitente.outbox.MessageStatus;
import org.remitente.outbox.Outbox;
import org.remitente.shared.PageRequest;

/** The last messages of the company. */
@Named("messages")
@RequestScoped
public class MessagesBacking {

  private static final PageRequest LAST = new PageRequest(10, null);

  @Inject CurrentVisitor visitor;
  @Inject Outbox outbox;

  private List<MessageRow> rows = List.of();
  private boolean underWay;

  /** Reads them, before the page is rendered. */
  public void refresh() {
    List<MessageStatus> last = outbox.list(visitor.companyId(), MessageFilter.ALL, LAST).items();
    rows = last.stream().map(each -> MessageRow.of(each, visitor.language())).toList();
    underWay = last.stream().anyMatch(MessageRow::underWay);
  }

  /** The messages, the newest first. */
  public List<MessageRow> getRows() {
    return rows;
  }

  /** Whether any of them will change within moments. */
  public boolean isUnderWay() {
    return underWay;
  }
}
