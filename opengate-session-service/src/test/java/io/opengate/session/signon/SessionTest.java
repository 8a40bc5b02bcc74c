package io.opengate.session.signon;

import io.opengate.testkit.OpenGateTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestConstructor;

/** A test of the running session service, with {@link SignOns} at hand. */
@OpenGateTest
@Import(SignOns.class)
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface SessionTest {}
