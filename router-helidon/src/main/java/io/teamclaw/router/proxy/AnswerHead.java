package io.teamclaw.router.proxy;

import io.helidon.common.buffers.DataReader;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.teamclaw.router.http.HeaderLists;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Status and headers of an answer from upstream.
 *
 * @param status final, or 101; with our own words for it
 * @param headers as sent
 */
record AnswerHead(Status status, Headers headers) {

    /**
     * Of upstream's status line only the code is used: Helidon takes a lone line feed for a part of
     * the phrase, and whoever read that further on would take what follows for headers.
     *
     * @throws IOException where the code is none of HTTP's, or a header would not be one line
     */
    static AnswerHead of(int code, Headers headers) throws IOException {
        if (code < 100 || code > 599) {
            throw new IOException("The answer's status is none of HTTP's");
        }
        for (Header header : headers) {
            if (breaksLine(header.name())
                    || header.allValues().stream().anyMatch(AnswerHead::breaksLine)) {
                throw new IOException("A header of the answer is more than one line");
            }
        }
        return new AnswerHead(Status.create(code), headers);
    }

    private static boolean breaksLine(String text) {
        return text.chars().anyMatch(each -> each == '\n' || each == '\r' || each == 0);
    }

    /** Whether a body follows at all, RFC 9112 section 6.3. */
    boolean hasBody(Method method) {
        int code = status.code();
        return !method.equals(Method.HEAD)
                && code >= 200
                && code != 204
                && code != 205
                && code != 304;
    }

    /** The length as declared; empty where the body is chunked or lasts until the end. */
    OptionalLong contentLength() throws IOException {
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)
                || !headers.contains(HeaderNames.CONTENT_LENGTH)) {
            return OptionalLong.empty();
        }
        Set<String> values = Set.copyOf(HeaderLists.elements(headers, HeaderNames.CONTENT_LENGTH));
        String value = values.iterator().next();
        if (values.size() != 1 || !value.matches("[0-9]{1,18}")) {
            throw new IOException("The answer's length is not clear");
        }
        return OptionalLong.of(Long.parseLong(value));
    }

    /** The body, read piece by piece; it ends early with an exception where the answer was cut. */
    InputStream body(DataReader reader) throws IOException {
        if (headers.contains(HeaderNames.TRANSFER_ENCODING)) {
            List<String> codings = HeaderLists.elements(headers, HeaderNames.TRANSFER_ENCODING);
            if (codings.size() != 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new IOException("The answer's transfer coding is not known");
            }
            return new ChunkedBody(reader);
        }
        OptionalLong length = contentLength();
        return length.isPresent()
                ? new SizedBody(reader, length.getAsLong())
                : new SizedBody(reader, SizedBody.UNTIL_CLOSED);
    }
}
