package io.opengate.auth.signin.http;

import io.opengate.auth.signin.Credentials;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

@Component
final class HttpCredentials implements Credentials {

    private final CredentialApi users;
    private final JsonMapper json = JsonMapper.builder().build();

    HttpCredentials(PeerClients peers) {
        this.users = peers.create(CredentialApi.class, "user");
    }

    @Override
    public Verification verify(RealmId realm, String username, String password) {
        CredentialApi.Verification answer =
                users.verify(realm.value(), new CredentialApi.Attempt(username, Secret.of(password)));
        CredentialApi.VerifiedUser user = answer.user();
        return user == null
                ? new Verification.Refused(Refusal.CREDENTIALS, null)
                : known(answer.outcome(), user.id(), user.username());
    }

    private static Verification known(String outcome, UUID id, String username) {
        return switch (outcome) {
            case "verified" -> new Verification.Verified(id, username);
            case "password-change-required" -> new Verification.ChangeRequired(id, username);
            case "disabled" -> new Verification.Refused(Refusal.DISABLED, id);
            case "locked" -> new Verification.Refused(Refusal.LOCKED, id);
            case "pending" -> new Verification.Refused(Refusal.PENDING, id);
            default -> new Verification.Refused(Refusal.CREDENTIALS, id);
        };
    }

    @Override
    public Change change(RealmId realm, UUID user, String current, String wanted) {
        try {
            users.change(realm.value(), user, new CredentialApi.PasswordChange(Secret.of(current), Secret.of(wanted)));
            return new Change.Changed();
        } catch (HttpClientErrorException.UnprocessableContent unacceptable) {
            return new Change.Unacceptable(rule(unacceptable.getResponseBodyAsString()));
        } catch (HttpClientErrorException refused) {
            return new Change.Refused();
        }
    }

    /** The problem document's {@code reason}. */
    private Rule rule(String problem) {
        try {
            String reason = json.readTree(problem).path("reason").asString("");
            return Arrays.stream(Rule.values())
                    .filter(rule -> rule.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(reason))
                    .findFirst()
                    .orElse(Rule.OTHER);
        } catch (JacksonException notJson) {
            return Rule.OTHER;
        }
    }
}
