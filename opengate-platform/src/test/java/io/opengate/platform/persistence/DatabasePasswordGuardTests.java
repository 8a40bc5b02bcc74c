package io.opengate.platform.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opengate.platform.crypto.MissingSecretException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.mock.env.MockEnvironment;

class DatabasePasswordGuardTests {

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("spring.datasource.password", "of-this-installation")
            .withProperty("spring.flyway.password", "of-this-installation-too");

    private void check() {
        new DatabasePasswordGuard(environment).postProcessBeanFactory(new DefaultListableBeanFactory());
    }

    @Test
    void passwordsOfTheInstallationAreAccepted() {
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void theDefaultIsRefusedAndTheMessageNamesTheVariable() {
        environment.setProperty("spring.datasource.password", DatabasePasswordGuard.DEFAULT);
        assertThatThrownBy(this::check)
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("POSTGRES_PASSWORD");
    }

    @Test
    void aMissingPasswordOfTheOwnerIsRefused() {
        environment.setProperty("spring.flyway.password", "");
        assertThatThrownBy(this::check)
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("POSTGRES_MIGRATION_PASSWORD");
    }

    @Test
    void aDeveloperMayUseTheDefault() {
        environment.setProperty("spring.datasource.password", DatabasePasswordGuard.DEFAULT);
        environment.setActiveProfiles("dev");
        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void theDefaultIsRefusedForTheReplicaTooWhereThereIsOne() {
        environment.setProperty("spring.datasource-readonly.password", DatabasePasswordGuard.DEFAULT);
        assertThatCode(this::check).as("there is none").doesNotThrowAnyException();

        environment.setProperty("spring.datasource-readonly.url", "jdbc:postgresql://replica/users");
        assertThatThrownBy(this::check)
                .isInstanceOf(MissingSecretException.class)
                .hasMessageContaining("POSTGRES_READONLY_PASSWORD");
        environment.setProperty("spring.datasource-readonly.password", "of-this-installation-three");
        assertThatCode(this::check).doesNotThrowAnyException();
    }
}
