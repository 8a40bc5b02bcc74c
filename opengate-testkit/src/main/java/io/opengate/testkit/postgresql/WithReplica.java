package io.opengate.testkit.postgresql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@link io.opengate.testkit.OpenGateTest}: the service's database is on a {@link StreamingCluster} of this
 * context's own, a bean, whose replica the service reads from.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface WithReplica {

    /** How many replicas follow the primary; the service is told of all of them in one address. */
    int servers() default 1;
}
