package io.opengate.platform.persistence.migration;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where the schema kept a service from starting. */
final class SchemaFailureAnalyzer extends AbstractFailureAnalyzer<SchemaRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SchemaRefusedException refusal) {
        return new FailureAnalysis(refusal.getMessage(), refusal.action(), refusal);
    }
}
