package io.opengate.platform.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves names for the HTTP client, which connects to what this answers and to nothing else: an address is judged after
 * its resolution, and a name cannot mean another one by the time of the connection (DNS rebinding). A host with one
 * forbidden address is forbidden, so that nobody is led to it when the others do not answer.
 */
final class GuardedNames implements DnsResolver {

    private final HostNames names;
    private final AddressRules rules;

    GuardedNames(HostNames names, AddressRules rules) {
        this.names = names;
        this.rules = rules;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.resolve(host);
        for (InetAddress address : addresses) {
            if (!rules.permits(address)) {
                throw new ForbiddenAddressException();
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
