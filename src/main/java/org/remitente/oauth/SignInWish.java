package org.remitente.oauth;

import java.util.Optional;
import org.remitente.shared.EmailAddress;

/**
 * What somebody wants of a sign-in.
 *
 * @param address the account that is to be signed in to, or null for whichever it will be
 * @param displayName the name that recipients are to see, or null
 * @param saveSentCopy whether a copy belongs into the Sent folder
 * @param returnTo where the browser goes at the end; null for the preferences
 */
public record SignInWish(
    String address, String displayName, boolean saveSentCopy, String returnTo) {

  Optional<EmailAddress> wanted() {
    return EmailAddress.parse(address);
  }
}
