package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseHostsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            localhost          | localhost:5432
            one,two            | one:5432,two:5432
            one:6432, two      | one:6432,two:5432
            one:6432,two:7432, | one:6432,two:7432
            [::1]              | [::1]:5432
            """)
    void everyHostHasAPort(String given, String spelt) {
        assertThat(DatabaseHosts.hosts(given, "5432")).isEqualTo(spelt);
    }

    @Test
    void aConnectionWhoseServerIsReadOnlyLeavesThePoolAndOneThatMerelyRefusedARowStays() {
        LostPrimary judge = new LostPrimary();
        assertThat(judge.adjudicate(new SQLException("read-only", "25006"))).isEqualTo(Override.MUST_EVICT);
        assertThat(judge.adjudicate(new SQLException("duplicate", "23505"))).isEqualTo(Override.CONTINUE_EVICT);
    }
}
