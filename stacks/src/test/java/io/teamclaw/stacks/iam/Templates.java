package io.teamclaw.stacks.iam;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Terraform's string templates, as far as the stacks write them: references, texts, lists and the
 * functions nonsensitive, join, split and element. Lists are texts joined by a character that no
 * value holds.
 */
final class Templates {
    private static final String SEPARATOR = "\u001f";

    private final String text;
    private final UnaryOperator<String> references;
    private int at;

    private Templates(String text, UnaryOperator<String> references) {
        this.text = text;
        this.references = references;
    }

    /**
     * The template with every <code>${...}</code> evaluated and <code>$${</code> unescaped.
     *
     * @param references value of a reference such as {@code aws_iam_role.router.arn}
     */
    static String fill(String template, UnaryOperator<String> references) {
        return new Templates(template, references).template(false);
    }

    private String template(boolean quoted) {
        StringBuilder filled = new StringBuilder();
        while (at < text.length() && !(quoted && text.charAt(at) == '"')) {
            if (text.startsWith("$${", at)) {
                filled.append("${");
                at += 3;
            } else if (text.startsWith("${", at)) {
                at += 2;
                filled.append(expression());
                expect('}');
            } else if (quoted && text.charAt(at) == '\\') {
                filled.append(text.charAt(at + 1));
                at += 2;
            } else {
                filled.append(text.charAt(at++));
            }
        }
        return filled.toString();
    }

    private String expression() {
        skipSpace();
        if (text.charAt(at) == '"') {
            at++;
            String value = template(true);
            expect('"');
            return value;
        }
        if (text.charAt(at) == '[') {
            at++;
            return String.join(SEPARATOR, expressions(']'));
        }
        String word = word();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            return call(word, expressions(')'));
        }
        return word.matches("\\d+") ? word : references.apply(word);
    }

    private static String call(String function, List<String> arguments) {
        return switch (function) {
            case "nonsensitive" -> arguments.getFirst();
            case "join" -> arguments.get(1).replace(SEPARATOR, arguments.getFirst());
            case "split" -> arguments.get(1).replace(arguments.getFirst(), SEPARATOR);
            case "element" ->
                    arguments.getFirst().split(SEPARATOR, -1)[Integer.parseInt(arguments.get(1))];
            default -> throw new AssertionError("Terraform's function " + function + " in a value");
        };
    }

    private List<String> expressions(char end) {
        List<String> values = new ArrayList<>();
        skipSpace();
        while (text.charAt(at) != end) {
            values.add(expression());
            skipSpace();
            if (text.charAt(at) == ',') {
                at++;
                skipSpace();
            }
        }
        at++;
        return values;
    }

    private String word() {
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at))
                        || "._-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (start == at) {
            throw new AssertionError("Not understood in Terraform: " + text.substring(start));
        }
        return text.substring(start, at);
    }

    private void expect(char wanted) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw new AssertionError("Not understood in Terraform: " + text);
        }
        at++;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
