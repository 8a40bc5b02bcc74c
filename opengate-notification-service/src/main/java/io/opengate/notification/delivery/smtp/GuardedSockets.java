package io.opengate.notification.delivery.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import javax.net.SocketFactory;

/**
 * Sockets that look at the address at the moment of connecting: a name that resolves to something else by then gains
 * nothing.
 */
final class GuardedSockets extends SocketFactory {

    private final AddressRules rules;

    GuardedSockets(AddressRules rules) {
        this.rules = rules;
    }

    /** The address is not allowed. */
    static final class AddressNotAllowedException extends ConnectException {

        private static final long serialVersionUID = 1;

        AddressNotAllowedException() {
            super("the address of the mail server is not allowed");
        }
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(rules);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        Socket socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class GuardedSocket extends Socket {

        private final AddressRules rules;

        GuardedSocket(AddressRules rules) {
            this.rules = rules;
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress target) || target.isUnresolved()) {
                throw new ConnectException("the mail server has no address");
            }
            if (!rules.allows(target.getAddress())) {
                throw new AddressNotAllowedException();
            }
            super.connect(endpoint, timeout);
        }
    }
}
