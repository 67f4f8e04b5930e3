package io.teamclaw.config.provider;

import io.teamclaw.config.yaml.Fields;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the providers of a registry document; every field is known or refused by name. */
final class ProviderReader {
    private static final Set<String> KNOWN =
            Set.of(
                    "name",
                    "openclaw-id",
                    "base-url",
                    "keyless-base-url",
                    "api",
                    "auth",
                    "version-prefix",
                    "extra-headers",
                    "paths",
                    "check",
                    "prices",
                    "default-model",
                    "models",
                    "embeddings",
                    "beta-flags",
                    "when-client-leaves",
                    "path-fixes",
                    "bearer-paths",
                    "keyless",
                    "signed-for",
                    "fallbacks",
                    "token-refresh");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}");
    private static final Pattern VERSION_PREFIX = Pattern.compile("(?:/[a-z0-9.-]*[a-z0-9])*");
    private static final Pattern PATH = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");
    private static final Pattern FALLBACK = Pattern.compile("[a-z0-9][a-z0-9-]{0,23}/\\S{1,200}");
    private static final Pattern BETA_FLAG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern HEADER_NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern HEADER_VALUE = Pattern.compile("[ -~]*");

    /** Headers that belong to the connection, not to the provider. */
    private static final Set<String> CONNECTION_HEADERS =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "te");

    private ProviderReader() {}

    static List<Provider> read(String origin, Map<String, Object> document) {
        Fields root = Fields.of(origin, document);
        root.refuseAllBut(Set.of("providers"));
        Fields entries = root.map("providers");
        List<Provider> providers = new ArrayList<>();
        for (String id : entries.names()) {
            if (!ID.matcher(id).matches()) {
                throw entries.wrong(id, "is not an id of 1 to 24 characters of a-z, 0-9 and '-'");
            }
            providers.add(provider(id, entries.map(id)));
        }
        refuseSharedOpenClawIds(entries, providers);
        refuseOddFallbacks(entries, providers);
        return List.copyOf(providers);
    }

    private static Provider provider(String id, Fields fields) {
        fields.refuseAllBut(KNOWN);
        return new Provider(
                id,
                fields.text("name"),
                fields.read("openclaw-id", text -> matching(ID, text)),
                fields.readOptional("base-url", ProviderReader::url).orElse(Provider.COMPANYS_OWN),
                fields.readOptional("keyless-base-url", ProviderReader::url),
                fields.read("api", ApiKind::ofId),
                fields.optionalMap("auth").map(ProviderReader::auth).orElse(AuthScheme.BEARER),
                fields.readOptional("version-prefix", text -> matching(VERSION_PREFIX, text))
                        .orElse(""),
                headers(fields),
                fields.list("paths", PathRule::parse),
                fields.readOptional("check", PathRule::parse),
                ModelReader.read(fields),
                ModelReader.readEmbeddings(fields),
                texts(fields, "beta-flags", BETA_FLAG),
                pathFixes(fields),
                texts(fields, "bearer-paths", PATH),
                fields.readOptional("keyless", ProviderReader::yesOrNo).orElse(false),
                fields.readOptional("signed-for", text -> matching(BETA_FLAG, text)),
                fields.readOptional("when-client-leaves", ProviderReader::drains).orElse(false),
                fallbacks(fields),
                fields.optionalMap("token-refresh").map(TokenRefresh::read));
    }

    private static boolean drains(String text) {
        return switch (text) {
            case "cancel" -> false;
            case "drain" -> true;
            default -> throw new IllegalArgumentException("it is neither cancel nor drain");
        };
    }

    private static Set<String> texts(Fields fields, String name, Pattern form) {
        return fields.names().contains(name)
                ? Set.copyOf(fields.list(name, text -> matching(form, text)))
                : Set.of();
    }

    private static Map<String, String> pathFixes(Fields fields) {
        Map<String, String> fixes = new LinkedHashMap<>();
        fields.optionalMap("path-fixes")
                .ifPresent(
                        each ->
                                each.names()
                                        .forEach(
                                                from ->
                                                        fixes.put(
                                                                matching(PATH, from),
                                                                each.read(
                                                                        from,
                                                                        to ->
                                                                                matching(
                                                                                        PATH,
                                                                                        to)))));
        return fixes;
    }

    private static Map<String, String> fallbacks(Fields fields) {
        Map<String, String> fallbacks = new LinkedHashMap<>();
        fields.optionalMap("fallbacks")
                .ifPresent(
                        each ->
                                each.names()
                                        .forEach(
                                                model ->
                                                        fallbacks.put(
                                                                model,
                                                                each.read(
                                                                        model,
                                                                        to ->
                                                                                matching(
                                                                                        FALLBACK,
                                                                                        to)))));
        return fallbacks;
    }

    private static void refuseOddFallbacks(Fields entries, List<Provider> providers) {
        Map<String, Provider> byId = new LinkedHashMap<>();
        providers.forEach(each -> byId.put(each.id(), each));
        for (Provider provider : providers) {
            for (String fallback : provider.fallbacks().values()) {
                Provider other = byId.get(fallback.substring(0, fallback.indexOf('/')));
                if (other == null || other.apiKind() != provider.apiKind()) {
                    throw entries.wrong(
                            provider.id() + ".fallbacks",
                            "names "
                                    + fallback
                                    + ", which is no provider that speaks the same API");
                }
            }
        }
    }

    private static boolean yesOrNo(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("it is neither true nor false");
        }
        return text.equals("true");
    }

    private static AuthScheme auth(Fields fields) {
        fields.refuseAllBut(Set.of("header", "prefix"));
        return new AuthScheme(
                fields.read("header", ProviderReader::headerName),
                fields.readOptional("prefix", text -> matching(HEADER_VALUE, text)).orElse(""));
    }

    private static Map<String, String> headers(Fields fields) {
        Optional<Fields> given = fields.optionalMap("extra-headers");
        Map<String, String> headers = new LinkedHashMap<>();
        given.ifPresent(
                each ->
                        each.names()
                                .forEach(
                                        name ->
                                                headers.put(
                                                        each.read(name, text -> headerName(name)),
                                                        each.read(
                                                                name,
                                                                text ->
                                                                        matching(
                                                                                HEADER_VALUE,
                                                                                text)))));
        return headers;
    }

    private static String headerName(String name) {
        if (CONNECTION_HEADERS.contains(name)) {
            throw new IllegalArgumentException("the header belongs to the connection");
        }
        return matching(HEADER_NAME, name);
    }

    private static String matching(Pattern form, String text) {
        if (!form.matcher(text).matches()) {
            throw new IllegalArgumentException("it does not match " + form);
        }
        return text;
    }

    /** The text is not quoted: a user part may hold a password. */
    private static URI url(String text) {
        try {
            URI url = new URI(text.replaceFirst("/+$", ""));
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Refused below, like every other text that is no such URL.
        }
        throw new IllegalArgumentException(
                "it is not like https://host/path, without user, query or fragment");
    }

    private static void refuseSharedOpenClawIds(Fields entries, List<Provider> providers) {
        Map<String, String> owners = new LinkedHashMap<>();
        for (Provider provider : providers) {
            String owner = owners.putIfAbsent(provider.openClawId(), provider.id());
            if (owner != null) {
                throw entries.wrong(
                        provider.id() + ".openclaw-id", "is that of " + owner + " already");
            }
        }
    }
}
