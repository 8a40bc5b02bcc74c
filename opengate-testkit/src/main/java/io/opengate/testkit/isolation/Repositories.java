package io.opengate.testkit.isolation;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.repository.Repository;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionManager;

/** Everything of a service that can send SQL: Spring Data's repositories, and beans that hold a way to the database. */
final class Repositories {

    private static final List<Class<?>> WAYS = List.of(
            EntityManager.class,
            JdbcClient.class,
            JdbcOperations.class,
            NamedParameterJdbcOperations.class,
            DataSource.class);

    /** Of what a repository inherits, this much is proved; the rest is made of it. */
    private static final Set<String> INHERITED = Set.of(
            "findById",
            "existsById",
            "findAll",
            "findAllById",
            "count",
            "save",
            "delete",
            "deleteById",
            "deleteAll",
            "deleteAllById",
            "deleteAllInBatch");

    private Repositories() {}

    /** A method that can send SQL, and what it is called on. */
    record Call(Object target, Class<?> type, Method method) {

        /** {@code Class.method}. */
        String name() {
            return type.getSimpleName() + "." + method.getName();
        }

        /** Name and parameters. */
        String signature() {
            return name()
                    + Arrays.stream(method.getParameterTypes())
                            .map(Class::getSimpleName)
                            .toList();
        }

        /** Whether the service wrote it: what Spring Data brings is there whether or not anybody calls it. */
        boolean isInherited() {
            return method.getDeclaringClass().getName().startsWith("org.springframework.");
        }
    }

    static List<Call> of(ConfigurableApplicationContext context) {
        List<Call> calls = new ArrayList<>();
        ConfigurableListableBeanFactory beans = context.getBeanFactory();
        for (String name : beans.getBeanDefinitionNames()) {
            if (!beans.getBeanDefinition(name).isSingleton()
                    || beans.getBeanDefinition(name).isAbstract()) {
                continue;
            }
            Object bean = beans.getBean(name);
            if (bean instanceof Repository<?, ?>) {
                calls.addAll(ofRepository(bean));
            } else {
                Object target = target(bean);
                if (!isPlumbing(target) && isOurs(target.getClass()) && holdsAWay(target.getClass())) {
                    calls.addAll(declared(target));
                }
            }
        }
        return calls;
    }

    private static List<Call> ofRepository(Object bean) {
        List<Call> calls = new ArrayList<>();
        for (Class<?> type : bean.getClass().getInterfaces()) {
            if (Repository.class.isAssignableFrom(type) && isOurs(type)) {
                for (Method method : type.getMethods()) {
                    Call call = new Call(bean, type, method);
                    if (Arguments.isCallable(method) && (!call.isInherited() || isProved(method))) {
                        calls.add(call);
                    }
                }
            }
        }
        return calls;
    }

    private static boolean isProved(Method method) {
        return INHERITED.contains(method.getName())
                && Arrays.stream(method.getParameterTypes())
                        .noneMatch(type -> type.getSimpleName().equals("Example"));
    }

    private static List<Call> declared(Object target) {
        List<Call> calls = new ArrayList<>();
        for (Class<?> type = target.getClass(); type != null && isOurs(type); type = type.getSuperclass()) {
            for (Method method : type.getDeclaredMethods()) {
                if (Arguments.isCallable(method)) {
                    calls.add(new Call(target, target.getClass(), method));
                }
            }
        }
        return calls;
    }

    private static Object target(Object bean) {
        Object at = bean;
        for (Object inner = AopProxyUtils.getSingletonTarget(at);
                inner != null;
                inner = AopProxyUtils.getSingletonTarget(at)) {
            at = inner;
        }
        return at;
    }

    /** What others send their statements through, and that sends none of its own. */
    private static boolean isPlumbing(Object target) {
        return target instanceof DataSource || target instanceof TransactionManager;
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("io.opengate.")
                && !type.getName().startsWith("io.opengate.testkit.isolation.");
    }

    private static boolean holdsAWay(Class<?> bean) {
        for (Class<?> type = bean; type != null; type = type.getSuperclass()) {
            for (Field field : type.getDeclaredFields()) {
                if (WAYS.stream().anyMatch(way -> way.isAssignableFrom(field.getType()))) {
                    return true;
                }
            }
        }
        return false;
    }
}
