package org.remitente.account;

/** A mail account (entity; the lead writes it). */
public class MailAccount {}
