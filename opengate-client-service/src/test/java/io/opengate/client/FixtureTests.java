package io.opengate.client;

import io.opengate.testkit.http.TestHttp;
import io.opengate.testkit.migration.FixtureContract;
import io.opengate.testkit.tenant.TestRealms;
import io.opengate.testkit.tenant.TestTokens;

class FixtureTests extends FixtureContract {

    FixtureTests(TestHttp http, TestTokens tokens, TestRealms realms) {
        super(http, tokens, realms);
    }
}
