package io.opengate.auth.signin.http;

import io.opengate.auth.signin.Credentials;
import io.opengate.platform.crypto.Secret;
import io.opengate.platform.service.PeerClients;
import io.opengate.platform.tenant.RealmId;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
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
            return new Change.Unacceptable(rules(unacceptable.getResponseBodyAsString()));
        } catch (HttpClientErrorException refused) {
            return new Change.Refused();
        }
    }

    private List<String> rules(String problem) {
        try {
            return json.readTree(problem).path("violations").values().stream()
                    .map((JsonNode violation) -> violation.path("message").asString(""))
                    .filter(message -> !message.isEmpty())
                    .toList();
        } catch (JacksonException notJson) {
            return List.of();
        }
    }
}
