package org.remitente.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.remitente.testing.TestAuthority;

class TlsTrustTest {

  @TempDir Path folder;

  private static int authorities(TlsTrust trust) {
    return trust.trustManager().getAcceptedIssuers().length;
  }

  @Test
  void findsAFileThatWasMadeAfterTheStart() throws Exception {
    Path file = folder.resolve("ca.pem");
    TlsTrust trust = new TlsTrust(file);
    int usual = authorities(new TlsTrust((Path) null));

    assertThat(authorities(trust)).isEqualTo(usual);
    Files.copy(TestAuthority.shared().caPem(), file);
    assertThat(authorities(trust)).isEqualTo(usual + 1);
  }

  @Test
  void trustsFewerWhereTheFileIsDamaged() throws Exception {
    Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");

    assertThat(authorities(new TlsTrust(file))).isEqualTo(authorities(new TlsTrust((Path) null)));
  }

  @Test
  void readsTheFileAgainOnlyWhenItHasChanged() throws Exception {
    Path file = Files.copy(TestAuthority.shared().caPem(), folder.resolve("ca.pem"));
    TlsTrust trust = new TlsTrust(file);

    assertThat(trust.trustManager()).isSameAs(trust.trustManager());
    Object before = trust.trustManager();
    Files.setLastModifiedTime(file, FileTime.fromMillis(1000));
    assertThat(trust.trustManager()).isNotSameAs(before);
  }
}
