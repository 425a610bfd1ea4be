package org.remitente.document;

import java.util.List;

/**
 * A message that carries a document, as a client sends it: nothing of it is checked yet. The
 * components' names are those of the contract.
 *
 * @param language tag, or null for the company's language
 * @param subject null for the template's
 * @param text null for the template's, or for one made from the HTML where that is given
 * @param html null for the template's, or for none where a text is given
 * @param account id of the account, or null for the default one
 * @param notBefore ISO 8601 time, or null for at once
 */
public record DocumentMessage(
    Document document,
    List<Recipient> to,
    List<Recipient> cc,
    List<Recipient> bcc,
    Recipient replyTo,
    String language,
    String subject,
    String text,
    String html,
    String account,
    String notBefore) {

  /**
   * The document.
   *
   * @param type {@code invoice}, {@code quote} or {@code delivery-note}
   * @param date ISO 8601 date
   * @param total decimal number with a point, such as {@code 121.00}
   * @param currency code of ISO 4217
   */
  public record Document(String type, String number, String date, String total, String currency) {}

  /** An address with the name to show, which may be null. */
  public record Recipient(String address, String name) {}
}
