package io.opengate.platform.persistence.replica;

/** What a caller must find when reading. */
sealed interface Required {

    /** Nothing of his own that is not old. */
    record Nothing() implements Required {}

    /** All that was written up to there. */
    record Replayed(Position through) implements Required {}

    /** It cannot be told: he reads from the primary. */
    record Unknown(Reason why) implements Required {}

    Required NOTHING = new Nothing();
}
