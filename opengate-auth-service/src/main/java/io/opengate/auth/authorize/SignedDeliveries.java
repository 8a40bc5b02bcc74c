package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.ResponseMode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The modes of JARM (JWT Secured Authorization Response Mode §2.3); {@code jwt} means one of the first two. */
@Configuration(proxyBeanMethods = false)
class SignedDeliveries {

    @Bean
    ResponseDelivery signedQuery(QueryDelivery query, SignResponse signing) {
        return new SignedDelivery(ResponseMode.QUERY_JWT, query, signing);
    }

    @Bean
    ResponseDelivery signedFragment(FragmentDelivery fragment, SignResponse signing) {
        return new SignedDelivery(ResponseMode.FRAGMENT_JWT, fragment, signing);
    }

    @Bean
    ResponseDelivery signedForm(FormPostDelivery form, SignResponse signing) {
        return new SignedDelivery(ResponseMode.FORM_POST_JWT, form, signing);
    }
}
