package org.remitente.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import org.remitente.mime.MailAddress;
import org.remitente.shared.Language;

/**
 * A message whose values have been checked.
 *
 * @param date null where none was given, as are total and currency
 * @param language null for the company's
 * @param notBefore in UTC, no finer than a microsecond, or null for at once
 */
record CheckedMessage(
    DocumentType type,
    String number,
    LocalDate date,
    BigDecimal total,
    Currency currency,
    List<MailAddress> to,
    List<MailAddress> cc,
    List<MailAddress> bcc,
    MailAddress replyTo,
    Language language,
    String subject,
    String text,
    String html,
    OffsetDateTime notBefore) {}
