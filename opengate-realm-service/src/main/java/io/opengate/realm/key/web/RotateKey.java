package io.opengate.realm.key.web;

import io.opengate.realm.key.SignatureAlgorithm;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a successor.
 *
 * @param algorithm the algorithm whose key is replaced; the realm's own where absent
 */
record RotateKey(@Nullable SignatureAlgorithm algorithm) {}
