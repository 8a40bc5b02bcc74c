package io.opengate.platform.persistence.replica;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    @Test
    void aPlaceIsReadAsPostgresqlSpellsIt() {
        Position place = Position.of("0000000A00000016000000B3", "16/B374D848");

        assertThat(place).isEqualTo(new Position(10, 0x16B374D848L));
        assertThat(Position.parse(place.text())).isEqualTo(place);
    }

    @Test
    void whereTheNextRecordBeginsBehindAPagesHeaderAllBeforeThePageWillDo() {
        assertThat(Position.lsn("0/3002018")).isEqualTo(0x3002000);
        assertThat(Position.lsn("0/3002020")).isEqualTo(0x3002020);
    }

    @Test
    void aLaterPlaceSortsAfterAnEarlierOneAsTextToo() {
        Position early = new Position(1, 0xFFL);
        Position later = new Position(1, 0x100L);
        Position promoted = new Position(2, 0x10L);

        assertThat(early).isLessThan(later);
        assertThat(later).isLessThan(promoted);
        assertThat(early.text()).isLessThan(later.text());
        assertThat(later.text()).isLessThan(promoted.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "x", "00000001000000000000010", "0000000100000000000001000", "zzzzzzzz0000000000000100"})
    void anotherTextIsNoPlace(String text) {
        assertThat(Position.parse(text)).isNull();
    }
}
