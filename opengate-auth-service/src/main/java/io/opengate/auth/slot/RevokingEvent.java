package io.opengate.auth.slot;

import io.opengate.platform.events.EventDraft;
import io.opengate.platform.events.RedisEvents;
import io.opengate.platform.events.Revocation;

/**
 * An event whose revocations are only known inside a script: its JSON, cut around one revocation of a token, so that
 * the script can repeat that piece for each token that ends.
 */
public record RevokingEvent(String head, String itemHead, String itemTail, String tail) {

    private static final String MARK = "(each token)";

    /** The pieces of the event that this draft becomes. */
    public static RevokingEvent of(RedisEvents events, EventDraft draft) {
        String json = events.json(draft.revoking(Revocation.token(MARK)));
        int mark = json.indexOf(MARK);
        int start = json.lastIndexOf('{', mark);
        int end = json.indexOf('}', mark) + 1;
        return new RevokingEvent(
                json.substring(0, start),
                json.substring(start, mark),
                json.substring(mark + MARK.length(), end),
                json.substring(end));
    }
}
