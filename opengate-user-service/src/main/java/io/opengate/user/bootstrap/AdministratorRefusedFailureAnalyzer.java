package io.opengate.user.bootstrap;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to set. */
class AdministratorRefusedFailureAnalyzer extends AbstractFailureAnalyzer<AdministratorRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AdministratorRefusedException cause) {
        return new FailureAnalysis(
                "The first administrator cannot be created: " + cause.getMessage() + ".",
                "Set OPENGATE_ADMIN_USERNAME and OPENGATE_ADMIN_PASSWORD to values that keep the rule, unset both, or set"
                        + " opengate.bootstrap.create-admin-account=false.",
                cause);
    }
}
