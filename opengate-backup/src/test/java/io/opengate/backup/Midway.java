package io.opengate.backup;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Work in the middle of a command, at the step that it has just told of. */
final class Midway {

    private Midway() {}

    /** Does something once, in the middle of a command: when that has been said. */
    static Progress when(String said, Runnable work) {
        return new Progress(new PrintStream(
                new ByteArrayOutputStream() {
                    private boolean done;

                    @Override
                    public synchronized void write(byte[] bytes, int offset, int length) {
                        super.write(bytes, offset, length);
                        if (!done && toString(StandardCharsets.UTF_8).contains(said)) {
                            done = true;
                            work.run();
                        }
                    }
                },
                true,
                StandardCharsets.UTF_8));
    }
}
