package io.opengate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.persistence.ReadsPrimary;
import io.opengate.platform.security.RouteRule;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestProofs;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.test.context.TestConstructor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route refuses whoever its rule does not name: no token, a token without the permission, a token of another
 * realm, a service that is not on the list. The routes come from the running handler mappings. What decides access is
 * not read from a replica.
 */
@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
public abstract class RouteAuthorizationContract {

    private static final List<String> SERVICES =
            List.of("auth", "user", "realm", "rbac", "client", "session", "notification", "gateway");

    /** What decides nothing, and so may be read from a replica; sessions are in Redis. */
    private static final Set<String> SHOWN = Set.of(
            "users",
            "realms",
            "roles",
            "scopes",
            "templates",
            "deliveries",
            "attempts",
            "events",
            "database",
            "sessions");

    private final TestHttp http;
    private final TestTokens tokens;
    private final RealmRef realm;
    private final RealmRef other;
    private final List<Routes.Route> routes;

    protected RouteAuthorizationContract(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        this.http = http;
        this.tokens = tokens;
        this.realm = realms.create();
        this.other = realms.create();
        this.routes = Routes.of(mappings.stream().toList());
    }

    @Test
    void whatIsNotMerelyShownIsReadFromThePrimary() {
        assertThat(routes)
                .filteredOn(route -> route.method().equals("GET") && route.rule() instanceof RouteRule.Permission)
                .filteredOn(route -> !route.handledWith(ReadsPrimary.class))
                .allSatisfy(route -> assertThat(route.subject()).isIn(SHOWN));
    }

    @TestFactory
    Stream<DynamicTest> permissionRoutesRefuseStrangers() {
        return routes.stream()
                .filter(route -> route.rule() instanceof RouteRule.Permission)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> refusesStrangers(route)));
    }

    private void refusesStrangers(Routes.Route route) {
        RouteRule.Permission rule = (RouteRule.Permission) route.rule();
        String path = route.in(realm);
        assertThat(call(route, path, null)).as("no token").isEqualTo(401);
        assertThat(call(route, path, "not.a.token")).as("not a token").isEqualTo(401);
        assertThat(call(route, path, tokens.management(realm, "nothing.read")))
                .as("a token that lacks %s", rule.permission())
                .isEqualTo(403);
        assertThat(call(route, path, expired(rule))).as("an expired token").isEqualTo(401);
        assertThat(call(
                        route,
                        path,
                        tokens.of(realm)
                                .permissions(rule.permission())
                                .audience("elsewhere")
                                .sign()))
                .as("a token for another audience")
                .isEqualTo(401);
        assertThat(call(
                        route,
                        path,
                        tokens.of(realm)
                                .permissions(rule.permission())
                                .type("JWT")
                                .sign()))
                .as("an ID token")
                .isEqualTo(401);
        assertThat(call(route, path, tokens.peer("auth", realm)))
                .as("a service token")
                .isEqualTo(401);
        assertThat(call(route, path, bound(rule, TestProofs.create())))
                .as("a token that is bound to a key, as a bearer token")
                .isEqualTo(401);
        if (route.namesRealm()) {
            assertThat(call(route, path, tokens.management(other, rule.permission())))
                    .as("a token of another realm")
                    .isEqualTo(403);
            String elsewhere = tokens.of(TestRealms.MASTER)
                    .permissions(rule.permission())
                    .realms(other)
                    .sign();
            assertThat(call(route, path, elsewhere))
                    .as("a grant for another realm")
                    .isEqualTo(403);
        }
    }

    @TestFactory
    Stream<DynamicTest> aBoundTokenComesWithAProofOfItsKey() {
        return routes.stream()
                .filter(route -> route.rule() instanceof RouteRule.Permission)
                // what is let in changes nothing
                .filter(route -> route.method().equals("GET"))
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> wantsProofs(route)));
    }

    private void wantsProofs(Routes.Route route) {
        String path = route.in(realm);
        String url = tokens.publicUrl(path);
        TestProofs key = TestProofs.create();
        String token = bound((RouteRule.Permission) route.rule(), key);
        String proof = key.proof(route.method(), url, token);
        assertThat(proven(route, path, token, proof)).as("with a proof").isNotIn(401, 403);
        assertThat(proven(route, path, token, proof)).as("the proof again").isEqualTo(401);
        assertThat(proven(route, path, token, key.proof(route.method(), url)))
                .as("a proof for no token")
                .isEqualTo(401);
        assertThat(proven(route, path, token, key.proof(route.method(), url + "/more", token)))
                .as("a proof for another route")
                .isEqualTo(401);
        assertThat(proven(route, path, token, TestProofs.create().proof(route.method(), url, token)))
                .as("another key")
                .isEqualTo(401);
        String unbound = tokens.master(((RouteRule.Permission) route.rule()).permission());
        assertThat(proven(route, path, unbound, key.proof(route.method(), url, unbound)))
                .as("a token that is bound to nothing")
                .isEqualTo(401);
    }

    private int proven(Routes.Route route, String path, String token, String proof) {
        return send(route, path, Map.of("Authorization", "DPoP " + token, "DPoP", proof));
    }

    private String bound(RouteRule.Permission rule, TestProofs key) {
        return tokens.of(TestRealms.MASTER)
                .permissions(rule.permission())
                .claim("cnf", Map.of("jkt", key.thumbprint()))
                .sign();
    }

    private String expired(RouteRule.Permission rule) {
        return tokens.of(realm).permissions(rule.permission()).expired().sign();
    }

    @TestFactory
    Stream<DynamicTest> internalRoutesRefuseAllButTheirCallers() {
        return routes.stream()
                .filter(route -> route.rule() instanceof RouteRule.Internal)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> refusesOtherServices(route)));
    }

    private void refusesOtherServices(Routes.Route route) {
        RouteRule.Internal rule = (RouteRule.Internal) route.rule();
        String path = route.in(realm);
        assertThat(call(route, path, null)).as("no token").isEqualTo(401);
        assertThat(call(route, path, tokens.master("system.read")))
                .as("an access token")
                .isEqualTo(401);
        SERVICES.stream()
                .filter(service -> !rule.callers().contains(service))
                .forEach(service -> assertThat(call(route, path, tokens.peer(service, realm)))
                        .as("service %s", service)
                        .isEqualTo(401));
        if (route.namesRealm()) {
            String caller = rule.callers().getFirst();
            assertThat(call(route, path, tokens.peer(caller, other)))
                    .as("another realm")
                    .isEqualTo(403);
            assertThat(call(route, path, tokens.peer(caller))).as("no realm").isEqualTo(403);
        }
    }

    private int call(Routes.Route route, String path, @org.jspecify.annotations.Nullable String token) {
        return send(route, path, token == null ? Map.of() : Map.of("Authorization", "Bearer " + token));
    }

    private int send(Routes.Route route, String path, Map<String, String> headers) {
        boolean body = !route.method().equals("GET") && !route.method().equals("DELETE");
        return http.send(route.method(), path, null, body ? "{}" : null, headers)
                .status();
    }
}
