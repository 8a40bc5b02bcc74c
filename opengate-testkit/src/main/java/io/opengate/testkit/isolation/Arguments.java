package io.opengate.testkit.isolation;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;

/** Values for the parameters of any method, such that they name planted rows: several where a choice matters. */
final class Arguments {

    private static final Instant AFTER_PLANTED_ROWS = Instant.parse("2026-06-01T00:00:00Z");

    private final UUID realm;
    private final List<String> tables;
    private final Function<Class<?>, List<Object>> entities;

    Arguments(UUID realm, List<String> tables, Function<Class<?>, List<Object>> entities) {
        this.realm = realm;
        this.tables = tables;
        this.entities = entities;
    }

    /** Nothing could be made of a type; somebody has to teach this class. */
    static final class Unknown extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unknown(Object type) {
            super("no value is known for " + type);
        }
    }

    /** Lists of arguments to call the method with. */
    List<@Nullable Object[]> of(Method method, Class<?> owner) {
        List<List<@Nullable Object>> each = new ArrayList<>();
        for (int place = 0; place < method.getParameterCount(); place++) {
            Parameter parameter = method.getParameters()[place];
            boolean names = parameter.getType().equals(UUID.class)
                    && parameter.getName().startsWith("realm");
            List<@Nullable Object> variants = names
                    ? List.of(realm)
                    : parameter.getType().equals(String[].class)
                                    && parameter.getName().equals("tables")
                            ? eachTable()
                            : variants(ResolvableType.forMethodParameter(method, place, owner), 0);
            each.add(withNull(variants, parameter, parameter.getAnnotatedType()));
        }
        return Combinations.of(each);
    }

    private List<@Nullable Object> eachTable() {
        return tables.stream()
                .<@Nullable Object>map(table -> new String[] {table})
                .toList();
    }

    private List<@Nullable Object> variants(ResolvableType type, int depth) {
        Class<?> raw = type.resolve(Object.class);
        if (depth > 6) {
            throw new Unknown(type);
        }
        List<@Nullable Object> plain = plain(raw);
        if (!plain.isEmpty()) {
            return plain;
        }
        if (Collection.class.isAssignableFrom(raw) || raw.equals(Iterable.class)) {
            return collections(raw, type.as(Iterable.class).getGeneric(0), depth);
        }
        if (Map.class.isAssignableFrom(raw)) {
            return maps(type, depth);
        }
        if (raw.equals(Optional.class)) {
            List<@Nullable Object> optionals = new ArrayList<>(List.of(Optional.empty()));
            variants(type.getGeneric(0), depth + 1).forEach(value -> optionals.addFirst(Optional.ofNullable(value)));
            return optionals;
        }
        List<Object> rows = entities.apply(raw);
        if (!rows.isEmpty()) {
            return new ArrayList<>(rows);
        }
        return made(raw, type, depth);
    }

    private List<@Nullable Object> plain(Class<?> raw) {
        if (raw.isEnum()) {
            return new ArrayList<>(Arrays.asList(raw.getEnumConstants()));
        }
        @Nullable
        Object value = switch (raw.getName()) {
            case "java.util.UUID" -> RowValues.id(1);
            case "java.lang.String", "java.lang.Object", "java.lang.CharSequence" -> "text1";
            case "int", "java.lang.Integer" -> 10;
            case "long", "java.lang.Long" -> 10L;
            case "boolean", "java.lang.Boolean" -> true;
            case "java.time.Instant" -> AFTER_PLANTED_ROWS;
            case "java.time.OffsetDateTime" -> OffsetDateTime.ofInstant(AFTER_PLANTED_ROWS, ZoneOffset.UTC);
            case "java.time.Duration" -> Duration.ofMinutes(1);
            default -> null;
        };
        if (raw.equals(RealmId.class)) {
            value = RealmId.of(realm);
        } else if (raw.equals(TenantKey.class)) {
            value = new TenantKey(realm, RowValues.id(1));
        } else if (raw.equals(Limit.class)) {
            value = Limit.of(10);
        } else if (raw.equals(Pageable.class)) {
            value = PageRequest.of(0, 10);
        } else if (raw.equals(Sort.class)) {
            value = Sort.unsorted();
        }
        return value == null ? List.of() : List.of(value);
    }

    private List<@Nullable Object> collections(Class<?> raw, ResolvableType element, int depth) {
        try {
            List<Object> some = new ArrayList<>();
            variants(element, depth + 1).stream().limit(1).forEach(value -> some.add(Objects.requireNonNull(value)));
            return List.of(Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(some) : some);
        } catch (Unknown none) {
            return List.of(Set.class.isAssignableFrom(raw) ? Set.of() : List.of());
        }
    }

    private List<@Nullable Object> maps(ResolvableType type, int depth) {
        List<@Nullable Object> maps = new ArrayList<>();
        Object value = Objects.requireNonNull(
                variants(type.asMap().getGeneric(1), depth + 1).getFirst());
        variants(type.asMap().getGeneric(0), depth + 1)
                .forEach(key -> maps.add(Map.of(Objects.requireNonNull(key), value)));
        maps.add(Map.of());
        return maps;
    }

    private List<@Nullable Object> made(Class<?> raw, ResolvableType type, int depth) {
        if (raw.isSealed()) {
            List<@Nullable Object> all = new ArrayList<>();
            for (Class<?> permitted : raw.getPermittedSubclasses()) {
                all.addAll(variants(ResolvableType.forClass(permitted), depth + 1));
            }
            return all;
        }
        if (raw.isInterface()) {
            return List.of(answering(raw, type, depth));
        }
        if (raw.isRecord()) {
            return records(raw, depth);
        }
        throw new Unknown(type);
    }

    private Object answering(Class<?> raw, ResolvableType type, int depth) {
        return Proxy.newProxyInstance(raw.getClassLoader(), new Class<?>[] {raw}, (proxy, method, arguments) -> {
            ResolvableType answer = ResolvableType.forMethodReturnType(method, raw);
            if (method.getDeclaringClass().equals(Object.class)) {
                return method.getName().equals("toString") ? "generated" : 1;
            }
            Class<?> resolved = answer.resolve(Object.class);
            if (resolved.equals(void.class)) {
                return null;
            }
            ResolvableType wanted = resolved.equals(Object.class) && type.hasGenerics()
                    ? type.getGeneric(type.getGenerics().length - 1)
                    : answer;
            return variants(wanted, depth + 1).getFirst();
        });
    }

    private List<@Nullable Object> records(Class<?> raw, int depth) {
        RecordComponent[] components = raw.getRecordComponents();
        List<List<@Nullable Object>> each = new ArrayList<>();
        for (RecordComponent component : components) {
            each.add(withNull(
                    variants(ResolvableType.forType(component.getGenericType()), depth + 1),
                    component,
                    component.getAnnotatedType()));
        }
        List<@Nullable Object> made = new ArrayList<>();
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            for (@Nullable Object[] arguments : Combinations.of(each)) {
                Object value = attempt(constructor, arguments);
                if (value != null) {
                    made.add(value);
                }
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        if (made.isEmpty()) {
            throw new Unknown(raw);
        }
        return made;
    }

    private static @Nullable Object attempt(Constructor<?> constructor, @Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException refused) {
            return null;
        }
    }

    private static List<@Nullable Object> withNull(
            List<@Nullable Object> variants, AnnotatedElement element, AnnotatedElement type) {
        if (!element.isAnnotationPresent(Nullable.class) && !type.isAnnotationPresent(Nullable.class)) {
            return variants;
        }
        List<@Nullable Object> all = new ArrayList<>(variants);
        all.add(null);
        return all;
    }

    /** Whether a method is one that callers of its class can call. */
    static boolean isCallable(Method method) {
        return !method.isSynthetic()
                && !method.isBridge()
                && !Modifier.isStatic(method.getModifiers())
                && !Modifier.isPrivate(method.getModifiers())
                && !method.getDeclaringClass().equals(Object.class);
    }
}
