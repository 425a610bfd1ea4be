package org.remitente.account;

import java.util.List;

/** The column that holds an account's warnings. */
record StoredWarnings(List<StoredWarning> items) {}
