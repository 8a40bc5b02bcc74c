package io.opengate.standalone.config;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which port each process and service listens on; an offset moves them all. */
public record Ports(int offset) {

    private static final int POSTGRESQL = 15432;
    private static final int REDIS = 16379;
    private static final int GATEWAY_MANAGEMENT = 9080;

    /** The port of a PostgreSQL server, by its number in the layout. */
    public int postgresql(int server) {
        return POSTGRESQL + server + offset;
    }

    public int redis() {
        return REDIS + offset;
    }

    /** The gateway's health and metrics have a port of their own: the public one serves neither. */
    public int gatewayManagement() {
        return GATEWAY_MANAGEMENT + offset;
    }

    public int of(Service service) {
        return service.port() + offset;
    }

    /**
     * Fails with the name of the first port that another program holds.
     *
     * @throws StartFailure that says which port it is and how to choose others
     */
    public void requireFree(Layout layout) {
        Map<String, Integer> all = new LinkedHashMap<>();
        for (Service service : Service.values()) {
            all.put("the " + service.id() + " service", of(service));
        }
        all.put("the gateway's management", gatewayManagement());
        for (int server = 0; server < layout.servers(); server++) {
            all.put(server == 0 ? "PostgreSQL" : "PostgreSQL's server " + (server + 1), postgresql(server));
        }
        all.put("Redis", redis());
        all.forEach((name, port) -> {
            if (!isFree(port)) {
                throw new StartFailure("port " + port + ", which " + name + " needs, is taken by another program;"
                        + " choose others with: ./opengate up --port-offset " + (offset + 100));
            }
        });
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("0.0.0.0"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
