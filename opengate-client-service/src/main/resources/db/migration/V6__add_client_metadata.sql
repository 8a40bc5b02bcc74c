-- What a client registers of the protocols (RFC 7591 §2), by the registry's names; absent fields have their defaults.
ALTER TABLE client ADD COLUMN metadata jsonb NOT NULL DEFAULT '{}';
