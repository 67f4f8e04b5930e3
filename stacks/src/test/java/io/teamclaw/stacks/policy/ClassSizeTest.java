package io.teamclaw.stacks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClassSizeTest {
    private static final int MOST_LINES = 150;

    /** What runs before the stacks, after them or around them. */
    private static final Set<String> PROGRAMS = Set.of("bootstrap", "command", "cost");

    @Test
    void noStackAndNoConstructIsTooLongToReadAtOnce() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            List<Path> sources =
                    files.filter(each -> each.toString().endsWith(".java"))
                            .filter(each -> !PROGRAMS.contains(folder(each)))
                            .toList();
            assertThat(sources).isNotEmpty();
            assertThat(sources).filteredOn(each -> lines(each) > MOST_LINES).isEmpty();
        }
    }

    private static String folder(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
