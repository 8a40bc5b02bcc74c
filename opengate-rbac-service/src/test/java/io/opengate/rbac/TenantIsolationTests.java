package io.opengate.rbac;

import io.opengate.testkit.isolation.TenantIsolationContract;

@RbacTestSetup
class TenantIsolationTests extends TenantIsolationContract {}
