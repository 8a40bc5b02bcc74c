package io.opengate.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The route needs an access token for audience {@code opengate-api} that carries this permission for the realm in the
 * path. Where the path names no realm, the permission in any realm is enough and the handler narrows what it shows,
 * unless {@link #everyRealm} asks for a grant that covers every realm.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface RequiresPermission {

    /** The permission, for example {@code user.read}. */
    String value();

    /** Whether only a token of {@code master} whose grant covers every realm will do. */
    boolean everyRealm() default false;
}
