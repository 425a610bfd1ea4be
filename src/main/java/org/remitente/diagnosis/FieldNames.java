package org.remitente.diagnosis;

import static org.remitente.diagnosis.Field.ADDRESS;
import static org.remitente.diagnosis.Field.HOST;
import static org.remitente.diagnosis.Field.PASSWORD;
import static org.remitente.diagnosis.Field.PORT;
import static org.remitente.diagnosis.Field.SECURITY;
import static org.remitente.diagnosis.Field.SENT_FOLDER;
import static org.remitente.diagnosis.Field.USERNAME;

import java.util.List;
import org.remitente.mail.Service;
import org.remitente.mail.Stage;

/** The names that the contract gives to fields, seen from the dialogue that failed. */
final class FieldNames {

  private FieldNames() {}

  /** The settings to look at in a situation; those that the stage hints at where it is unknown. */
  static List<String> of(
      DiagnosisCode code, Service service, Stage stage, CredentialSource imapCredentials) {
    List<Field> fields = code == DiagnosisCode.UNKNOWN ? likely(stage) : code.fields();
    return fields.stream().map(field -> name(field, service, imapCredentials)).toList();
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
