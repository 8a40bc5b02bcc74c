package io.opengate.backup;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program behind {@code ./opengate backup}, {@code restore}, {@code drill} and {@code recovered}. */
@Command(
        name = "opengate",
        subcommands = {BackupCommand.class, RestoreCommand.class, RecoveredCommand.class, DrillCommand.class},
        description = "Backups of OpenGate IAM.",
        mixinStandardHelpOptions = true)
public final class Main {

    private Main() {}

    /** Exit code 0 when it is done, 1 when it failed, 2 for a wrong call. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("opengate: " + message(failure));
            return 1;
        });
        return line.execute(arguments);
    }

    private static String message(Exception failure) {
        return failure instanceof BackupFailure ? String.valueOf(failure.getMessage()) : failure.toString();
    }
}
