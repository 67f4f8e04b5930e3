package io.teamclaw.lifecycle.testing.aws;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.efs.model.AccessPointAlreadyExistsException;
import software.amazon.awssdk.services.efs.model.AccessPointDescription;
import software.amazon.awssdk.services.efs.model.AccessPointNotFoundException;
import software.amazon.awssdk.services.efs.model.CreateAccessPointRequest;
import software.amazon.awssdk.services.efs.model.CreateAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointRequest;
import software.amazon.awssdk.services.efs.model.DeleteAccessPointResponse;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsRequest;
import software.amazon.awssdk.services.efs.model.DescribeAccessPointsResponse;
import software.amazon.awssdk.services.efs.model.LifeCycleState;

/** EFS's access points, in memory: one is {@code creating} until it is looked at. */
public final class InMemoryEfs implements EfsClient {
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<String, AccessPointDescription> points = new ConcurrentHashMap<>();

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** All access points. */
    public List<AccessPointDescription> all() {
        return List.copyOf(points.values());
    }

    @Override
    public synchronized CreateAccessPointResponse createAccessPoint(
            CreateAccessPointRequest request) {
        for (AccessPointDescription each : points.values()) {
            if (each.clientToken().equals(request.clientToken())) {
                throw AccessPointAlreadyExistsException.builder()
                        .errorCode("AccessPointAlreadyExists")
                        .accessPointId(each.accessPointId())
                        .message("It exists.")
                        .statusCode(409)
                        .build();
            }
        }
        String id = "fsap-%017x".formatted(numbers.incrementAndGet());
        AccessPointDescription made =
                AccessPointDescription.builder()
                        .accessPointId(id)
                        .accessPointArn(
                                "arn:aws:elasticfilesystem:eu-west-1:111111111111:access-point/"
                                        + id)
                        .clientToken(request.clientToken())
                        .fileSystemId(request.fileSystemId())
                        .posixUser(request.posixUser())
                        .rootDirectory(request.rootDirectory())
                        .tags(request.tags())
                        .lifeCycleState(LifeCycleState.CREATING)
                        .build();
        points.put(id, made);
        return CreateAccessPointResponse.builder()
                .accessPointId(id)
                .accessPointArn(made.accessPointArn())
                .clientToken(made.clientToken())
                .fileSystemId(made.fileSystemId())
                .posixUser(made.posixUser())
                .rootDirectory(made.rootDirectory())
                .tags(made.tags())
                .lifeCycleState(made.lifeCycleState())
                .build();
    }

    @Override
    public DescribeAccessPointsResponse describeAccessPoints(DescribeAccessPointsRequest request) {
        if (request.accessPointId() != null) {
            AccessPointDescription found = points.get(request.accessPointId());
            if (found == null) {
                throw missing();
            }
            points.computeIfPresent(
                    request.accessPointId(),
                    (id, each) -> each.copy(copy -> copy.lifeCycleState(LifeCycleState.AVAILABLE)));
            return DescribeAccessPointsResponse.builder().accessPoints(found).build();
        }
        int from = request.nextToken() == null ? 0 : Integer.parseInt(request.nextToken());
        int size = request.maxResults() == null ? 100 : request.maxResults();
        List<AccessPointDescription> all =
                points.values().stream()
                        .sorted(Comparator.comparing(AccessPointDescription::accessPointId))
                        .toList();
        return DescribeAccessPointsResponse.builder()
                .accessPoints(all.stream().skip(from).limit(size).toList())
                .nextToken(all.size() > from + size ? String.valueOf(from + size) : null)
                .build();
    }

    @Override
    public DeleteAccessPointResponse deleteAccessPoint(DeleteAccessPointRequest request) {
        if (points.remove(request.accessPointId()) == null) {
            throw missing();
        }
        return DeleteAccessPointResponse.builder().build();
    }

    private static AccessPointNotFoundException missing() {
        return AccessPointNotFoundException.builder()
                .errorCode("AccessPointNotFound")
                .message("It cannot be found.")
                .statusCode(404)
                .build();
    }
}
