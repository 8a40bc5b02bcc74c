package io.opengate.session.signon.web;

import io.opengate.platform.problem.ProblemException;
import io.opengate.platform.security.RequiresPermission;
import io.opengate.platform.tenant.RealmRef;
import io.opengate.platform.web.BadParameter;
import io.opengate.platform.web.Cursor;
import io.opengate.platform.web.Page;
import io.opengate.platform.web.PageRequest;
import io.opengate.session.signon.EndReason;
import io.opengate.session.signon.EndSession;
import io.opengate.session.signon.ListSessions;
import io.opengate.session.signon.Listing;
import io.opengate.session.signon.Session;
import io.opengate.session.signon.SessionId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Lets administrators see who is signed in, and sign people out. */
@RestController
@RequestMapping("/api/v1/realms/{realm}/sessions")
class SessionController {

    private final ListSessions list;
    private final EndSession end;

    SessionController(ListSessions list, EndSession end) {
        this.list = list;
        this.end = end;
    }

    /** Live sessions of the realm, or of one person, newest first. */
    @GetMapping
    @RequiresPermission("session.read")
    Page<SessionView> list(RealmRef realm, @RequestParam(required = false) @Nullable UUID user, PageRequest page) {
        Listing listing = user == null ? new Listing.OfRealm(realm.id()) : new Listing.OfUser(realm.id(), user);
        List<Session> sessions = list.list(listing, last(page), page.limit() + 1);
        return Page.of(sessions, page.limit(), SessionController::cursor, SessionView::of);
    }

    @GetMapping("/{id}")
    @RequiresPermission("session.read")
    SessionView show(RealmRef realm, @PathVariable UUID id) {
        return list.find(realm.id(), new SessionId(id)).map(SessionView::of).orElseThrow(SessionController::absent);
    }

    /** Ends one session; its refresh tokens and access tokens end with it. */
    @DeleteMapping("/{id}")
    @RequiresPermission("session.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(RealmRef realm, @PathVariable UUID id) {
        if (!end.end(realm.id(), new SessionId(id), EndReason.REVOKED)) {
            throw absent();
        }
    }

    /** Ends all sessions of one person. */
    @DeleteMapping
    @RequiresPermission("session.manage")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revokeAll(RealmRef realm, @RequestParam UUID user) {
        end.endAll(realm.id(), user, EndReason.REVOKED);
    }

    private static ProblemException absent() {
        return new ProblemException(SessionProblem.SESSION_NOT_FOUND, null);
    }

    private static Cursor cursor(Session session) {
        return Cursor.of(session.id().toString());
    }

    private static @Nullable SessionId last(PageRequest page) {
        String id = page.afterKey(0);
        try {
            return id == null ? null : SessionId.of(id);
        } catch (IllegalArgumentException notOurs) {
            throw BadParameter.of("after", "is not a cursor of this list");
        }
    }
}
