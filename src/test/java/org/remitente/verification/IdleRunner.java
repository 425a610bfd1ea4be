package org.remitente.verification;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes verifications and does not work on them, for tests of who begins one. */
public final class IdleRunner extends VerificationRunner {

  /** The ids of those that it took. */
  public final List<String> taken = new CopyOnWriteArrayList<>();

  /** Thrown instead of taking one while it is set. */
  public RuntimeException full;

  @Override
  public void run(VerificationTask task) {
    if (full != null) {
      throw full;
    }
    taken.add(task.id());
  }
}
