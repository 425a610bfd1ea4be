package org.remitente.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.remitente.database.ConfiguredDataSource;
import org.remitente.outbox.QueueFigures;
import org.remitente.work.WorkKind;
import org.remitente.work.WorkLoops;

/**
 * The figures of this node, and of the queue that all nodes share. They name no company, no address
 * and no server of a user.
 */
@ApplicationScoped
public class Metrics {

  @Inject Meters meters;
  @Inject QueueWatch queue;
  @Inject WorkLoops loops;

  private volatile QueueFigures figures;

  @PostConstruct
  void register() {
    PrometheusMeterRegistry registry = meters.registry();
    queued("due", QueueFigures::due);
    queued("held", QueueFigures::held);
    queued("later", QueueFigures::later);
    gauge(
        "remitente.queue.oldest.seconds",
        Tags.empty(),
        () -> figure(each -> each.oldest().toMillis() / 1000.0));
    for (WorkKind kind : WorkKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      gauge("remitente.work", Tags.of("kind", name, "state", "busy"), () -> loops.busy(kind));
      gauge("remitente.work", Tags.of("kind", name, "state", "limit"), () -> loops.limit(kind));
    }
    pool("open", ConfiguredDataSource::openConnections);
    pool("busy", ConfiguredDataSource::busyConnections);
    pool("limit", () -> ConfiguredDataSource.MOST_CONNECTIONS);
    new JvmThreadMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
  }

  private void queued(String state, ToDoubleFunction<QueueFigures> count) {
    gauge("remitente.queue.messages", Tags.of("state", state), () -> figure(count));
  }

  private void pool(String state, Supplier<Number> count) {
    gauge("remitente.database.connections", Tags.of("state", state), count);
  }

  private void gauge(String name, Tags tags, Supplier<Number> value) {
    Gauge.builder(name, value).tags(tags).register(meters.registry());
  }

  /** Not a number where nobody could say: a queue that cannot be counted is not empty. */
  private double figure(ToDoubleFunction<QueueFigures> of) {
    QueueFigures known = figures;
    return known == null ? Double.NaN : of.applyAsDouble(known);
  }

  @PreDestroy
  void close() {
    meters.registry().close();
  }

  /**
   * All figures in Prometheus' text format, version 0.0.4. Takes two seconds at most, however the
   * database fares.
   */
  public String scrape() {
    figures = queue.figures().orElse(null);
    return meters.registry().scrape();
  }
}
