package io.opengate.rbac;

import io.opengate.testkit.contract.RouteAuthorizationContract;
import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@RbacTestSetup
class RouteAuthorizationTests extends RouteAuthorizationContract {

    RouteAuthorizationTests(
            TestHttp http,
            TestTokens tokens,
            TestRealms realms,
            ObjectProvider<RequestMappingHandlerMapping> mappings) {
        super(http, tokens, realms, mappings);
    }
}
