package org.remitente.network;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.remitente.network.NetworkFailure.Kind;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.lookup.LookupResult;
import org.xbill.DNS.lookup.LookupSession;
import org.xbill.DNS.lookup.NoSuchDomainException;
import org.xbill.DNS.lookup.NoSuchRRSetException;

/** Asks the name servers of {@code remitente.dns.servers}: A and AAAA at once. */
final class DnsLookup implements HostLookup {

  private final LookupSession session;

  /**
   * @param servers {@code host:port}, separated by commas; the port may be left out
   */
  DnsLookup(String servers) {
    session = NameServers.session(servers);
  }

  @Override
  public List<InetAddress> addresses(String name, Duration atMost) throws NetworkFailure {
    CompletableFuture<LookupResult> v4 = ask(name, Type.A);
    CompletableFuture<LookupResult> v6 = ask(name, Type.AAAA);
    Deadline deadline = Deadline.in(atMost);
    List<InetAddress> found = new ArrayList<>(answer(name, v4, deadline));
    found.addAll(answer(name, v6, deadline));
    if (found.isEmpty()) {
      throw new NetworkFailure(Kind.NO_ADDRESS);
    }
    return found;
  }

  private CompletableFuture<LookupResult> ask(String name, int type) throws NetworkFailure {
    try {
      return session.lookupAsync(Name.fromString(name, Name.root), type).toCompletableFuture();
    } catch (TextParseException e) {
      throw new NetworkFailure(Kind.UNKNOWN_HOST);
    }
  }

  private static List<InetAddress> answer(
      String name, CompletableFuture<LookupResult> asked, Deadline deadline) throws NetworkFailure {
    try {
      LookupResult answer = asked.get(Math.max(1, deadline.leftMillis()), TimeUnit.MILLISECONDS);
      return answer.getRecords().stream()
          .map(DnsLookup::address)
          .map(bytes -> NetworkGuard.named(name, bytes))
          .toList();
    } catch (ExecutionException e) {
      return without(e.getCause());
    } catch (TimeoutException e) {
      throw new NetworkFailure(Kind.LOOKUP_FAILED);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NetworkFailure(Kind.LOOKUP_FAILED);
    }
  }

  private static List<InetAddress> without(Throwable cause) throws NetworkFailure {
    if (cause instanceof NoSuchRRSetException) {
      return List.of();
    }
    throw new NetworkFailure(
        cause instanceof NoSuchDomainException ? Kind.UNKNOWN_HOST : Kind.LOOKUP_FAILED);
  }

  private static byte[] address(Record record) {
    return record instanceof ARecord v4
        ? v4.getAddress().getAddress()
        : ((AAAARecord) record).getAddress().getAddress();
  }
}
