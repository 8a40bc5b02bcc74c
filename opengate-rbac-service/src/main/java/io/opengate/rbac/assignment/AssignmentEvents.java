package io.opengate.rbac.assignment;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.Revocation;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the role service tells others about assignments: the subject's tokens for the management API end with each. */
final class AssignmentEvents {

    private AssignmentEvents() {}

    static EventDraft created(Assignment assignment) {
        return about("assignment.created", assignment);
    }

    static EventDraft updated(Assignment assignment) {
        return about("assignment.updated", assignment);
    }

    static EventDraft deleted(Assignment assignment) {
        return about("assignment.deleted", assignment);
    }

    private static EventDraft about(String type, Assignment assignment) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("user", assignment.user().toString());
        data.put("role", assignment.role().toString());
        Assignment.Terms terms = assignment.terms();
        if (terms.realms() != null) {
            data.put("realms", terms.realms());
        }
        if (terms.expiresAt() != null) {
            data.put("expiresAt", terms.expiresAt().toString());
        }
        if (terms.reason() != null) {
            data.put("reason", terms.reason());
        }
        return EventDraft.of(type, assignment.realm(), assignment.id().toString())
                .data(data)
                .revoking(Revocation.subjectManagement(assignment.user()));
    }
}
