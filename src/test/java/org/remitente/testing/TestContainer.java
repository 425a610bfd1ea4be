package org.remitente.testing;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Startup;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.InvocationHandlerAdapter;
import net.bytebuddy.matcher.ElementMatchers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.remitente.database.NodeCalls;
import org.remitente.shared.RemitenteException;

/**
 * As much of a container as features need to run on a real database without a server: fields are
 * injected, a stateless bean's public methods begin transactions as they are annotated, and fired
 * events reach the observers that a test registered.
 */
public final class TestContainer implements AutoCloseable {

  private final TestDatabase database;
  private final Map<Class<?>, Object> beans = new ConcurrentHashMap<>();
  private final Map<String, String> configuration = new HashMap<>();
  private final Map<Class<?>, List<Consumer<Object>>> observers = new HashMap<>();

  private final List<String> called = new CopyOnWriteArrayList<>();

  /** A container with a clock and nothing else. */
  public TestContainer() {
    this(TestDatabase.open());
  }

  private TestContainer(TestDatabase database) {
    this.database = database;
    beans.put(Clock.class, Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));
    beans.put(NodeCalls.class, new Calls());
  }

  /** Nodes of a test look for work when it says so. */
  private final class Calls extends NodeCalls {
    @Override
    public void call(List<String> words) {
      called.addAll(words);
    }
  }

  /** What other nodes were called, none of which hears it. */
  public List<String> called() {
    return called;
  }

  /** Another node on the same database, to be closed before this one. */
  public TestContainer another() {
    return new TestContainer(database.another());
  }

  /** The database below. */
  public TestDatabase database() {
    return database;
  }

  /** Gives a property that is injected another value than its default. */
  public TestContainer configure(String name, String value) {
    configuration.put(name, value);
    return this;
  }

  /** Uses an instance of the test's own where a type is injected. */
  public <T> TestContainer use(Class<T> type, T bean) {
    beans.put(type, bean);
    return this;
  }

  /** Tells of each event of a type, in the transaction that fired it. */
  public <T> TestContainer observe(Class<T> type, Consumer<T> observer) {
    observers
        .computeIfAbsent(type, none -> new ArrayList<>())
        .add(event -> observer.accept(type.cast(event)));
    return this;
  }

  /** The one bean of a type, whoever asks for it first. */
  public synchronized <T> T get(Class<T> type) {
    Object bean = beans.get(type);
    if (bean == null) {
      bean = type.isAnnotationPresent(Stateless.class) ? door(type) : construct(type);
      beans.put(type, bean);
      inject(type, bean);
      start(type, bean);
    }
    return type.cast(bean);
  }

  private static <T> T construct(Class<? extends T> type) {
    try {
      Constructor<? extends T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T door(Class<T> type) {
    return construct(
        new ByteBuddy()
            .subclass(type)
            .method(ElementMatchers.isPublic().and(ElementMatchers.isDeclaredBy(type)))
            .intercept(
                InvocationHandlerAdapter.of(
                    (door, method, args) -> transaction(type, door, method, args)))
            .make()
            .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(lookup(type)))
            .getLoaded());
  }

  private static MethodHandles.Lookup lookup(Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object transaction(Class<?> type, Object door, Method method, Object[] args)
      throws Exception {
    Callable<Object> body = () -> superMethod(type, door, method, args);
    try {
      return switch (attribute(type, method)) {
        case REQUIRES_NEW -> database.requiresNew(body);
        case NOT_SUPPORTED -> database.notSupported(body);
        case SUPPORTS -> body.call();
        default -> database.required(body);
      };
    } catch (RemitenteException | EJBException ours) {
      throw ours;
    } catch (RuntimeException other) {
      throw new EJBException(other);
    }
  }

  private static TransactionAttributeType attribute(Class<?> type, Method method) {
    TransactionAttribute own = method.getAnnotation(TransactionAttribute.class);
    TransactionAttribute whole = type.getAnnotation(TransactionAttribute.class);
    if (own != null) {
      return own.value();
    }
    return whole == null ? TransactionAttributeType.REQUIRED : whole.value();
  }

  /** The bean behind the door: the same class without transactions, injected once. */
  private Object superMethod(Class<?> type, Object door, Method method, Object[] args)
      throws Exception {
    Object behind = behind(type, door);
    try {
      method.setAccessible(true);
      return method.invoke(behind, args);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private synchronized Object behind(Class<?> type, Object door) {
    Object behind = beans.computeIfAbsent(door.getClass(), none -> construct(type));
    inject(type, behind);
    return behind;
  }

  private void inject(Class<?> type, Object bean) {
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers())) {
        continue;
      }
      field.setAccessible(true);
      try {
        if (field.isAnnotationPresent(PersistenceContext.class)) {
          field.set(bean, database.entities());
        } else if ((field.isAnnotationPresent(Inject.class) || field.isAnnotationPresent(EJB.class))
            && (field.get(bean) == null || field.getType().isPrimitive())) {
          field.set(bean, injected(field));
        }
      } catch (IllegalAccessException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void start(Class<?> type, Object bean) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(PostConstruct.class)) {
        method.setAccessible(true);
        try {
          method.invoke(bean);
        } catch (ReflectiveOperationException e) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private Object injected(Field field) {
    ConfigProperty property = field.getAnnotation(ConfigProperty.class);
    if (property != null) {
      return configured(field.getType(), property);
    } else if (field.getType() == Event.class) {
      return event(
          (Class<?>) ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]);
    }
    // What stands at the edge to the network, or works by itself, is there where a test gives it.
    Class<?> type = field.getType();
    boolean outside = type.isInterface() || type.isAnnotationPresent(Startup.class);
    return outside && !beans.containsKey(type) ? null : get(type);
  }

  private Object configured(Class<?> type, ConfigProperty property) {
    String value = configuration.get(property.name());
    if (type == Optional.class) {
      return Optional.ofNullable(value);
    }
    String found = value == null ? property.defaultValue() : value;
    return type == int.class ? (Object) Integer.valueOf(found) : found;
  }

  private Object event(Class<?> type) {
    return Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {Event.class},
        (proxy, method, args) -> {
          observers.getOrDefault(type, List.of()).forEach(observer -> observer.accept(args[0]));
          return null;
        });
  }

  @Override
  public void close() {
    database.close();
  }
}
