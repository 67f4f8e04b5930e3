package io.teamclaw.config.deploy;

import io.teamclaw.config.yaml.Fields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a setting's text must be.
 *
 * @param expected the same for people, as the end of "is unfit: expected is ..."
 * @param parse empty where the text is not so
 */
record Form<T>(String expected, Function<String, Optional<T>> parse) {
    private static final Pattern DIGITS = Pattern.compile("0|[1-9][0-9]{0,8}");

    static Form<String> text(String expected, Predicate<String> fits) {
        return new Form<>(expected, text -> Optional.of(text).filter(fits));
    }

    static Form<String> text(String expected, String pattern) {
        return text(expected, Pattern.compile(pattern).asMatchPredicate());
    }

    static Form<Integer> number(int least, int most) {
        return number("a whole number from " + least + " to " + most, n -> n >= least && n <= most);
    }

    static Form<Integer> number(String expected, Predicate<Integer> fits) {
        return new Form<>(
                expected,
                text ->
                        Optional.of(text)
                                .filter(DIGITS.asMatchPredicate())
                                .map(Integer::valueOf)
                                .filter(fits));
    }

    /** A constant of an enum in lower case and with hyphens, e.g. {@code x86-64}. */
    static <E extends Enum<E>> Form<E> oneOf(Class<E> type) {
        List<E> all = List.of(type.getEnumConstants());
        return new Form<>(
                all.stream().map(Form::spelled).collect(Collectors.joining(" or ")),
                text -> all.stream().filter(each -> spelled(each).equals(text)).findFirst());
    }

    static Form<String> oneOf(String... values) {
        return text(String.join(" or ", values), text -> Arrays.asList(values).contains(text));
    }

    T in(Fields fields, String name) {
        return optionalIn(fields, name)
                .orElseThrow(() -> fields.wrong(name, "is missing: expected is " + expected));
    }

    Optional<T> optionalIn(Fields fields, String name) {
        return fields.readOptional(name, this::read);
    }

    /** Each entry of a list, none of them twice. */
    List<T> listIn(Fields fields, String name) {
        List<T> list = fields.list(name, this::read);
        if (new HashSet<>(list).size() < list.size()) {
            throw fields.wrong(name, "names an entry twice");
        }
        return list;
    }

    private T read(String text) {
        return parse.apply(text)
                .orElseThrow(() -> new IllegalArgumentException("expected is " + expected));
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
