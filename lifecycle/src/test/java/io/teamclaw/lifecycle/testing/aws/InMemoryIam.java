package io.teamclaw.lifecycle.testing.aws;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.DeleteRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PutRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.PutRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.Role;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.TagRoleRequest;
import software.amazon.awssdk.services.iam.model.TagRoleResponse;

/** IAM's roles with their inline policies, in memory. */
public final class InMemoryIam implements IamClient {
    private final Clock clock;
    private final Map<String, Role> roles = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> policies = new ConcurrentHashMap<>();

    public InMemoryIam(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    boolean hasRole(String arn) {
        return roles.values().stream().anyMatch(role -> role.arn().equals(arn));
    }

    /** Names of all roles. */
    public List<String> names() {
        return List.copyOf(roles.keySet());
    }

    @Override
    public synchronized CreateRoleResponse createRole(CreateRoleRequest request) {
        if (roles.containsKey(request.roleName())) {
            throw EntityAlreadyExistsException.builder()
                    .message("Role with name " + request.roleName() + " already exists.")
                    .statusCode(409)
                    .build();
        }
        Role made =
                Role.builder()
                        .roleName(request.roleName())
                        .path(request.path())
                        .arn("arn:aws:iam::111111111111:role" + request.path() + request.roleName())
                        .createDate(clock.instant())
                        .assumeRolePolicyDocument(encoded(request.assumeRolePolicyDocument()))
                        .permissionsBoundary(
                                boundary ->
                                        boundary.permissionsBoundaryArn(
                                                request.permissionsBoundary()))
                        .tags(request.tags())
                        .build();
        roles.put(request.roleName(), made);
        policies.put(request.roleName(), new ConcurrentHashMap<>());
        return CreateRoleResponse.builder().role(made).build();
    }

    @Override
    public GetRoleResponse getRole(GetRoleRequest request) {
        return GetRoleResponse.builder().role(role(request.roleName())).build();
    }

    @Override
    public TagRoleResponse tagRole(TagRoleRequest request) {
        Map<String, Tag> all = new LinkedHashMap<>();
        role(request.roleName()).tags().forEach(tag -> all.put(tag.key(), tag));
        request.tags().forEach(tag -> all.put(tag.key(), tag));
        roles.computeIfPresent(
                request.roleName(), (name, role) -> role.copy(copy -> copy.tags(all.values())));
        return TagRoleResponse.builder().build();
    }

    @Override
    public ListRoleTagsResponse listRoleTags(ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(role(request.roleName()).tags())
                .isTruncated(false)
                .build();
    }

    @Override
    public ListRolesResponse listRoles(ListRolesRequest request) {
        int from = request.marker() == null ? 0 : Integer.parseInt(request.marker());
        int size = request.maxItems() == null ? 100 : request.maxItems();
        List<Role> all =
                new ArrayList<>(
                        roles.values().stream()
                                .filter(role -> role.path().startsWith(request.pathPrefix()))
                                .sorted(java.util.Comparator.comparing(Role::roleName))
                                // A list has no tags, as in AWS.
                                .map(role -> role.copy(copy -> copy.tags(List.of())))
                                .toList());
        boolean more = all.size() > from + size;
        return ListRolesResponse.builder()
                .roles(all.stream().skip(from).limit(size).toList())
                .isTruncated(more)
                .marker(more ? String.valueOf(from + size) : null)
                .build();
    }

    @Override
    public PutRolePolicyResponse putRolePolicy(PutRolePolicyRequest request) {
        role(request.roleName());
        policies.get(request.roleName()).put(request.policyName(), request.policyDocument());
        return PutRolePolicyResponse.builder().build();
    }

    @Override
    public GetRolePolicyResponse getRolePolicy(GetRolePolicyRequest request) {
        role(request.roleName());
        String document = policies.get(request.roleName()).get(request.policyName());
        if (document == null) {
            throw missing();
        }
        return GetRolePolicyResponse.builder()
                .roleName(request.roleName())
                .policyName(request.policyName())
                .policyDocument(encoded(document))
                .build();
    }

    @Override
    public DeleteRolePolicyResponse deleteRolePolicy(DeleteRolePolicyRequest request) {
        role(request.roleName());
        if (policies.get(request.roleName()).remove(request.policyName()) == null) {
            throw missing();
        }
        return DeleteRolePolicyResponse.builder().build();
    }

    @Override
    public synchronized DeleteRoleResponse deleteRole(DeleteRoleRequest request) {
        role(request.roleName());
        if (!policies.get(request.roleName()).isEmpty()) {
            throw DeleteConflictException.builder()
                    .message("Cannot delete entity, must delete policies first.")
                    .statusCode(409)
                    .build();
        }
        roles.remove(request.roleName());
        return DeleteRoleResponse.builder().build();
    }

    private Role role(String name) {
        Role role = roles.get(name);
        if (role == null) {
            throw missing();
        }
        return role;
    }

    private static NoSuchEntityException missing() {
        return (NoSuchEntityException)
                NoSuchEntityException.builder()
                        .message("It cannot be found.")
                        .statusCode(404)
                        .build();
    }

    /** IAM gives documents URL-encoded. */
    private static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
