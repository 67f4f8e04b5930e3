package io.teamclaw.sidecar.upstream;

import java.util.List;
import java.util.Locale;

/**
 * The head of an answer and what it says about the connection.
 *
 * @param status from 200 to 599
 * @param headers as they came, names in lower case
 * @param http11 whether it is HTTP/1.1 and not 1.0
 */
record AnswerHead(int status, UpstreamHeaders headers, boolean http11) {
    private static final int LONGEST = 18; // digits that fit a long

    /**
     * How its body ends.
     *
     * @throws MalformedAnswer where that cannot be told for sure
     */
    Framing framing(boolean ofHeadRequest) throws MalformedAnswer {
        List<String> coding = headers.all("transfer-encoding");
        List<String> length = headers.all("content-length");
        if (!coding.isEmpty() && !length.isEmpty()) {
            throw new MalformedAnswer("both a transfer-encoding and a content-length");
        }
        if (length.size() > 1) {
            throw new MalformedAnswer("more than one content-length");
        }
        long bytes = length.isEmpty() ? 0 : number(length.getFirst());
        if (!coding.isEmpty()
                && (!http11
                        || coding.size() > 1
                        || !coding.getFirst().equalsIgnoreCase("chunked"))) {
            throw new MalformedAnswer("a transfer-encoding other than chunked");
        }
        if (ofHeadRequest || status == 204 || status == 304) {
            return new Framing.None();
        }
        if (!coding.isEmpty()) {
            return new Framing.Chunked();
        }
        return length.isEmpty() ? new Framing.UntilClose() : new Framing.Length(bytes);
    }

    /** Whether upstream keeps the connection after it. */
    boolean keepsConnection() {
        if (!http11) {
            return false;
        }
        for (String value : headers.all("connection")) {
            if (value.toLowerCase(Locale.ROOT).contains("close")) {
                return false;
            }
        }
        return true;
    }

    private static long number(String digits) throws MalformedAnswer {
        if (digits.isEmpty() || digits.length() > LONGEST) {
            throw new MalformedAnswer("a content-length that is no number");
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c < '0' || c > '9') {
                throw new MalformedAnswer("a content-length that is no number");
            }
            number = 10 * number + c - '0';
        }
        return number;
    }
}
