package org.remitente.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.remitente.shared.NotFoundException;
import org.remitente.shared.PageRequest;
import org.remitente.webhook.WebhookState;
import org.remitente.webhook.Webhooks;

/** The company's webhooks that were switched off, since their programs hear nothing any more. */
@Named("switchedOff")
@ViewScoped
public class SwitchedOffBacking implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final PageRequest ALL = new PageRequest(PageRequest.MAX_LIMIT, null);

  @Inject CurrentVisitor visitor;
  @Inject Webhooks webhooks;

  private List<WebhookRow> rows = new ArrayList<>();

  /**
   * Reads them, before the page is rendered. Taken over as a whole: the page may ask for news while
   * somebody presses a button of a row.
   */
  public void refresh() {
    List<WebhookRow> read = new ArrayList<>();
    webhooks.list(visitor.companyId(), ALL).items().stream()
        .filter(each -> each.state() == WebhookState.OFF)
        .forEach(each -> read.add(WebhookRow.of(each, visitor.language())));
    rows = read;
  }

  /**
   * Deletes one, which nobody can switch on again.
   *
   * @throws IOException where the browser has gone away
   */
  public void delete(WebhookRow row) throws IOException {
    try {
      webhooks.delete(visitor.companyId(), row.id());
    } catch (NotFoundException deletedMeanwhile) {
      // As was wished.
    }
    PageAddress.open(PreferencesFilter.PAGE);
  }

  /** They, the oldest first. */
  public List<WebhookRow> getRows() {
    return rows;
  }
}
