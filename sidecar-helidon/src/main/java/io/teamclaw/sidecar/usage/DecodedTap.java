package io.teamclaw.sidecar.usage;

import java.util.Locale;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Looks into a compressed answer while it passes: what it is fed goes on decompressed, in small
 * pieces. It holds a window of the inflater's and nothing else, and gives up in silence where the
 * bytes are not what the header says: an estimate then takes the place of what cannot be read.
 */
public final class DecodedTap implements AutoCloseable {
    /** Where the decompressed bytes go. */
    @FunctionalInterface
    public interface Sink {
        /** The next bytes; they are valid during the call only. */
        void accept(byte[] bytes, int offset, int length);
    }

    /** A picture that inflates without end must not cost the processor without end. */
    private static final long MOST = 1L << 30;

    private static final int PIECE = 4096;

    private final boolean gzip;
    private final Sink sink;
    private final GzipHeader header = new GzipHeader();
    private final byte[] piece = new byte[PIECE];
    private Optional<Inflater> inflater = Optional.empty();
    private boolean givenUp;
    private long passed;

    private DecodedTap(boolean gzip, Sink sink) {
        this.gzip = gzip;
        this.sink = sink;
    }

    /**
     * @param contentEncoding of the answer, e.g. {@code gzip}; blank for none
     * @return empty where it names another one than gzip or deflate
     */
    public static Optional<DecodedTap> of(String contentEncoding, Sink sink) {
        return switch (contentEncoding.strip().toLowerCase(Locale.ROOT)) {
            case "gzip", "x-gzip" -> Optional.of(new DecodedTap(true, sink));
            case "deflate" -> Optional.of(new DecodedTap(false, sink));
            default -> Optional.empty();
        };
    }

    /** The next bytes of the answer's body, cut anywhere. */
    public void feed(byte[] bytes, int offset, int length) {
        int at = offset;
        int end = offset + length;
        try {
            while (!givenUp && at < end) {
                at =
                        gzip && !header.isOver()
                                ? header.skip(bytes, at, end)
                                : inflate(bytes, at, end);
            }
        } catch (DataFormatException e) {
            givenUp = true; // as said above: nothing that a person could mend
        }
    }

    private int inflate(byte[] bytes, int at, int end) throws DataFormatException {
        Inflater open = open(bytes[at]);
        open.setInput(bytes, at, end - at);
        while (!open.needsInput() && !open.finished() && !givenUp) {
            int n = open.inflate(piece);
            if (n == 0 && open.needsDictionary()) {
                givenUp = true;
            }
            passed += n;
            givenUp |= passed > MOST;
            sink.accept(piece, 0, n);
        }
        int rest = open.getRemaining();
        if (open.finished()) {
            nextMember(open);
            return gzip ? end - rest : end;
        }
        return end;
    }

    /** Gzip may go on with another member after this one's checksum. */
    private void nextMember(Inflater done) {
        done.end();
        inflater = Optional.empty();
        header.restartAfterTrailer();
        givenUp |= !gzip;
    }

    /** Some servers send deflate without zlib's header, which always begins so (RFC 1950). */
    private Inflater open(byte first) {
        if (inflater.isEmpty()) {
            boolean zlib = !gzip && (first & 0x0F) == 8;
            inflater = Optional.of(new Inflater(!zlib));
        }
        return inflater.get();
    }

    @Override
    public void close() {
        inflater.ifPresent(Inflater::end);
        inflater = Optional.empty();
        givenUp = true;
    }
}
