package org.remitente.oauth;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What a class writes to the log, as the operator reads it. */
final class Told {

  private Told() {}

  static List<String> by(Class<?> teller, Runnable work) {
    List<String> lines = new ArrayList<>();
    Handler listener =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(teller.getName());
    log.addHandler(listener);
    try {
      work.run();
    } finally {
      log.removeHandler(listener);
    }
    return lines;
  }
}
