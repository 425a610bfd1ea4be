package org.remitente.webhook;

import java.util.Optional;
import org.remitente.event.CompanyEvent;
import org.remitente.shared.Language;

/**
 * What an event says, in the words of the contract. An interface, since whoever speaks them stands
 * above.
 */
public interface EventText {

  /** The event as JSON; empty where what it happened to is gone. */
  Optional<String> of(CompanyEvent event, Language language);
}
