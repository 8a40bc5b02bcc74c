package io.opengate.rbac;

import io.opengate.testkit.contract.OpenApiContract;
import io.opengate.testkit.http.TestHttp;
import org.springframework.core.env.Environment;

@RbacTestSetup
class OpenApiTests extends OpenApiContract {

    OpenApiTests(TestHttp http, Environment environment) {
        super(http, environment);
    }
}
