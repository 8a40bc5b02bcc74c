package io.opengate.user.account;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a status under its wire name. */
@Converter
class UserStatusColumn implements AttributeConverter<UserStatus, String> {

    @Override
    public String convertToDatabaseColumn(UserStatus status) {
        return status.wireName();
    }

    @Override
    public UserStatus convertToEntityAttribute(String column) {
        return UserStatus.of(column);
    }
}
