package io.opengate.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Where the addresses of a host name come from. */
@FunctionalInterface
public interface HostNames {

    /**
     * All addresses of the host.
     *
     * @throws UnknownHostException if it has none
     */
    InetAddress[] resolve(String host) throws UnknownHostException;
}
