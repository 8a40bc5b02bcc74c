package io.opengate.user.replica;

import static org.assertj.core.api.Assertions.assertThat;

import io.opengate.platform.tenant.RealmRef;
import io.opengate.testkit.OpenGateTest;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestConstructor;

@OpenGateTest
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class WithoutReplicaTests {

    private final ApplicationContext service;
    private final Person person;

    WithoutReplicaTests(ApplicationContext service, TestHttp http, TestTokens tokens, TestRealms realms) {
        this.service = service;
        RealmRef realm = realms.create();
        this.person = new Person(http, tokens, realm, true);
    }

    @Test
    void nothingOfItExists() {
        List<String> beans = Arrays.stream(service.getBeanDefinitionNames())
                .filter(name -> Objects.requireNonNull(service.getType(name))
                        .getName()
                        .startsWith("io.opengate.platform.persistence.replica"))
                .toList();

        assertThat(beans).isEmpty();
    }

    @Test
    void noTokenIsAnsweredAndOneOfAnotherTimeIsIgnored() {
        String user = person.create();

        assertThat(person.kept()).isEmpty();
        assertThat(person.getWith("user." + "x".repeat(38), user).status()).isEqualTo(200);
    }
}
