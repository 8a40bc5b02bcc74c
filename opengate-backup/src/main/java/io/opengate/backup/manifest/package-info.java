/** What a backup says of itself: versions, moment, files, and the count and digest of every table. */
@NullMarked
package io.opengate.backup.manifest;

import org.jspecify.annotations.NullMarked;
