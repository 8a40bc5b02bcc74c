package io.opengate.auth.authorize;

import com.nimbusds.oauth2.sdk.ResponseMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The ways in which answers travel, and which of them one travels. */
@Component
public final class ResponseModes {

    private static final Map<ResponseMode, ResponseMode> SIGNED =
            Map.of(ResponseMode.QUERY, ResponseMode.QUERY_JWT, ResponseMode.FRAGMENT, ResponseMode.FRAGMENT_JWT);

    private final Map<ResponseMode, ResponseDelivery> deliveries;
    private final AuthorizationResponseTypes types;

    ResponseModes(List<ResponseDelivery> deliveries, AuthorizationResponseTypes types) {
        this.deliveries =
                deliveries.stream().collect(Collectors.toUnmodifiableMap(ResponseDelivery::mode, Function.identity()));
        this.types = types;
    }

    /** What a request may name. */
    public List<ResponseMode> values() {
        return Stream.concat(deliveries.keySet().stream(), Stream.of(ResponseMode.JWT))
                .sorted(Comparator.comparing(ResponseMode::getValue))
                .toList();
    }

    /**
     * The way of the answer, errors about the request included: the one that it names if that is fit, or else its response
     * type's own, so that nothing ever travels in a query that must not (OAuth 2.0 Multiple Response Types §5, JARM §2.3.1).
     */
    ResponseMode of(AuthorizationParameters parameters) {
        ResponseMode usual = usual(parameters);
        return parameters
                .find("response_mode")
                .map(ResponseMode::new)
                .map(asked -> asked.equals(ResponseMode.JWT) ? SIGNED.getOrDefault(usual, usual) : asked)
                .filter(asked -> deliveries.containsKey(asked) && isFit(asked, usual))
                .orElse(usual);
    }

    /** What is wrong with the way that the request names, or empty. */
    Optional<String> fault(AuthorizationParameters parameters) {
        return parameters.find("response_mode").map(ResponseMode::new).flatMap(asked -> {
            if (!asked.equals(ResponseMode.JWT) && !deliveries.containsKey(asked)) {
                return Optional.of("response_mode is not supported");
            }
            return isFit(asked, usual(parameters)) ? Optional.empty() : Optional.of("tokens do not travel in a query");
        });
    }

    /** How the browser brings an answer of that mode. */
    ResponseDelivery delivery(ResponseMode mode) {
        ResponseDelivery delivery = deliveries.get(mode);
        if (delivery == null) {
            throw new IllegalStateException("no delivery for response mode " + mode);
        }
        return delivery;
    }

    private static boolean isFit(ResponseMode asked, ResponseMode usual) {
        boolean query = asked.equals(ResponseMode.QUERY) || asked.equals(ResponseMode.QUERY_JWT);
        return !query || usual.equals(ResponseMode.QUERY);
    }

    private ResponseMode usual(AuthorizationParameters parameters) {
        return types.parse(parameters.find("response_type").orElse(null))
                .map(AuthorizationResponseType::defaultMode)
                .orElse(ResponseMode.QUERY);
    }
}
