package org.remitente.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.remitente.shared.Language;

class FolderListTest {

  private static ListedFolder folder(String name, String... attributes) {
    return new ListedFolder(name, name.contains(".") ? '.' : '/', Set.of(attributes));
  }

  private static FolderList list(String prefix, ListedFolder... folders) {
    return new FolderList(List.of(folders), prefix);
  }

  private static FolderList named(String... names) {
    return new FolderList(Arrays.stream(names).map(FolderListTest::folder).toList(), "");
  }

  @Test
  void takesTheAttributeBeforeAnyName() {
    FolderList list = list("", folder("INBOX"), folder("Sent"), folder("Salida", "\\sent"));

    assertThat(list.sent(Language.EN)).map(ListedFolder::name).contains("Salida");
  }

  @Test
  void leavesOutWhatCannotBeOpened() {
    FolderList list =
        list("", folder("Sent", "\\sent", "\\noselect"), folder("Enviados", "\\nonexistent"));

    assertThat(list.sent(Language.ES)).isEmpty();
    assertThat(list.named("Sent")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Enviados", "ELEMENTOS ENVIADOS", "Enviats", "Elements enviats", "Mensaxes enviadas",
        "Bidalitakoak", "Sent Items", "Sent Messages", "Envoyés", "Elements envoyes",
        "Éléments envoyés", "Gesendete Elemente", "Gesendet", "Itens enviados", "Posta inviata"
      })
  void knowsTheNamesOfNineLanguages(String name) {
    assertThat(named("INBOX", "Papelera", name).sent(Language.ES))
        .map(ListedFolder::name)
        .contains(name);
  }

  @Test
  void prefersTheAccountsLanguage() {
    FolderList list = named("Sent", "Enviados", "Enviats");

    assertThat(list.sent(Language.ES)).map(ListedFolder::name).contains("Enviados");
    assertThat(list.sent(Language.CA)).map(ListedFolder::name).contains("Enviats");
    assertThat(list.sent(Language.EN)).map(ListedFolder::name).contains("Sent");
  }

  @Test
  void findsANameBelowTheInboxButNotInsideAnotherFolder() {
    assertThat(named("INBOX", "INBOX.Sent").sent(Language.ES))
        .map(ListedFolder::name)
        .contains("INBOX.Sent");
    assertThat(named("INBOX", "Clientes/Enviados").sent(Language.ES)).isEmpty();
  }

  @Test
  void addsThePrefixWhereOnlyThatIsMissing() {
    FolderList list = list("INBOX.", folder("INBOX"), folder("INBOX.Facturas"));

    assertThat(list.named("Facturas")).map(ListedFolder::name).contains("INBOX.Facturas");
    assertThat(list.named("INBOX.Facturas")).isPresent();
    assertThat(list.named("inbox")).isPresent();
    assertThat(list.named("facturas")).isEmpty();
  }

  @Test
  void tellsAtMostTwentyNames() {
    String[] names = new String[50];
    Arrays.setAll(names, i -> "Carpeta " + i);

    assertThat(named(names).told(Redaction.NO_CREDENTIALS).split(", ")).hasSize(20);
  }

  @Test
  void seesThePrefixInTheNamesWhereTheServerDoesNotTellIt() {
    assertThat(FolderList.prefixShownBy(named("INBOX", "INBOX.a", "INBOX.b").folders()))
        .isEqualTo("INBOX.");
    assertThat(FolderList.prefixShownBy(named("INBOX", "INBOX.a", "b").folders())).isEmpty();
    assertThat(FolderList.prefixShownBy(named("INBOX").folders())).isEmpty();
  }
}
