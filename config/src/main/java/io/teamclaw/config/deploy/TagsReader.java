package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Tags within AWS's limits ("Tag naming limits and requirements" of its tagging guide). */
final class TagsReader {
    /** 50 on a resource, of which the platform keeps ten for itself. */
    private static final int MOST = 40;

    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N} _.:/=+@-]{1,128}");

    /** The platform's own, which no setting may hide. */
    private static final List<String> OWN = List.of("project", "environment", "stack", "name");

    private static final Form<String> VALUE =
            Form.text(
                    "up to 256 letters, digits, spaces and any of _.:/=+@-",
                    "[\\p{L}\\p{N} _.:/=+@-]{0,256}");

    private TagsReader() {}

    static Map<String, String> read(Fields fields) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String key : fields.names()) {
            String lowerCase = key.toLowerCase(Locale.ROOT);
            if (OWN.contains(lowerCase)) {
                throw fields.wrong(key, "is a tag that the platform sets itself");
            }
            if (lowerCase.startsWith("aws:")) {
                throw fields.wrong(key, "is a name that AWS keeps for itself");
            }
            if (!KEY.matcher(key).matches()) {
                throw fields.wrong(
                        key,
                        "is no name of a tag: expected are 1 to 128 letters, digits, spaces and any"
                                + " of _.:/=+@-");
            }
            if (tags.size() == MOST) {
                throw fields.wrong(key, "is one tag too many: expected are at most " + MOST);
            }
            tags.put(key, VALUE.in(fields, key));
        }
        return Map.copyOf(tags);
    }
}
