package org.remitente.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.remitente.event.EventType;
import org.remitente.network.NetworkFailure;
import org.remitente.network.WebPost;
import org.remitente.shared.HostName;
import org.remitente.shared.InputError;

/** Whether a webhook is one; finds every error. */
final class WebhookCheck {

  private static final int LONGEST_URL = 2000;

  private final WebPost post;
  private final List<InputError> errors = new ArrayList<>();

  WebhookCheck(WebPost post) {
    this.post = post;
  }

  List<InputError> errors() {
    return List.copyOf(errors);
  }

  /** An address that may be posted to now; whether it still may is asked again each time. */
  void url(String url) {
    if (url == null || url.isBlank()) {
      errors.add(new InputError("url", "required"));
      return;
    }
    Optional<URI> address = address(url);
    if (address.isEmpty()) {
      errors.add(new InputError("url", "webhook-url"));
    } else if (!isAllowed(address.get())) {
      errors.add(new InputError("url", "webhook-address"));
    }
  }

  private static Optional<URI> address(String url) {
    try {
      URI address = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(address.getScheme())
              || "http".equalsIgnoreCase(address.getScheme());
      boolean whole =
          HostName.parse(address.getHost()).isPresent()
              && address.getRawUserInfo() == null
              && address.getRawFragment() == null
              && address.getPort() <= 65535;
      return web && whole && url.length() <= LONGEST_URL ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** One answer for a name that leads nowhere and for one that leads inside: it tells no map. */
  private boolean isAllowed(URI address) {
    try {
      return post.allows(address);
    } catch (NetworkFailure unknown) {
      return false;
    }
  }

  /** What it wants to hear of. */
  Set<EventType> events(List<String> names) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    if (names == null || names.isEmpty()) {
      errors.add(new InputError("events", "required"));
      return types;
    }
    for (int i = 0; i < names.size(); i++) {
      Optional<EventType> type = Optional.ofNullable(names.get(i)).flatMap(EventType::ofTag);
      if (type.isEmpty()) {
        errors.add(new InputError("events[" + i + "]", "value"));
      }
      type.ifPresent(types::add);
    }
    return types;
  }
}
