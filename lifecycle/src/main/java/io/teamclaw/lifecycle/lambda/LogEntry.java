package io.teamclaw.lifecycle.lambda;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What stands in a log of text and errors.
 *
 * <p>Of an error: its class, where it came from, its causes. Its message too where this project's
 * own code threw it, whose messages hold neither secrets nor personal data, and where AWS wrote it.
 * Others' messages are left out: a parser's shows what it could not read, whatever that is.
 */
final class LogEntry {
    private static final String OWN = "io.teamclaw.";
    private static final int FRAMES = 20;
    private static final int CAUSES = 5;

    /** No message holds one; should that ever change, no log does. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s\"'<>(),;:]+@[^\\s\"'<>(),;:]+");

    private LogEntry() {}

    static String text(String message) {
        return ADDRESS.matcher(message).replaceAll("(address)");
    }

    static ObjectNode error(Throwable thrown) {
        return error(thrown, CAUSES, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static ObjectNode error(Throwable thrown, int causes, Set<Throwable> seen) {
        seen.add(thrown);
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("type", thrown.getClass().getName());
        if (thrown instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            error.put("message", text(String.valueOf(service.awsErrorDetails().errorMessage())));
            error.put("code", service.awsErrorDetails().errorCode());
            error.put("status", service.statusCode());
            error.put("awsRequestId", service.requestId());
        } else if (isOwn(thrown) && thrown.getMessage() != null) {
            error.put("message", text(thrown.getMessage()));
        }
        ArrayNode stack = error.putArray("stack");
        StackTraceElement[] frames = thrown.getStackTrace();
        for (int i = 0; i < frames.length && i < FRAMES; i++) {
            stack.add(frames[i].toString());
        }
        Throwable cause = thrown.getCause();
        if (cause != null && causes > 0 && !seen.contains(cause)) {
            error.set("cause", error(cause, causes - 1, seen));
        }
        return error;
    }

    private static boolean isOwn(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length > 0 && frames[0].getClassName().startsWith(OWN);
    }
}
