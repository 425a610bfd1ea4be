package org.remitente.rest;

import jakarta.ejb.EJBException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.remitente.shared.RemitenteException;

/** Looks into the wrappers that threads and containers put around an exception. */
final class Causes {

  private static final int MAX_DEPTH = 8;

  private Causes() {}

  /** The exception that says what happened, or the one given where only wrappers are found. */
  static Throwable meaningful(Throwable thrown) {
    Throwable each = thrown;
    for (int depth = 0; depth < MAX_DEPTH && each != null; depth++) {
      if (each instanceof RemitenteException || each instanceof WebApplicationException) {
        return each;
      }
      each = isWrapper(each) ? each.getCause() : null;
    }
    return thrown;
  }

  private static boolean isWrapper(Throwable thrown) {
    return thrown instanceof CompletionException
        || thrown instanceof ExecutionException
        || thrown instanceof EJBException
        || thrown instanceof ProcessingException;
  }
}
