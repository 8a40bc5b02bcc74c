package io.opengate.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @ValueSource(strings = {"a@b", "anna@example.com", "anna.b+tag@mail.example.com", "änna@exämple.com"})
    void oneMailboxIsAccepted(String address) {
        assertThat(new EmailAddress(address).value()).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@example.com",
                "anna@",
                "a@b@c",
                "anna@example.com\r\nBcc: eve@example.com",
                "anna@example.com\n",
                "anna@example.com,eve@example.com",
                "Anna <anna@example.com>",
                "anna@example.com eve",
                "\"a b\"@example.com",
                "anna@-example.com",
                "anna..b@example.com",
                "anna@[127.0.0.1]"
            })
    void anythingElseIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new EmailAddress(address));
    }
}
