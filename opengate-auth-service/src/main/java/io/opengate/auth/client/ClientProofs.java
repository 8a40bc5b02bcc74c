package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The methods by a shared secret. */
@Configuration(proxyBeanMethods = false)
class ClientProofs {

    @Bean
    ClientProof clientSecretBasic(Clock clock) {
        return new SharedSecretProof(ClientAuthenticationMethod.CLIENT_SECRET_BASIC, clock);
    }

    @Bean
    ClientProof clientSecretPost(Clock clock) {
        return new SharedSecretProof(ClientAuthenticationMethod.CLIENT_SECRET_POST, clock);
    }
}
