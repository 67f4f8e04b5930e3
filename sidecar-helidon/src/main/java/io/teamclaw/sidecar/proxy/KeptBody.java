package io.teamclaw.sidecar.proxy;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/**
 * A request's bytes for as long as it may have to be sent again: the first in memory, the rest in a
 * temporary file. Where there is room for neither it is given up. Not for several threads at once.
 */
final class KeptBody implements AutoCloseable {
    /** What is read ahead of a request, and the most that it may have of the heap. */
    static final int MOST_IN_MEMORY = 256 * 1024;

    /** So much is had without asking for room. */
    private static final int FREE = 4096;

    private final KeptBodies bodies;
    private byte[] memory = new byte[0];
    private int inMemory;
    private int taken;
    private long size;
    private FileChannel file;
    private volatile boolean lost;

    KeptBody(KeptBodies bodies) {
        this.bodies = bodies;
    }

    /** How many bytes came so far, kept or not. */
    long size() {
        return size;
    }

    /** Whether not all that came can be had again. */
    boolean isLost() {
        return lost;
    }

    /** Whether all that came is in memory. */
    boolean isInMemory() {
        return !lost && size == inMemory;
    }

    /** Makes memory for this many bytes in all; false where there is no room for them. */
    boolean reserve(int bytes) {
        if (bytes <= memory.length) {
            return true;
        }
        if (bytes > MOST_IN_MEMORY) {
            return false;
        }
        if (bytes > FREE) {
            if (!bodies.take(bytes - taken)) {
                return false;
            }
            taken = bytes;
        }
        memory = Arrays.copyOf(memory, bytes);
        return true;
    }

    /**
     * The memory, to be read into from {@link #size()} on while nothing else was kept; all of a
     * body that is in memory and has ended.
     */
    byte[] memory() {
        return memory;
    }

    /** So many bytes were read into the memory. */
    void grew(int bytes) {
        inMemory += bytes;
        size += bytes;
    }

    /** No more comes. */
    void end() {
        if (!lost && memory.length != inMemory) {
            memory = Arrays.copyOf(memory, inMemory);
        }
    }

    /** Keeps more of it, if there is any room. */
    void append(byte[] bytes, int offset, int length) {
        if (isInMemory() && reserve(inMemory + length)) {
            System.arraycopy(bytes, offset, memory, inMemory, length);
            grew(length);
            return;
        }
        if (!lost && size + length <= bodies.mostOnDisk()) {
            write(bytes, offset, length);
        } else {
            close();
        }
        size += length;
    }

    /**
     * Reads what was kept from a position on, at least one byte.
     *
     * @throws IOException where that has been given up
     */
    int read(long position, byte[] into, int offset, int length) throws IOException {
        if (lost) {
            throw new EOFException("The body is not kept");
        }
        if (position < inMemory) {
            int n = (int) Math.min(length, inMemory - position);
            System.arraycopy(memory, (int) position, into, offset, n);
            return n;
        }
        int n = (int) Math.min(length, size - position);
        return file.read(ByteBuffer.wrap(into, offset, n), position - inMemory);
    }

    /** Gives it up. */
    @Override
    public void close() {
        lost = true;
        memory = new byte[0];
        inMemory = 0;
        bodies.give(taken);
        taken = 0;
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                log(e);
            }
            file = null;
        }
    }

    private void write(byte[] bytes, int offset, int length) {
        try {
            if (file == null) {
                file =
                        FileChannel.open(
                                Files.createTempFile("teamclaw-body", null),
                                StandardOpenOption.READ,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.DELETE_ON_CLOSE);
            }
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            for (long at = size - inMemory; rest.hasRemaining(); ) {
                at += file.write(rest, at);
            }
        } catch (IOException e) {
            log(e);
            close();
        }
    }

    /** A disk that is full costs the second try, not the call. */
    private static void log(IOException e) {
        System.getLogger(KeptBody.class.getName())
                .log(Level.WARNING, "A request is not kept: {0}", e.getMessage());
    }
}
