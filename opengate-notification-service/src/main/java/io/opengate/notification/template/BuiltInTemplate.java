package io.opengate.notification.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The messages that exist. Each needs its values; {@code realm} is the realm's name and is always there. */
public enum BuiltInTemplate {
    /** Proves that an address belongs to a user. */
    VERIFY_EMAIL(Set.of("link", "minutes"), new TemplateText("Confirm your e-mail address for {{realm}}", """
                    Please confirm your e-mail address by opening this address:

                    {{link}}

                    It works for {{minutes}} minutes. If you did not ask for it, ignore this message.
                    """, """
                    <p>Please confirm your e-mail address:</p>
                    <p><a href="{{link}}">Confirm</a></p>
                    <p>The link works for {{minutes}} minutes. If you did not ask for it, ignore this message.</p>
                    """)),
    /** Lets a user set a new password. */
    RESET_PASSWORD(Set.of("link", "minutes"), new TemplateText("Set a new password for {{realm}}", """
                    Somebody asked for a new password for your account. To set one, open this address:

                    {{link}}

                    It works for {{minutes}} minutes. If it was not you, ignore this message: nothing has changed.
                    """, """
                    <p>Somebody asked for a new password for your account.</p>
                    <p><a href="{{link}}">Set a new password</a></p>
                    <p>The link works for {{minutes}} minutes. If it was not you, ignore this message: nothing has changed.</p>
                    """)),
    /** A code that is typed in at sign-in. */
    ONE_TIME_CODE(Set.of("code", "minutes"), new TemplateText("Your code for {{realm}}", """
                    Your code is {{code}}

                    It works for {{minutes}} minutes. Never tell it to anybody.
                    """, """
                    <p>Your code is <strong>{{code}}</strong></p>
                    <p>It works for {{minutes}} minutes. Never tell it to anybody.</p>
                    """)),
    /** Tells a user that the password is another one now. */
    PASSWORD_CHANGED(Set.of("time"), new TemplateText("Your password for {{realm}} was changed", """
                    The password of your account was changed at {{time}}.

                    If it was not you, set a new one at once and tell your administrator.
                    """, """
                    <p>The password of your account was changed at {{time}}.</p>
                    <p>If it was not you, set a new one at once and tell your administrator.</p>
                    """)),
    /** Shows that mail works. */
    TEST(Set.of(), new TemplateText("A test message from {{realm}}", """
                    The realm {{realm}} can send mail.
                    """, """
                    <p>The realm {{realm}} can send mail.</p>
                    """));

    /** The value that every template has. */
    static final String REALM = "realm";

    /** The language of the built-in texts. */
    static final String LOCALE = "en";

    @SuppressWarnings("ImmutableEnumChecker") // Set.of
    private final Set<String> needs;

    @SuppressWarnings("ImmutableEnumChecker") // a record of strings
    private final TemplateText english;

    BuiltInTemplate(Set<String> needs, TemplateText english) {
        this.needs = needs;
        this.english = english;
    }

    /** The name in the API, such as {@code verify-email}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The values that must be given to send it. */
    public Set<String> needs() {
        return needs;
    }

    /** Whether a text may have a place of that name. */
    boolean offers(String place) {
        return place.equals(REALM) || needs.contains(place);
    }

    TemplateText text() {
        return english;
    }

    /** The template of that name. */
    public static Optional<BuiltInTemplate> find(String id) {
        return Optional.ofNullable(Names.BY_ID.get(id));
    }

    private static final class Names {
        static final Map<String, BuiltInTemplate> BY_ID = Arrays.stream(values())
                .collect(java.util.stream.Collectors.toUnmodifiableMap(BuiltInTemplate::id, template -> template));
    }
}
