package io.opengate.backup.drill;

import io.opengate.backup.Progress;
import java.nio.file.Path;

/** A drill that starts its suite; the test ends it. */
final class DrillProgram {

    private DrillProgram() {}

    /** The home, and the entry script. */
    public static void main(String[] arguments) {
        Progress progress = new Progress(System.err);
        try (DrillLock lock = DrillLock.in(Path.of(arguments[0]));
                SecondSuite second = SecondSuite.in(lock, Path.of(arguments[1]), new byte[0], progress)) {
            System.out.println("starting");
            System.out.flush();
            second.start("databases");
        }
    }
}
