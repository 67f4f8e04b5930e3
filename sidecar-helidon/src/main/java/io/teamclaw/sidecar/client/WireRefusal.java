package io.teamclaw.sidecar.client;

import java.nio.charset.StandardCharsets;

/**
 * Why a request is answered before anybody reads it. Each ends its connection: after a request
 * whose end two readers may see in different places, nothing on it can be trusted.
 */
enum WireRefusal {
    BAD_REQUEST_LINE(400, "Bad Request", "The request line is not METHOD /path HTTP/1.1."),
    BAD_TARGET(
            400, "Bad Request", "The path must begin with a slash and hold no unusual character."),
    BAD_HEADER(400, "Bad Request", "A header line is malformed."),
    BAD_HOST(400, "Bad Request", "A request has exactly one Host header."),
    BAD_LENGTH(400, "Bad Request", "The length of the body is unclear."),
    BAD_CHUNK(400, "Bad Request", "The body's chunks are malformed."),
    UPGRADE(400, "Bad Request", "The sidecar speaks HTTP/1.1 only."),
    PIPELINED(400, "Bad Request", "Wait for an answer before the next request."),
    TOO_SLOW(408, "Request Timeout", "The request comes too slowly."),
    LINE_TOO_LONG(414, "URI Too Long", "The request line is too long."),
    EXPECTATION(417, "Expectation Failed", "Send the body without asking before."),
    HEAD_TOO_LARGE(431, "Request Header Fields Too Large", "The headers are too many or too long."),
    UNKNOWN_CODING(501, "Not Implemented", "Only the transfer coding chunked is known."),
    BUSY(503, "Service Unavailable", "Too many connections are open."),
    VERSION(505, "HTTP Version Not Supported", "The sidecar speaks HTTP/1.1 only.");

    private final byte[] answer;

    WireRefusal(int status, String phrase, String message) {
        String body =
                "{\"error\":{\"message\":\""
                        + message
                        + "\",\"type\":\"invalid_request_error\",\"code\":\"teamclaw_"
                        + name().toLowerCase(java.util.Locale.ROOT)
                        + "\"}}";
        String head =
                "HTTP/1.1 "
                        + status
                        + " "
                        + phrase
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\nConnection: close\r\n\r\n";
        this.answer = (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    /** The whole answer, head and body, as it goes over the wire. */
    byte[] answer() {
        return answer.clone();
    }
}
