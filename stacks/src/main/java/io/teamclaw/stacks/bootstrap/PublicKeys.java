package io.teamclaw.stacks.bootstrap;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import io.teamclaw.stacks.aws.AwsException;
import io.teamclaw.stacks.aws.Calls;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.Tag;

/**
 * The SSM parameter by which everybody knows whose sessions to trust: a JWK set. A key that is in
 * it stays, so that sessions of the key before it hold until they expire.
 */
final class PublicKeys {
    private final SsmClient ssm;
    private final Map<String, String> tags;
    private final Progress progress;

    PublicKeys(SsmClient ssm, Map<String, String> tags, Progress progress) {
        this.ssm = ssm;
        this.tags = tags;
        this.progress = progress;
    }

    /** Makes the parameter with a key, or adds the key where it is missing. */
    void ensure(String name, ECKey key) {
        String what = "parameter " + name;
        Optional<String> found =
                Calls.find(
                                "ssm:GetParameter",
                                what,
                                "ParameterNotFound",
                                () -> ssm.getParameter(request -> request.name(name)))
                        .map(response -> response.parameter().value());
        if (found.isEmpty()) {
            create(name, new JWKSet(key));
            progress.made(what);
            return;
        }
        JWKSet known = parse(name, found.get());
        if (known.getKeyByKeyId(key.getKeyID()) != null) {
            progress.there(what);
            return;
        }
        List<JWK> keys = new ArrayList<>(known.getKeys());
        keys.add(key);
        replace(name, new JWKSet(keys));
        progress.completed(what + ", which lacked the signing key's public half");
    }

    private static JWKSet parse(String name, String value) {
        try {
            return JWKSet.parse(value);
        } catch (ParseException e) {
            throw new AwsException(
                    "The parameter %1$s holds no JWK set: delete it with `aws ssm delete-parameter --name %1$s` and run this again"
                            .formatted(name));
        }
    }

    private void create(String name, JWKSet keys) {
        List<Tag> tagList =
                tags.entrySet().stream()
                        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                        .toList();
        Calls.call(
                "ssm:PutParameter and ssm:AddTagsToResource",
                "parameter " + name,
                () ->
                        ssm.putParameter(
                                request ->
                                        request.name(name)
                                                .type(ParameterType.STRING)
                                                .description("Public keys of workspace sessions")
                                                .value(publicOnly(keys))
                                                .tags(tagList)));
    }

    private void replace(String name, JWKSet keys) {
        Calls.call(
                "ssm:PutParameter",
                "parameter " + name,
                () ->
                        ssm.putParameter(
                                request ->
                                        request.name(name)
                                                .overwrite(true)
                                                .value(publicOnly(keys))));
    }

    private static String publicOnly(JWKSet keys) {
        return keys.toString(true);
    }
}
