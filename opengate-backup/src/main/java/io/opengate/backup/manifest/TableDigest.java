package io.opengate.backup.manifest;

/**
 * What a table holds.
 *
 * @param name without schema
 * @param rows how many
 * @param digest the same for the same rows in any order
 */
public record TableDigest(String name, long rows, String digest) {}
