package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The response types that there are. */
@Component
public final class AuthorizationResponseTypes {

    private final List<AuthorizationResponseType> types;

    AuthorizationResponseTypes(List<AuthorizationResponseType> types) {
        this.types = List.copyOf(types);
    }

    /** Their values, the simplest first. */
    public List<ResponseType> values() {
        return types.stream()
                .map(AuthorizationResponseType::value)
                .sorted(Comparator.comparingInt(ResponseType::size).thenComparing(ResponseType::toString))
                .toList();
    }

    /** The one of that value, whatever the order of its words. */
    public Optional<AuthorizationResponseType> find(ResponseType value) {
        return types.stream().filter(type -> type.value().equals(value)).findFirst();
    }

    Optional<AuthorizationResponseType> parse(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : find(ResponseType.parse(text));
        } catch (ParseException malformed) {
            return Optional.empty();
        }
    }
}
