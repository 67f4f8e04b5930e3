package io.teamclaw.lifecycle.lambda;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Standard output, line by line, each in one write: Lambda makes an event of CloudWatch Logs of
 * each line. Lines that are JSON stay as they are although the functions' log format is JSON: only
 * what goes through {@code LambdaLogger} is wrapped in an object of Lambda's own ("Lambda does not
 * double-encode any logs that are already JSON encoded").
 */
final class StandardOutput implements Consumer<String> {
    private final OutputStream stream = new FileOutputStream(FileDescriptor.out);
    private final ReentrantLock lock = new ReentrantLock();

    @Override
    public void accept(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        lock.lock();
        try {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.unlock();
        }
    }
}
