package org.remitente.outbox;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.remitente.account.AccountChanged;
import org.remitente.account.AccountRemoval;
import org.remitente.account.AccountSettings;
import org.remitente.account.AddressChange;
import org.remitente.account.LearnedFacts;
import org.remitente.account.MailAccounts;
import org.remitente.account.SendingLimits;
import org.remitente.account.SentCopyPolicy;
import org.remitente.account.ServerSettings;
import org.remitente.company.Companies;
import org.remitente.mail.ConnectionSecurity;
import org.remitente.mail.MailServers;
import org.remitente.mime.MailAddress;
import org.remitente.mime.MessageDraft;
import org.remitente.mime.MimeComposer;
import org.remitente.oauth.AccountConnections;
import org.remitente.provider.RecipientDomains;
import org.remitente.security.Secret;
import org.remitente.shared.EmailAddress;
import org.remitente.testing.FakeMailServers;
import org.remitente.testing.TestContainer;
import org.remitente.testing.TimeLapse;
import org.remitente.work.AccountWork;

/** A company with an account and its outbox, on a database of its own and servers in memory. */
public class OutboxCompany implements AutoCloseable {

  /** Where its beans are. */
  public final TestContainer container = new TestContainer();

  /** Where its mail goes. */
  public final FakeMailServers servers = new FakeMailServers();

  /** What name servers say of recipients' domains: nothing, unless a test wants it. */
  public final FakeDomains domains = new FakeDomains();

  /** What the outbox will do in a while. */
  public final List<Runnable> later = new ArrayList<>();

  /** What was told of first acceptances. */
  public final List<MessageSubmitted> submitted = new ArrayList<>();

  /** Its id. */
  public final String company;

  /** The id of its account. */
  public final String account;

  private final MailAddress from = new MailAddress(new EmailAddress("facturas@acme.es"), "Acme SL");

  /** A company whose account files no copies. */
  public OutboxCompany() {
    this(SentCopyPolicy.OFF);
  }

  /** A company whose account files copies by a policy. */
  public OutboxCompany(SentCopyPolicy copies) {
    container.configure("remitente.secrets.keys", "k:" + "A".repeat(43) + "=");
    container.use(MailServers.class, servers);
    container.use(RecipientDomains.class, domains);
    container.get(RecipientWarnings.class).later = later::add;
    container.observe(AccountChanged.class, each -> accountEvents().changed(each));
    container.observe(AccountRemoval.class, each -> accountEvents().removal(each));
    container.observe(AddressChange.class, each -> accountEvents().addressChange(each));
    container.observe(MessageSubmitted.class, submitted::add);
    company = container.get(Companies.class).create("Acme SL", "es", null).id();
    account = addAccount(copies, null);
  }

  private AccountEvents accountEvents() {
    return container.get(AccountEvents.class);
  }

  /** Another account of it. */
  public String addAccount(SentCopyPolicy copies, Long sizeLimit) {
    boolean mailbox = copies != SentCopyPolicy.OFF;
    return accounts()
        .store(
            company,
            new AccountSettings(
                "facturas@acme.es",
                "Acme SL",
                server("smtp.acme.es", 587),
                mailbox,
                mailbox ? imap() : null,
                null,
                false,
                false,
                SendingLimits.NONE,
                false),
            new LearnedFacts(copies, mailbox ? "Enviados" : null, sizeLimit),
            List.of())
        .id();
  }

  private static ServerSettings server(String host, int port) {
    return new ServerSettings(host, port, ConnectionSecurity.TLS, null, null);
  }

  private static ServerSettings imap() {
    return new ServerSettings(
        "imap.acme.es", 993, ConnectionSecurity.TLS, "facturas", Secret.of("geheim"));
  }

  /** Its accounts. */
  public MailAccounts accounts() {
    return container.get(MailAccounts.class);
  }

  /** The ways out of its accounts. */
  public AccountConnections connections() {
    return container.get(AccountConnections.class);
  }

  /** Its outbox. */
  public Outbox outbox() {
    return container.get(Outbox.class);
  }

  /** Who works on which account. */
  public AccountWork work() {
    return container.get(AccountWork.class);
  }

  /** A draft that differs in nothing but its number. */
  public MessageDraft draft(String number, List<String> to, List<String> bcc) {
    return new MessageDraft(
        MimeComposer.newMessageId(from),
        OffsetDateTime.parse("2026-11-24T10:00:00Z"),
        from,
        addresses(to),
        List.of(),
        addresses(bcc),
        null,
        "Factura " + number,
        "Adjuntamos la factura " + number + ".",
        null,
        List.of());
  }

  private static List<MailAddress> addresses(List<String> typed) {
    return typed.stream().map(each -> new MailAddress(new EmailAddress(each), null)).toList();
  }

  /** Accepts an invoice. */
  public String accept(String number, String... to) {
    return outbox().accept(company, outgoing(number, null, List.of(to), List.of())).id();
  }

  /** Accepts an invoice with a blind recipient. */
  public String acceptWithBcc(String number, String to, String bcc) {
    return outbox().accept(company, outgoing(number, null, List.of(to), List.of(bcc))).id();
  }

  /** An invoice that is about to be accepted. */
  public OutgoingMessage outgoing(
      String number, IdempotencyKey key, List<String> to, List<String> bcc) {
    return new OutgoingMessage(
        accounts().get(company, account),
        draft(number, to, bcc),
        new DocumentReference("invoice", number),
        "es",
        null,
        key);
  }

  /** How a message stands. */
  public MessageStatus status(String id) {
    return outbox().find(company, id).orElseThrow();
  }

  /** Where a recipient of a message stands. */
  public RecipientState recipient(String id, String address) {
    return status(id).recipients().stream()
        .filter(each -> each.address().equals(address))
        .findFirst()
        .orElseThrow()
        .state();
  }

  /** Where a message stands. */
  public MessageState state(String id) {
    return status(id).state();
  }

  /** Lets time go by: everything that is stored happened earlier, or is due earlier. */
  public void passes(Duration time) {
    TimeLapse.of(time).forEach(this::sql);
  }

  /** Changes rows behind everybody's back. */
  public void sql(String sql) {
    try {
      container
          .database()
          .required(() -> container.database().entities().createNativeQuery(sql).executeUpdate());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many rows a table has. */
  public int count(String table) {
    return ((Number)
            container
                .database()
                .entities()
                .createNativeQuery("select count(*) from " + table)
                .getSingleResult())
        .intValue();
  }

  /** Hears of acceptances too, as another feature does. */
  public void observe(Consumer<MessageSubmitted> observer) {
    container.observe(MessageSubmitted.class, observer);
  }

  @Override
  public void close() {
    container.close();
  }
}
