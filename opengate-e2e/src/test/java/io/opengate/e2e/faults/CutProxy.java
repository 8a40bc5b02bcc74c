package io.opengate.e2e.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The network between services and a database: passes everything on, until it cuts, freezes or forgets connections. */
final class CutProxy implements AutoCloseable {

    private final ServerSocket socket;
    private final int upstream;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;

    /** A proxy on a free port in front of that port of this machine. */
    CutProxy(int upstream) {
        this.upstream = upstream;
        try {
            this.socket = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Ends every connection on both sides with a reset, as a firewall or a crashed machine does. */
    void cut() {
        links.forEach(Link::reset);
    }

    /** From now on no connection moves a byte, and new ones get no answer; nobody is told. */
    void freeze() {
        lock.lock();
        try {
            frozen = true;
        } finally {
            lock.unlock();
        }
    }

    /** Everything that was held back goes on. */
    void thaw() {
        lock.lock();
        try {
            frozen = false;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The present connections never move another byte, and neither side is told. New ones work. */
    void strand() {
        links.forEach(link -> link.stranded = true);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            awaitThaw();
            Link link = new Link(client, new Socket(InetAddress.getLoopbackAddress(), upstream));
            links.add(link);
            Thread.ofVirtual().start(() -> link.pump(link.server, link.client));
            link.pump(link.client, link.server);
        } catch (IOException refused) {
            reset(client);
        }
    }

    private void awaitThaw() {
        lock.lock();
        try {
            while (frozen) {
                thawed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException gone) {
            // it is closed, which is all that is wanted
        }
    }

    @Override
    public void close() {
        try (socket) {
            cut();
            thaw();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Link {

        private final Socket client;
        private final Socket server;
        private volatile boolean stranded;

        private Link(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void pump(Socket from, Socket to) {
            byte[] buffer = new byte[16_384];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                int read = in.read(buffer);
                while (read >= 0) {
                    awaitThaw();
                    if (!stranded) {
                        out.write(buffer, 0, read);
                    }
                    read = in.read(buffer);
                }
            } catch (IOException ended) {
                // one side is gone: so is the link, unless the client is to go on waiting
            }
            if (!stranded) {
                reset();
            }
        }

        private void reset() {
            links.remove(this);
            CutProxy.reset(client);
            CutProxy.reset(server);
        }
    }
}
