package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride.Override;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

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
    void settingsThatAreEmptyAreNone() {
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:postgresql://db:6432/users?targetServerType=primary")
                .withProperty("POSTGRES_PORT", "6432")
                .withProperty("POSTGRES_READONLY_HOST", "")
                .withProperty("POSTGRES_READONLY_PORT", "");
        new DatabaseHosts().postProcessEnvironment(environment, new SpringApplication());
        assertThat(environment.getProperty("opengate.database.readonly-url")).isEmpty();

        environment.setProperty("POSTGRES_READONLY_HOST", "replica");
        assertThat(environment.getProperty("opengate.database.readonly-url"))
                .isEqualTo("jdbc:postgresql://replica:6432/users?targetServerType=any");

        environment.setProperty("POSTGRES_READONLY_HOST", "one,two:7432");
        assertThat(environment.getProperty("opengate.database.readonly-url"))
                .isEqualTo("jdbc:postgresql://one:6432,two:7432/users"
                        + "?targetServerType=preferSecondary&loadBalanceHosts=true");
    }

    @Test
    void aConnectionWhoseServerIsReadOnlyLeavesThePoolAndOneThatMerelyRefusedARowStays() {
        LostPrimary judge = new LostPrimary();
        assertThat(judge.adjudicate(new SQLException("read-only", "25006"))).isEqualTo(Override.MUST_EVICT);
        assertThat(judge.adjudicate(new SQLException("duplicate", "23505"))).isEqualTo(Override.CONTINUE_EVICT);
    }
}
