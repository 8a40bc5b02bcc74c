package io.opengate.backup.manifest;

/** A file of the backup, as it is stored: encrypted where a recipient was given. */
public record StoredFile(String name, long size, String sha256) {}
