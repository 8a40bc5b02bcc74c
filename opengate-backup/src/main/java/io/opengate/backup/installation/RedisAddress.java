package io.opengate.backup.installation;

/** Where Redis is. */
public record RedisAddress(String host, int port, String password, boolean tls) {

    /** Hides the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
