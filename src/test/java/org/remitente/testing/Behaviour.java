package org.remitente.testing;

import java.io.IOException;
import java.time.Duration;

/**
 * What a scripted server does at one point of the dialogue instead of what a well-behaved server
 * would do.
 */
@FunctionalInterface
public interface Behaviour {

  /** What the server would usually do at this point: carry out the command and answer it. */
  @FunctionalInterface
  interface Usual {
    /** Does it. */
    void run() throws IOException;
  }

  /** Behaves at this point. */
  void perform(LineConnection connection, Usual usual) throws IOException;

  /** Does what is usual. */
  static Behaviour usual() {
    return (connection, usual) -> usual.run();
  }

  /**
   * Answers this and does not carry out the command. Several lines are one answer and are sent as
   * they are written here.
   */
  static Behaviour replying(String... lines) {
    return (connection, usual) -> connection.reply(lines);
  }

  /** Answers this, then closes the connection. */
  static Behaviour replyingThenClosing(String... lines) {
    return (connection, usual) -> {
      connection.reply(lines);
      connection.close();
    };
  }

  /** Closes the connection; the command is not carried out. */
  static Behaviour closing() {
    return (connection, usual) -> connection.close();
  }

  /** Does what is usual, then closes the connection. */
  static Behaviour closingAfterwards() {
    return (connection, usual) -> {
      usual.run();
      connection.close();
    };
  }

  /** Carries out the command, but closes the connection in place of the answer. */
  static Behaviour closingUnanswered() {
    return (connection, usual) -> {
      connection.mute();
      usual.run();
      connection.close();
    };
  }

  /** Neither carries out the command nor ever says anything again. */
  static Behaviour fallingSilent() {
    return (connection, usual) -> connection.stayAsleep();
  }

  /** Carries out the command, but never says anything again. */
  static Behaviour doingItSilently() {
    return (connection, usual) -> {
      connection.mute();
      usual.run();
      connection.stayAsleep();
    };
  }

  /** Does what is usual, with one byte an interval from here to the end of the connection. */
  static Behaviour dripping(Duration interval) {
    return (connection, usual) -> {
      connection.drip(interval);
      usual.run();
    };
  }

  /**
   * Begins with the text and repeats the filling until the client leaves; without CRLF in them it
   * is a line without an end.
   */
  static Behaviour endlessly(String text, String filling) {
    return (connection, usual) -> {
      connection.sendRaw(text);
      while (!connection.isClosed()) {
        connection.sendRaw(filling.repeat(512));
      }
    };
  }

  /**
   * Does what is usual with more text in the same segment as the answer: at {@code STARTTLS} this
   * is the injection that CVE-2011-0411 and its like describe.
   */
  static Behaviour injecting(String text) {
    return (connection, usual) -> {
      connection.injectAfterNextReply(text);
      usual.run();
    };
  }

  /**
   * Sends a challenge ({@code "334 …"}, {@code "+ …"}), waits for whatever the client answers and
   * replies with the verdict.
   */
  static Behaviour challenging(String challenge, String verdict) {
    return (connection, usual) -> {
      connection.reply(challenge);
      if (connection.readLine() != null) {
        connection.reply(verdict);
      }
    };
  }
}
