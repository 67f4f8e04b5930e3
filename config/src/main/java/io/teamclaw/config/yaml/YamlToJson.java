package io.teamclaw.config.yaml;

import io.teamclaw.config.json.JsonDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the build turns a YAML file into JSON with. */
public final class YamlToJson {
    private YamlToJson() {}

    /**
     * @param paths of the YAML that is read and of the JSON that is written
     */
    public static void main(String[] paths) throws IOException {
        Files.write(Path.of(paths[1]), JsonDocument.bytes(YamlDocument.ofFile(Path.of(paths[0]))));
    }
}
