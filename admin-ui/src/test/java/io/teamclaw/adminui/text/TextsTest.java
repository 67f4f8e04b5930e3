package io.teamclaw.adminui.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern USED =
            Pattern.compile("\"((?:" + String.join("|", Texts.FILES) + ")\\.[a-z0-9.-]+)\"");

    @Test
    void placesAreFilled() {
        assertThat(Texts.text("layout.conflict.title", "The team"))
                .isEqualTo("The team was changed by somebody else");
    }

    @Test
    void anUnknownTextIsAFaultOfOurs() {
        assertThatThrownBy(() -> Texts.text("layout.no-such-text"))
                .isInstanceOf(MissingResourceException.class);
        assertThatThrownBy(() -> Texts.text("nowhere.at-all"))
                .isInstanceOf(MissingResourceException.class);
    }

    @Test
    void eachTextIsUsedAndEachUsedTextIsThere() throws IOException {
        Set<String> there = new TreeSet<>();
        for (String file : Texts.FILES) {
            ResourceBundle bundle = ResourceBundle.getBundle("io.teamclaw.adminui.text." + file);
            assertThat(bundle.keySet()).allMatch(key -> key.startsWith(file + "."));
            there.addAll(bundle.keySet());
            bundle.keySet().forEach(key -> new MessageFormat(bundle.getString(key)));
        }
        assertThat(used()).isEqualTo(there);
    }

    /** Keys are written out where they are used, so that a search finds them. */
    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                USED.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group(1))
                        .forEach(used::add);
            }
        }
        used.removeIf(key -> key.endsWith(".properties"));
        return used;
    }
}
