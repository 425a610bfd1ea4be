package org.remitente.shared;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What a type of records is made of, under the names that its components have in JSON. */
final class RecordShape {

  private final Map<String, Type> members = new LinkedHashMap<>();
  private final Map<String, Method> accessors = new LinkedHashMap<>();
  private final Constructor<?> constructor;

  private RecordShape(Constructor<?> constructor) {
    this.constructor = constructor;
    constructor.setAccessible(true);
  }

  static RecordShape of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    RecordShape shape = new RecordShape(constructor(type, components));
    for (RecordComponent each : components) {
      String name = member(each);
      shape.members.put(name, each.getGenericType());
      shape.accessors.put(name, each.getAccessor());
      each.getAccessor().setAccessible(true);
    }
    return shape;
  }

  private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A component whose contract name is a word of Java ends in an underscore ({@code default_}). */
  private static String member(RecordComponent component) {
    String name = component.getName();
    return name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
  }

  /** The types of its members, in their order. */
  Map<String, Type> members() {
    return Collections.unmodifiableMap(members);
  }

  /** Each member with its value, in their order. */
  void forEach(Record entries, BiConsumer<String, Object> each) {
    accessors.forEach((name, accessor) -> each.accept(name, valueOf(accessor, entries)));
  }

  private static Object valueOf(Method accessor, Record entries) {
    try {
      return accessor.invoke(entries);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record with these values, in the order of the members. */
  Record construct(List<Object> values) {
    try {
      return (Record) constructor.newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
