package org.remitente.account;

import java.util.Objects;
import org.remitente.shared.EmailAddress;

/**
 * What its owner decides of an account that was signed in to on the provider's page: everything
 * else follows from that.
 *
 * @param provider the name of the sign-in, such as {@code outlook}
 * @param sender the address that messages come from
 * @param displayName the name that recipients see, or null
 * @param saveSentCopy whether a copy belongs into the Sent folder
 * @param preferred whether this is to be the company's default account
 * @param limits how much may be sent over it
 * @param readDeliveryReports whether reports of undelivered messages are looked for in the mailbox;
 *     nothing where no copy is wanted, since then there is none
 */
public record SignedInSettings(
    String provider,
    EmailAddress sender,
    String displayName,
    boolean saveSentCopy,
    boolean preferred,
    SendingLimits limits,
    boolean readDeliveryReports) {

  public SignedInSettings {
    Objects.requireNonNull(provider);
    Objects.requireNonNull(sender);
  }

  /** Those of an account that was stored. */
  public static SignedInSettings of(MailAccount account) {
    return new SignedInSettings(
        account.method(),
        account.address(),
        account.displayName(),
        account.saveSentCopy(),
        account.preferred(),
        account.limits(),
        account.readsDeliveryReports());
  }
}
