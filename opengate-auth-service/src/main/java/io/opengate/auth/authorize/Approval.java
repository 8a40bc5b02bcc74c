package io.opengate.auth.authorize;

import io.opengate.auth.session.SignOnSession;

/** A demand that the person of that session, and the rules, agree to. */
public record Approval(AuthorizationDemand demand, SignOnSession session) {}
