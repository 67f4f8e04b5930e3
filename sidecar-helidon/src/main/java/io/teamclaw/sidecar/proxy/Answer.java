package io.teamclaw.sidecar.proxy;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.teamclaw.sidecar.policy.SpokenAnswer;
import io.teamclaw.sidecar.upstream.UpstreamAnswer;
import io.teamclaw.sidecar.upstream.UpstreamBody;
import io.teamclaw.sidecar.upstream.UpstreamFailure;
import io.teamclaw.sidecar.upstream.UpstreamHeaders;
import io.teamclaw.sidecar.usage.CallRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;

/** What the agent gets to see of a call. */
final class Answer {
    /** More than any answer of a model has, pictures aside. */
    private static final long MOST_DRAINED = 16L << 20;

    /** Statuses whose answers have no body (RFC 9110, sections 15.3.5, 15.3.6 and 15.4.5). */
    private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205, 304);

    /** The agent does not take the answer any more. */
    static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Gone(Throwable cause) {
            super("The agent does not take the answer", cause);
        }
    }

    private final ServerRequest request;
    private final ServerResponse response;
    private final CallRecord call;
    private final ErrorShape errors;
    private final AgentPresence agent;
    private boolean begun;

    Answer(
            ServerRequest request,
            ServerResponse response,
            CallRecord call,
            ErrorShape errors,
            AgentPresence agent) {
        this.request = request;
        this.response = response;
        this.call = call;
        this.errors = errors;
        this.agent = agent;
    }

    /** Whether the agent has got the head already. */
    boolean hasBegun() {
        return begun;
    }

    /** Answers in upstream's stead. */
    void refuse(Refusal refusal) {
        begun = true;
        call.answersItself(refusal.status());
        try {
            errors.send(response, refusal);
        } catch (RuntimeException e) {
            throw new Gone(e);
        }
    }

    /** Answers in a model's stead. */
    void say(SpokenAnswer spoken) {
        begun = true;
        call.answersItself(200);
        try {
            response.status(Status.OK_200)
                    .header(HeaderNames.CONTENT_TYPE, spoken.contentType())
                    .send(spoken.body());
        } catch (RuntimeException e) {
            throw new Gone(e);
        }
    }

    /**
     * Passes upstream's answer on, each piece as it comes, and looks at it afterwards.
     *
     * @param begun the beginning of the body, where that has been read already
     * @param whenPassing runs once the agent gets this answer and no other
     * @throws UpstreamFailure where upstream breaks off
     * @throws Gone where the agent does
     */
    void relay(UpstreamAnswer upstream, byte[] begun, Runnable whenPassing) throws UpstreamFailure {
        UpstreamBody body = upstream.body();
        boolean bodiless =
                WITHOUT_BODY.contains(upstream.status())
                        || request.prologue().method() == Method.HEAD;
        boolean more = body.next();
        whenPassing.run();
        head(upstream);
        if (bodiless || !more && begun.length == 0) {
            if (WITHOUT_BODY.contains(upstream.status())) {
                response.headers().remove(HeaderNames.CONTENT_LENGTH);
            }
            end();
            return;
        }
        try {
            if (begun.length == 0 && body.length() == body.statedLength()) {
                whole(body);
            } else {
                pieces(body, begun);
            }
        } catch (Gone e) {
            drain(body);
            throw e;
        }
    }

    private void pieces(UpstreamBody body, byte[] begun) throws UpstreamFailure {
        OutputStream out = response.outputStream();
        agent.watchNow();
        if (begun.length > 0) {
            write(out, begun, 0, begun.length);
            call.answerBytes(begun, 0, begun.length);
        }
        for (boolean more = body.length() > 0; more; more = body.next()) {
            write(out, body.bytes(), body.offset(), body.length());
            call.answerBytes(body.bytes(), body.offset(), body.length());
        }
        close(out);
    }

    /** An answer of one piece leaves in one write. */
    private void whole(UpstreamBody body) throws UpstreamFailure {
        try {
            refuseIfGone();
            response.send(body.bytes(), body.offset(), body.length());
        } catch (RuntimeException e) {
            throw new Gone(e);
        }
        call.answerBytes(body.bytes(), body.offset(), body.length());
        body.next();
    }

    /** Reads on for the usage alone, from the piece on that nobody took. */
    private void drain(UpstreamBody body) throws UpstreamFailure {
        agent.leaves();
        long rest = agent.drains() ? MOST_DRAINED : 0;
        for (boolean more = body.length() > 0; more && rest > 0; more = body.next()) {
            call.answerBytes(body.bytes(), body.offset(), body.length());
            rest -= body.length();
        }
    }

    private void refuseIfGone() {
        if (agent.isGone()) {
            throw new Gone(new IllegalStateException("It has left"));
        }
    }

    private void head(UpstreamAnswer upstream) {
        UpstreamHeaders headers = upstream.headers();
        // Without upstream's phrase: it may hold a lone LF, which some clients take for an end.
        call.answers(upstream.status(), headers::first);
        response.status(Status.create(upstream.status()));
        ResponseHeaders.write(headers, response.headers());
        begun = true;
    }

    private void write(OutputStream out, byte[] bytes, int offset, int length) {
        try {
            refuseIfGone();
            out.write(bytes, offset, length);
            out.flush();
        } catch (IOException | RuntimeException e) {
            throw new Gone(e);
        }
    }

    private void close(OutputStream out) {
        try {
            out.close();
        } catch (IOException | RuntimeException e) {
            throw new Gone(e);
        }
    }

    private void end() {
        try {
            response.send();
        } catch (RuntimeException e) {
            throw new Gone(e);
        }
    }
}
