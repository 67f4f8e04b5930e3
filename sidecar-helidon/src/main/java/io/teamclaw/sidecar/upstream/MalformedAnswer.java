package io.teamclaw.sidecar.upstream;

import java.io.IOException;

/**
 * What upstream sent is not HTTP, or not such as could be passed on. The message quotes nothing.
 */
final class MalformedAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String message) {
        super(message);
    }
}
