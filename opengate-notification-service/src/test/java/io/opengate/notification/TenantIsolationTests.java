package io.opengate.notification;

import io.opengate.testkit.isolation.TenantIsolationContract;

class TenantIsolationTests extends TenantIsolationContract {}
