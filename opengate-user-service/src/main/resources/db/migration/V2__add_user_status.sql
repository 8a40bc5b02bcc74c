-- Whether a person may sign in: only an active account gets anything.
ALTER TABLE users ADD COLUMN status text NOT NULL DEFAULT 'active' COLLATE "C";
ALTER TABLE users ADD CONSTRAINT users_status_check CHECK (status IN ('active', 'disabled', 'locked', 'pending'));

CREATE INDEX users_status_idx ON users (realm_id, status, username_folded);
