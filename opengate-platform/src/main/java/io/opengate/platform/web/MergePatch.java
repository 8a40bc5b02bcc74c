package io.opengate.platform.web;

import io.opengate.platform.problem.CommonProblem;
import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.problem.UnreadableJson;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A partial update (JSON Merge Patch, RFC 7396): a handler's argument, read from the request's body. */
public final class MergePatch {

    private final ObjectNode patch;
    private final JsonMapper json;
    private final Validator validator;

    MergePatch(ObjectNode patch, JsonMapper json, Validator validator) {
        this.patch = patch;
        this.json = json;
        this.validator = validator;
    }

    /** Whether the patch names this top-level field, be it to set or to remove it. */
    public boolean names(String field) {
        return patch.has(field);
    }

    /**
     * The current state with the patch applied, bound and validated.
     *
     * @param current what the resource says now, in the shape that may be changed
     * @throws ProblemException 400 with violations for unknown fields, wrong types and broken constraints
     */
    public <T> T applyTo(T current, Class<T> type) {
        JsonNode merged = merge(json.valueToTree(current), patch);
        T changed;
        try {
            changed = json.treeToValue(merged, type);
        } catch (JacksonException e) {
            throw UnreadableJson.problem(e);
        }
        Set<ConstraintViolation<T>> violations = validator.validate(changed);
        if (!violations.isEmpty()) {
            ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, null);
            violations.forEach(v -> problem.violation(v.getPropertyPath().toString(), v.getMessage()));
            throw problem;
        }
        return changed;
    }

    private JsonNode merge(JsonNode target, JsonNode change) {
        if (!(change instanceof ObjectNode members)) {
            return change;
        }
        ObjectNode result = target instanceof ObjectNode object ? object : json.createObjectNode();
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (member.getValue().isNull()) {
                result.remove(member.getKey());
            } else {
                JsonNode before = result.path(member.getKey());
                result.set(member.getKey(), merge(before, member.getValue()));
            }
        }
        return result;
    }
}
