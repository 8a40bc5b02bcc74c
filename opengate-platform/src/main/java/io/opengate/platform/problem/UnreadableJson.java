package io.opengate.platform.problem;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says what is wrong with a JSON body without repeating what it holds or how we read it. */
public final class UnreadableJson {

    private UnreadableJson() {}

    /** The 400 for what the parser refused. */
    public static ProblemException problem(JacksonException failure) {
        ProblemException problem = new ProblemException(CommonProblem.INVALID_REQUEST, "the body cannot be read");
        if (!(failure instanceof DatabindException binding) || binding.getPath().isEmpty()) {
            return problem.violation("$", "is not well-formed JSON as expected here");
        }
        return problem.violation(path(binding.getPath()), message(binding));
    }

    private static String message(DatabindException failure) {
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> "is not a known field";
            case InvalidFormatException format -> "has a value that is not allowed here";
            case MismatchedInputException mismatch -> "has the wrong type";
            default -> "has a value that is not allowed here";
        };
    }

    private static String path(List<JacksonException.Reference> references) {
        return references.stream()
                .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : r.getPropertyName())
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
