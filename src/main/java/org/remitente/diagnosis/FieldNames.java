package org.remitente.diagnosis;

import static org.remitente.diagnosis.Field.ADDRESS;
import static org.remitente.diagnosis.Field.HOST;
import static org.remitente.diagnosis.Field.PASSWORD;
import static org.remitente.diagnosis.Field.PORT;
import static org.remitente.diagnosis.Field.SECURITY;
import static org.remitente.diagnosis.Field.SENT_FOLDER;
import static org.remitente.diagnosis.Field.USERNAME;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** The names that the contract gives to fields, seen from the dialogue that failed. */
final class FieldNames {

  private static final Set<Field> OF_SIGNED_IN = EnumSet.of(USERNAME, ADDRESS, SENT_FOLDER);

  private FieldNames() {}

  /** The settings to look at in a situation; those that the stage hints at where it is unknown. */
  static List<String> of(
      DiagnosisCode code, Service service, Stage stage, CredentialSource imapCredentials) {
    List<Field> fields = code == DiagnosisCode.UNKNOWN ? likely(stage) : code.fields();
    return fields.stream().map(field -> name(field, service, imapCredentials)).toList();
  }

  /**
   * The settings to look at of an account that was signed in on the provider's page: its address
   * stands for the user, and it has no fields for servers.
   */
  static List<String> ofSignedIn(DiagnosisCode code, Stage stage) {
    boolean unknown = code == DiagnosisCode.UNKNOWN;
    List<Field> fields = unknown && stage != Stage.LOGIN ? likely(stage) : code.fields();
    return fields.stream()
        .filter(OF_SIGNED_IN::contains)
        .map(field -> field == SENT_FOLDER ? "imap.sentFolder" : "address")
        .distinct()
        .toList();
  }

  private static List<Field> likely(Stage stage) {
    return switch (stage) {
      case RESOLVE -> List.of(HOST);
      case CONNECT, GREETING, CAPABILITIES -> List.of(HOST, PORT);
      case TLS, STARTTLS -> List.of(SECURITY, PORT);
      case LOGIN -> List.of(USERNAME, PASSWORD);
      case SENDER, RECIPIENT -> List.of(ADDRESS);
      case MAILBOX, APPEND -> List.of(SENT_FOLDER);
      case INPUT, DATA, ARRIVAL, TOKEN -> List.of();
    };
  }

  private static String name(Field field, Service service, CredentialSource imapCredentials) {
    String own = service == Service.IMAP ? "imap." : "smtp.";
    String signIn = imapCredentials == CredentialSource.OWN ? own : "smtp.";
    return switch (field) {
      case HOST -> own + "host";
      case PORT -> own + "port";
      case SECURITY -> own + "security";
      case USERNAME -> signIn + "username";
      case PASSWORD -> signIn + "password";
      case ADDRESS -> "address";
      case SENT_FOLDER -> "imap.sentFolder";
    };
  }
}
