package io.opengate.notification.trail;

/** Tells sources what they need not keep any longer. */
public interface Confirmations {

    /** Says that every event of the source up to that number is in the trail. */
    void confirm(String source, long through);
}
