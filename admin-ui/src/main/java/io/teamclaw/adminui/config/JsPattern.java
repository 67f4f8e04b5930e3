package io.teamclaw.adminui.config;

import com.networknt.schema.regex.RegularExpression;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The regular expressions of a JSON Schema, which are JavaScript's, for Java. */
final class JsPattern {
    private JsPattern() {}

    /** One that Java cannot read lets everything pass: OpenClaw itself checks at its start. */
    static RegularExpression expression(String regex) {
        try {
            Pattern pattern = Pattern.compile(java(regex));
            return value -> pattern.matcher(value).find();
        } catch (PatternSyntaxException e) {
            return value -> true;
        }
    }

    /**
     * Within brackets Java takes {@code [} and {@code &&} for operators, JavaScript as they are.
     */
    static String java(String regex) {
        StringBuilder java = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < regex.length(); i++) {
            char each = regex.charAt(i);
            if (each == '\\' && i + 1 < regex.length()) {
                java.append(each).append(regex.charAt(++i));
                continue;
            }
            if (inBrackets && (each == '[' || each == '&')) {
                java.append('\\');
            }
            inBrackets = each == '[' || inBrackets && each != ']';
            java.append(each);
        }
        return java.toString();
    }
}
