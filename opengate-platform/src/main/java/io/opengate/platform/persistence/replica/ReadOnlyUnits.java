package io.opengate.platform.persistence.replica;

import java.lang.reflect.Method;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.StaticMethodMatcherPointcutAdvisor;
import org.springframework.core.Ordered;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAttribute;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Around each outermost {@link Transactional} unit of work that only reads: lets it read from the replica, and runs it
 * once more, on the primary, where the replica has failed it. Knows the request by its thread alone, since it is made
 * before nearly everything else.
 */
final class ReadOnlyUnits extends StaticMethodMatcherPointcutAdvisor {

    private static final long serialVersionUID = 1;

    private final transient AnnotationTransactionAttributeSource attributes =
            new AnnotationTransactionAttributeSource(false);

    ReadOnlyUnits() {
        setOrder(Ordered.LOWEST_PRECEDENCE - 100); // outside the transaction
        setAdvice((MethodInterceptor) ReadOnlyUnits::run);
    }

    @Override
    public boolean matches(Method method, Class<?> type) {
        TransactionAttribute attribute = attributes.getTransactionAttribute(method, type);
        return attribute != null && attribute.isReadOnly();
    }

    private static @Nullable Object run(MethodInvocation call) throws Throwable {
        RequestReads request = RequestReads.current();
        if (request == null
                || TransactionSynchronizationManager.isActualTransactionActive()
                || !(call instanceof ProxyMethodInvocation repeatable)
                || !request.begin()) {
            return call.proceed();
        }
        try {
            return repeatable.invocableClone().proceed();
        } catch (RuntimeException failure) {
            if (!request.failedOnReplica(failure)) {
                throw failure;
            }
            return call.proceed();
        } finally {
            request.end();
        }
    }
}
