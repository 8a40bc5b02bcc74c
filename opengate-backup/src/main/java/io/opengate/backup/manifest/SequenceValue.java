package io.opengate.backup.manifest;

/**
 * How far a sequence was when the fence stood; sequences go on outside of transactions, so a dump may hold a later value.
 *
 * @param name without schema
 * @param value the last one given, 0 before the first
 */
public record SequenceValue(String name, long value) {}
