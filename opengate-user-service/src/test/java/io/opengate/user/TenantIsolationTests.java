package io.opengate.user;

import io.opengate.testkit.isolation.TenantIsolationContract;

class TenantIsolationTests extends TenantIsolationContract {}
