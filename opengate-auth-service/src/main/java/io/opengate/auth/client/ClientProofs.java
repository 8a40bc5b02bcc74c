package io.opengate.auth.client;

import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The methods that come with the service. */
@Configuration(proxyBeanMethods = false)
class ClientProofs {

    @Bean
    ClientProof clientSecretBasic() {
        return new SharedSecretProof(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    }

    @Bean
    ClientProof clientSecretPost() {
        return new SharedSecretProof(ClientAuthenticationMethod.CLIENT_SECRET_POST);
    }
}
