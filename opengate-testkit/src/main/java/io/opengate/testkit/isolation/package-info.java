/**
 * The proof that a realm's rows stay its own although a query forgets the realm, for every service that owns a database:
 * {@link io.opengate.testkit.isolation.TenantIsolationContract}.
 *
 * <p>A service may say in {@code src/test/resources/isolation.properties} what the catalogue cannot know:
 * {@code value.<table>.<column>[.<row>|.bulk]=<text or null>} is what planted rows hold there,
 * {@code quiet.<Class>.<method>=<why>} names a method of a repository that sends nothing of its own, and
 * {@code plan.<Class>.<method>=<why>} one whose statements may read a table whole. An entry that is not needed fails.
 */
@NullMarked
package io.opengate.testkit.isolation;

import org.jspecify.annotations.NullMarked;
