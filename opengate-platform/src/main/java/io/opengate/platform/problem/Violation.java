package io.opengate.platform.problem;

/** One field that breaks a rule: the field's JSON path, and what is expected of it. */
public record Violation(String field, String message) {}
