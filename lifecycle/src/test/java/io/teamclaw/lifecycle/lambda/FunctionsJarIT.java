package io.teamclaw.lifecycle.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.teamclaw.config.names.PlatformFunction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The jar as Lambda has it: nothing else on the class path. */
class FunctionsJarIT {
    private static final Path JAR = Path.of("target", "teamclaw-functions.jar");

    /** What Lambda takes as a direct upload. */
    private static final long MOST_BYTES = 50_000_000;

    @Test
    void answersFromTheJarAlone() throws Exception {
        // Who signs up is looked up in a table, of which there is none here.
        String madeByAnAdministrator =
                "{\"triggerSource\":\"PreSignUp_AdminCreateUser\",\"request\":{\"userAttributes\":{\"email\":\"ada@company.com\"}}}";
        assertThat(answer(PlatformFunction.PRE_SIGN_UP, madeByAnAdministrator))
                .isEqualTo(madeByAnAdministrator);
        assertThat(answer(PlatformFunction.USAGE_ROLLUP, "{\"Records\":[]}"))
                .isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void isSmallEnoughToUpload() throws Exception {
        assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    }

    private static String answer(PlatformFunction function, String event) throws Exception {
        ClassLoader jdk = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader jar = new URLClassLoader(new URL[] {JAR.toUri().toURL()}, jdk)) {
            Class<?> type = jar.loadClass(function.handlerClass());
            Class<?> context = jar.loadClass("com.amazonaws.services.lambda.runtime.Context");
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            type.getMethod("handleRequest", InputStream.class, OutputStream.class, context)
                    .invoke(
                            type.getConstructor().newInstance(),
                            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                            answer,
                            null);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }
}
