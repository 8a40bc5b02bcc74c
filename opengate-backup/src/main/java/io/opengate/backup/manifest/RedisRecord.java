package io.opengate.backup.manifest;

/**
 * The copy of Redis.
 *
 * @param serverVersion of Redis
 * @param keys how many keys it had at the moment
 * @param file its RDB
 * @param pauseMillis how long writes to Redis waited
 */
public record RedisRecord(String serverVersion, long keys, String file, long pauseMillis) {}
