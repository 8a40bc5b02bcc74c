package io.opengate.user.account;

import java.util.UUID;

/** A place in a sorted list of users: the folded text it is sorted by, and the id among equals. */
public record Position(String text, UUID id) {}
