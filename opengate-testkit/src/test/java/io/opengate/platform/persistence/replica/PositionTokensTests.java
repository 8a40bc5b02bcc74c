package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.crypto.Macs;
import io.opengate.platform.crypto.MasterKeys;
import io.opengate.platform.crypto.MessageAuthenticator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class PositionTokensTests {

    private static final String ONE = "client." + "x".repeat(38);
    private static final String NEWER = "client." + "y".repeat(38);
    private static final String OTHER = "rbac." + "z".repeat(38);

    private final PositionTokens tokens = new PositionTokens("user", keys(1));

    @Test
    void aTokenTellsTheTimelineToo() {
        Position place = new Position(7, 0x16B374D848L);

        assertThat(tokens.read(tokens.header(place, List.of())).required()).isEqualTo(new Required.Replayed(place));
    }

    @Test
    void oneTokenIsKeptPerService() {
        PositionTokens.Presented presented = tokens.read(String.join(",", ONE, OTHER, NEWER));

        assertThat(presented.others()).containsExactly(OTHER, NEWER);
        String header = tokens.header(new Position(1, 2), presented.others());
        assertThat(header).startsWith(OTHER + ", " + NEWER + ", user.");
        assertThat(tokens.read(header + "," + header).others()).containsExactly(OTHER, NEWER);
    }

    @Test
    void ofSeveralOfOursTheLatestPlaceCounts() {
        String early = tokens.header(new Position(1, 2), List.of());
        String late = tokens.header(new Position(1, 3), List.of());

        assertThat(tokens.read(late + "," + early).required()).isEqualTo(new Required.Replayed(new Position(1, 3)));
    }

    @Test
    void whatAnotherKeyOrAnotherServiceMadeIsUnknown() {
        String foreign = new PositionTokens("user", keys(2)).header(new Position(1, 2), List.of());
        String ofAnother = new PositionTokens("rbac", keys(1))
                .header(new Position(1, 2), List.of())
                .replace("rbac.", "user.");

        assertThat(tokens.read(foreign).required()).isEqualTo(new Required.Unknown(Reason.TOKEN));
        assertThat(tokens.read(ofAnother).required()).isEqualTo(new Required.Unknown(Reason.TOKEN));
    }

    private static MessageAuthenticator keys(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new Macs(new MasterKeys(new MockEnvironment()
                        .withProperty(
                                "OPENGATE_KEY_IDEMPOTENCY", Base64.getEncoder().encodeToString(key))))
                .purpose("idempotency");
    }
}
