package io.opengate.auth.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.Tokens;
import io.opengate.platform.tenant.RealmId;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.env.MockEnvironment;

class RefreshTokensTests {

    private final RealmId realm = new RealmId(UUID.randomUUID());
    private final MockEnvironment environment =
            new MockEnvironment().withProperty("OPENGATE_MASTER_KEY", Tokens.random());
    private final RefreshTokens texts = texts();

    private RefreshTokens texts() {
        return new RefreshTokens(new Macs(new MasterKeys(environment)));
    }

    @ParameterizedTest
    @EnumSource(RefreshToken.Needs.class)
    void aTokenIsReadAsItWasWritten(RefreshToken.Needs needs) {
        RefreshToken token = token(needs);

        assertThat(texts.parse(realm, texts.format(realm, token))).contains(token);
    }

    @Test
    void aTokenIsOpaqueAndItsSuccessorIsAlwaysTheSame() {
        RefreshToken token = token(RefreshToken.Needs.NOTHING);

        assertThat(texts.format(realm, token)).matches("[A-Za-z0-9_-]{115}");
        assertThat(texts.format(realm, token.next())).isEqualTo(texts.format(realm, token.next()));
    }

    @Test
    void aTokenIsGoodInItsRealmAlone() {
        String text = texts.format(realm, token(RefreshToken.Needs.NOTHING));

        assertThat(texts.parse(new RealmId(UUID.randomUUID()), text)).isEmpty();
    }

    @Test
    void aTokenMadeUnderThePreviousMasterKeyIsStillRead() {
        RefreshToken token = token(RefreshToken.Needs.ROLES);
        String text = texts.format(realm, token);
        String old = environment.getRequiredProperty("OPENGATE_MASTER_KEY");

        environment.setProperty("OPENGATE_MASTER_KEY_PREVIOUS", old);
        environment.setProperty("OPENGATE_MASTER_KEY", Tokens.random());

        assertThat(texts().parse(realm, text)).contains(token);
    }

    @Test
    void everyAlterationIsNoticed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String text = texts.format(realm, token(RefreshToken.Needs.NOTHING));
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=. ";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder altered = new StringBuilder(text);
            // the last character has unused bits
            int at = random.nextInt(text.length() - 1);
            altered.setCharAt(at, alphabet.charAt(random.nextInt(alphabet.length())));
            if (!altered.toString().equals(text)) {
                assertThat(texts.parse(realm, altered.toString()))
                        .as("seed %d, %s", seed, altered)
                        .isEmpty();
            }
        }
    }

    private static RefreshToken token(RefreshToken.Needs needs) {
        return new RefreshToken(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), 7, needs);
    }
}
