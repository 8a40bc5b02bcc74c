package io.opengate.platform.persistence.replica;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Whether {@code spring.datasource-readonly.url} names a server. */
final class ReplicaConfigured extends SpringBootCondition {

    @Override
    public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
        String url = context.getEnvironment().getProperty("spring.datasource-readonly.url", "");
        return new ConditionOutcome(!url.isBlank(), ConditionMessage.of(url.isBlank() ? "no replica" : "a replica"));
    }
}
