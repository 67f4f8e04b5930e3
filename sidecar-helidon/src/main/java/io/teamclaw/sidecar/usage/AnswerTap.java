package io.teamclaw.sidecar.usage;

import java.util.Optional;

/** Feeds a meter with an answer's body, decompressed where it has to be and can be. */
final class AnswerTap implements AutoCloseable {
    private final AnswerMeter meter;
    private final boolean plain;
    private final Optional<DecodedTap> decoded;

    private AnswerTap(AnswerMeter meter, boolean plain, Optional<DecodedTap> decoded) {
        this.meter = meter;
        this.plain = plain;
        this.decoded = decoded;
    }

    /**
     * @param contentEncoding of the answer; one that is not known leaves the meter without a byte
     */
    static AnswerTap of(AnswerMeter meter, String contentEncoding) {
        boolean plain = contentEncoding.isBlank() || contentEncoding.equalsIgnoreCase("identity");
        return new AnswerTap(
                meter,
                plain,
                plain ? Optional.empty() : DecodedTap.of(contentEncoding, meter::feed));
    }

    void feed(byte[] bytes, int offset, int length) {
        if (plain) {
            meter.feed(bytes, offset, length);
        } else if (decoded.isPresent()) {
            decoded.get().feed(bytes, offset, length);
        }
    }

    @Override
    public void close() {
        decoded.ifPresent(DecodedTap::close);
    }
}
