package org.remitente.outbox;

import java.util.List;
import org.remitente.diagnosis.Diagnosis;
import org.remitente.shared.EmailAddress;

/**
 * For whom a message came back, as a delivery report says.
 *
 * @param addresses the one that the message went to, and others that a server led it on to; as they
 *     are written there, not checked
 * @param status the code of RFC 3463, or null where the report has none
 * @param why what it means
 */
public record ReturnedRecipient(List<String> addresses, String status, Diagnosis why) {

  public ReturnedRecipient {
    addresses = List.copyOf(addresses);
  }

  boolean is(EmailAddress recipient) {
    return addresses.stream().anyMatch(each -> each.equalsIgnoreCase(recipient.value()));
  }
}
