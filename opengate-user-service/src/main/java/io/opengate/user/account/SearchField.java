package io.opengate.user.account;

/** A field that users are searched and sorted by. Each has an index that begins with the realm. */
public enum SearchField {
    USERNAME("username_folded"),
    EMAIL("email_folded"),
    GIVEN_NAME("given_name_folded"),
    FAMILY_NAME("family_name_folded");

    private static final int LONGEST_PREFIX = 255;

    private final String column;

    SearchField(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }

    /** The folded text of that field, empty where there is none. */
    String of(Profile profile) {
        EmailAddress email = profile.email();
        PersonName given = profile.givenName();
        PersonName family = profile.familyName();
        return switch (this) {
            case USERNAME -> profile.username().folded();
            case EMAIL -> email == null ? "" : email.folded();
            case GIVEN_NAME -> given == null ? "" : given.folded();
            case FAMILY_NAME -> family == null ? "" : family.folded();
        };
    }

    /**
     * What a folded text begins with when the text begins with the typed one.
     *
     * @throws InvalidText if it is too long, or holds what no name can hold
     */
    static String prefix(String typed) {
        if (typed.length() > LONGEST_PREFIX || !Characters.all(typed, Characters::isText)) {
            throw new InvalidText("has 255 visible characters at most");
        }
        return Folding.fold(typed.strip());
    }
}
