package io.teamclaw.config.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model provider as the registry describes it.
 *
 * @param id first path segment at the sidecar and name in the key pool, e.g. {@code anthropic}
 * @param name for people, e.g. {@code Anthropic}
 * @param openClawId id in {@code openclaw.json}; differs where OpenClaw would fetch a plug-in of
 *     that name (e.g. {@code tc-groq})
 * @param baseUrl upstream, or {@link #COMPANYS_OWN}; the path after the provider id is appended to
 *     it
 * @param keylessBaseUrl where calls go while the key pool holds no key at all, without any key;
 *     only the one-machine mode sets it, to its demo provider
 * @param apiKind wire format
 * @param auth how the key is sent upstream
 * @param versionPrefix what OpenClaw's base URL ends with after the provider id, e.g. {@code /v1};
 *     may be empty
 * @param extraHeaders headers that upstream needs beside the key, lower-case names
 * @param paths what may pass
 * @param check a call without a body that costs nothing and that only a valid key can make
 * @param models the models we know, at least one, the first being the default
 * @param embeddings models that turn text into vectors: priced, but not offered to talk to
 * @param betaFlags flags that an agent may name in {@code anthropic-beta}; all others are taken out
 * @param pathFixes paths that clients call, e.g. {@code /responses}, and those that they mean, e.g.
 *     {@code /v1/responses}
 * @param bearerPaths where the provider wants its key as {@code Authorization: Bearer}, whatever it
 *     wants elsewhere
 * @param signedFor service of AWS, e.g. {@code bedrock}, for which calls are signed as the
 *     sidecar's own role, instead of a key
 * @param keyless whether calls go without a key where the company has named an endpoint and no key
 * @param drains whether an answer is read to its end once the agent has left, for its usage, rather
 *     than cut; for providers that charge for all of it anyway
 * @param fallbacks models of this provider, and what takes their place where no key is left for
 *     them, e.g. {@code openrouter/anthropic/claude-sonnet-5}: a provider of the same API and one
 *     of its models
 * @param tokenRefresh where its OAuth tokens are renewed; empty where it documents no such place
 */
public record Provider(
        String id,
        String name,
        String openClawId,
        URI baseUrl,
        Optional<URI> keylessBaseUrl,
        ApiKind apiKind,
        AuthScheme auth,
        String versionPrefix,
        Map<String, String> extraHeaders,
        List<PathRule> paths,
        Optional<PathRule> check,
        List<Model> models,
        List<Model> embeddings,
        Set<String> betaFlags,
        Map<String, String> pathFixes,
        Set<String> bearerPaths,
        boolean keyless,
        Optional<String> signedFor,
        boolean drains,
        Map<String, String> fallbacks,
        Optional<TokenRefresh> tokenRefresh) {

    /**
     * Stands for the base URL of a provider that is somewhere else for each company, e.g. an Azure
     * resource or an address of its own network; no call goes there.
     */
    public static final URI COMPANYS_OWN = URI.create("https://companys-own.invalid");

    public Provider {
        extraHeaders = Map.copyOf(extraHeaders);
        paths = List.copyOf(paths);
        models = List.copyOf(models);
        embeddings = List.copyOf(embeddings);
        betaFlags = Set.copyOf(betaFlags);
        pathFixes = Map.copyOf(pathFixes);
        bearerPaths = Set.copyOf(bearerPaths);
        fallbacks = Map.copyOf(fallbacks);
    }

    /** Whether the registry knows where it is; else the company must say. */
    public boolean hasBaseUrl() {
        return !baseUrl.equals(COMPANYS_OWN);
    }

    /** How the key is sent on a call of this path. */
    public AuthScheme auth(String rawPath) {
        return bearerPaths.contains(rawPath) ? AuthScheme.BEARER : auth;
    }

    /** The path that a client means which calls this one. */
    public String fixed(String rawPath) {
        return pathFixes.getOrDefault(rawPath, rawPath);
    }

    /** Whether a call with this method and raw path (after the provider id) may pass. */
    public boolean allows(String method, String rawPath) {
        return PathMatcher.anyMatches(paths, method, rawPath);
    }
}
