package io.opengate.testkit.isolation;

import io.opengate.platform.persistence.TenantKey;
import io.opengate.platform.tenant.RealmId;
import io.opengate.platform.tenant.RealmScope;
import io.opengate.testkit.isolation.Repositories.Call;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.LockModeType;
import jakarta.persistence.metamodel.EntityType;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.SharedEntityManagerCreator;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls methods on planted rows, each in a transaction that is rolled back, and keeps what they sent. */
final class Drive {

    private static final int ROWS = 3;

    private final StatementRecorder recorder;
    private final EntityManager entities;
    private final JdbcTemplate database;
    private final TransactionTemplate transactions;
    private final Map<Class<?>, String> tables;
    private final List<String> tenantTables;

    Drive(ConfigurableApplicationContext context, StatementRecorder recorder) {
        this.recorder = recorder;
        this.entities =
                SharedEntityManagerCreator.createSharedEntityManager(context.getBean(EntityManagerFactory.class));
        this.database = context.getBean(JdbcTemplate.class);
        this.transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        this.tables = entities.getMetamodel().getEntities().stream()
                .collect(Collectors.toMap(EntityType::getJavaType, Drive::table));
        this.tenantTables =
                Objects.requireNonNull(transactions.execute(status -> Catalogue.read(database).ofTenants().stream()
                        .map(Catalogue.Table::name)
                        .toList()));
    }

    /** What a method sent, and what it failed with where no call succeeded. */
    record Sent(List<Recorded> statements, List<Throwable> failures) {}

    /** What the method sends in that realm, whatever it is called with; each call is made twice, as by a repetition. */
    Sent drive(Call call, UUID realm) {
        List<Recorded> statements = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        int variants = in(realm, false, () -> arguments(call, realm).size());
        for (int variant = 0; variant < variants; variant++) {
            int chosen = variant;
            in(realm, false, () -> {
                @Nullable Object[] arguments = arguments(call, realm).get(chosen);
                statements.addAll(recorded(
                        () -> {
                            invoke(call, arguments);
                            invoke(call, arguments);
                            entities.flush();
                        },
                        failures));
                return chosen;
            });
        }
        return new Sent(statements, failures);
    }

    /** What Hibernate sends when an entity is read, locked, changed, removed and stored. */
    Map<String, List<Recorded>> driveEntities(UUID realm) {
        return tables.keySet().stream().collect(Collectors.toMap(Class::getSimpleName, type -> {
            List<Recorded> sent = new ArrayList<>();
            List<Consumer<Object>> verbs = List.of(
                    entity -> entities.lock(entity, LockModeType.PESSIMISTIC_WRITE),
                    entity -> entities.lock(entity, LockModeType.PESSIMISTIC_FORCE_INCREMENT),
                    entities::remove);
            verbs.forEach(verb -> in(
                    realm,
                    false,
                    () -> sent.addAll(recorded(
                            () -> {
                                verb.accept(managed(type, realm).getFirst());
                                entities.flush();
                            },
                            new ArrayList<>()))));
            in(realm, false, () -> {
                fresh(type, realm)
                        .forEach(entity -> sent.addAll(recorded(
                                () -> {
                                    entities.persist(entity);
                                    entities.flush();
                                },
                                new ArrayList<>())));
                return true;
            });
            return sent;
        }));
    }

    private List<@Nullable Object[]> arguments(Call call, UUID realm) {
        return new Arguments(realm, tenantTables, type -> entities(type, realm)).of(call.method(), call.type());
    }

    private List<Object> entities(Class<?> type, UUID realm) {
        if (!tables.containsKey(type)) {
            return List.of();
        }
        List<Object> all = managed(type, realm);
        all.addAll(fresh(type, realm));
        return all;
    }

    private List<Object> managed(Class<?> type, UUID realm) {
        List<Object> found = new ArrayList<>();
        boolean ofTenants =
                entities.getMetamodel().entity(type).getIdType().getJavaType().equals(TenantKey.class);
        for (int row = 1; row < ROWS; row++) {
            Object key = ofTenants ? new TenantKey(realm, RowValues.id(row)) : RowValues.id(row);
            Object entity = entities.find(type, key);
            if (entity == null && !ofTenants) {
                entity = entities.find(type, realm);
            }
            if (entity != null && !found.contains(entity)) {
                found.add(entity);
            }
        }
        return found;
    }

    /** The last row as nobody has stored it yet. */
    private List<Object> fresh(Class<?> type, UUID realm) {
        if (!entities.getMetamodel().entity(type).getIdType().getJavaType().equals(TenantKey.class)) {
            return List.of();
        }
        for (int row = ROWS; row > 0; row--) {
            Object entity = entities.find(type, new TenantKey(realm, RowValues.id(row)));
            if (entity != null) {
                entities.refresh(entity);
                entities.detach(entity);
                database.update(
                        "delete from " + tables.get(type) + " where realm_id = ? and id = ?", realm, RowValues.id(row));
                return List.of(entity);
            }
        }
        return List.of();
    }

    private List<Recorded> recorded(Runnable work, List<Throwable> failures) {
        recorder.start();
        try {
            work.run();
        } catch (RuntimeException refused) {
            failures.add(refused);
        }
        return recorder.stop();
    }

    private static void invoke(Call call, @Nullable Object[] arguments) {
        try {
            call.method().setAccessible(true);
            call.method().invoke(call.target(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getTargetException());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T in(UUID realm, boolean keep, Supplier<T> work) {
        return RealmScope.call(
                RealmId.of(realm),
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    if (!keep) {
                        status.setRollbackOnly();
                    }
                    return work.get();
                })));
    }

    private static String table(EntityType<?> entity) {
        jakarta.persistence.Table table = entity.getJavaType().getAnnotation(jakarta.persistence.Table.class);
        return table == null || table.name().isEmpty()
                ? entity.getJavaType()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT)
                : table.name();
    }
}
