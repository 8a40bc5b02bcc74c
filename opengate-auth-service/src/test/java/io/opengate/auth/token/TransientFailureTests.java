package io.opengate.auth.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.opengate.auth.fixture.AuthTest;
import io.opengate.auth.fixture.InMemoryRolesOf;
import io.opengate.auth.fixture.OAuth;
import io.opengate.auth.fixture.SignedIn;
import io.opengate.auth.fixture.TestClients;
import io.opengate.auth.fixture.TestWorld;
import io.opengate.testkit.http.TestHttp.Answer;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever may fail is asked before anything is used up. */
@AuthTest
class TransientFailureTests {

    private final TestWorld world;
    private final InMemoryRolesOf roles;

    TransientFailureTests(TestWorld world, InMemoryRolesOf roles) {
        this.world = world;
        this.roles = roles;
    }

    @Test
    void aCodeIsStillGoodAfterwards() {
        SignedIn ada = world.signedIn();
        String code = ada.code("openid", "roles");
        roles.unplug(ada.realm().id());
        assertThat(ada.redeem(code).status()).isEqualTo(503);

        roles.plugIn(ada.realm().id());

        assertThat(ada.redeem(code).status()).isEqualTo(200);
    }

    @Test
    void aRefreshTokenIsStillGoodAfterwardsEvenWithoutAGrace() {
        SignedIn ada = world.signedIn(world.realm(), TestClients.publicClient("spa"));
        String first = ada.redeemAsPublic(ada.code("openid", "roles"))
                .body()
                .path("refresh_token")
                .asString();
        roles.unplug(ada.realm().id());
        assertThat(ada.refreshAsPublic(first).status()).isEqualTo(503);

        roles.plugIn(ada.realm().id());

        assertThat(ada.refreshAsPublic(first).status()).isEqualTo(200);
    }

    @Test
    void aRefreshAsksForThePermissionsThatAreHeldNow() throws Exception {
        SignedIn ada = world.signedIn(
                world.realm(), TestClients.confidential("console").scopes("openid", "opengate-api"));
        String realmId = ada.realm().id().toString();
        world.permit(ada.realm(), ada.user(), Set.of("user.read", "role.read"), Set.of(realmId));
        Answer first = ada.redeem(ada.code("openid", "opengate-api"));
        assertThat(claims(first).getStringClaim("scope").split(" "))
                .containsExactlyInAnyOrder("openid", "user.read", "role.read");

        world.permit(ada.realm(), ada.user(), Set.of("role.read"), Set.of(realmId));

        Answer second = ada.refresh(first.body().path("refresh_token").asString());
        assertThat(claims(second).getStringClaim("scope").split(" ")).containsExactlyInAnyOrder("openid", "role.read");
        assertThat(claims(second).getAudience()).contains("opengate-api");
    }

    private static JWTClaimsSet claims(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return OAuth.claims(answer.body().path("access_token").asString());
    }
}
