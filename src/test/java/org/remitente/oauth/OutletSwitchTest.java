package org.remitente.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.remitente.account.MailAccount;
import org.remitente.account.MailAccounts;
import org.remitente.account.SentCopyPolicy;
import org.remitente.testing.DatabaseTest;

/** What an account learns once SMTP is found to be switched off for it. */
@DatabaseTest
class OutletSwitchTest {

  @Test
  void leavesByTheInterfaceAndTakesNoMoreThanThatDoes() {
    try (SignInRig rig = new SignInRig()) {
      String id = rig.stored("outlook", "ana@outlook.com");
      rig.grants().leaveBy(rig.company, id, Outlet.SMTP);

      rig.container.get(OutletSwitch.class).toApi(rig.company, id, 3_145_728L);

      MailAccount account = rig.container.get(MailAccounts.class).get(rig.company, id);
      assertThat(account.sizeLimit()).isEqualTo(3_145_728L);
      assertThat(account.sentCopy()).isEqualTo(SentCopyPolicy.PROVIDER_SAVES);
      assertThat(account.warnings()).extracting("code").containsExactly("outlet-switched");
      assertThat(rig.grants().find(rig.company, id).orElseThrow().outlet()).isEqualTo(Outlet.API);
    }
  }
}
