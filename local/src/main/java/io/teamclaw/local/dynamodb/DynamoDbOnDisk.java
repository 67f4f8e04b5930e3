package io.teamclaw.local.dynamodb;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local inside this process, its data in a folder, answering on loopback only.
 *
 * <p>Its own runner listens on every address and reports usage to its maker; so its request handler
 * is put behind a server that we make, and nothing is reported.
 */
public final class DynamoDbOnDisk implements AutoCloseable {
    /** What DynamoDB Local accepts: any credentials, the same for everybody here. */
    public static final String REGION = "us-east-1";

    public static final String ACCESS_KEY_ID = "local";
    public static final String SECRET_ACCESS_KEY = "local";

    private final Server server;
    private final LocalDynamoDBServerHandler handler;
    private final URI endpoint;
    private final DynamoDbClient client;
    private final DynamoDbStreamsClient streams;

    private DynamoDbOnDisk(Server server, LocalDynamoDBServerHandler handler, URI endpoint) {
        this.server = server;
        this.handler = handler;
        this.endpoint = endpoint;
        var credentials =
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ACCESS_KEY_ID, SECRET_ACCESS_KEY));
        this.client =
                DynamoDbClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(REGION))
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
        this.streams =
                DynamoDbStreamsClient.builder()
                        .endpointOverride(endpoint)
                        .region(Region.of(REGION))
                        .credentialsProvider(credentials)
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build();
    }

    /**
     * Starts it on a free port.
     *
     * @param folder where its data is kept; made if it is not there
     */
    public static DynamoDbOnDisk start(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            var handler =
                    new LocalDynamoDBServerHandler(
                            new LocalDynamoDBRequestHandler(
                                    0, false, folder.toString(), true, false),
                            null);
            Server server = new Server();
            ServerConnector connector = new ServerConnector(server, 1, 1);
            connector.setHost("127.0.0.1");
            server.addConnector(connector);
            server.setHandler(new ContextHandler(handler));
            server.start();
            URI endpoint = URI.create("http://127.0.0.1:" + connector.getLocalPort());
            return new DynamoDbOnDisk(server, handler, endpoint);
        } catch (Exception e) {
            // Jetty declares no narrower type than Exception.
            throw new IOException("DynamoDB Local does not start in " + folder, e);
        }
    }

    /** Where other processes of this machine reach it. */
    public URI endpoint() {
        return endpoint;
    }

    public DynamoDbClient client() {
        return client;
    }

    public DynamoDbStreamsClient streams() {
        return streams;
    }

    @Override
    public void close() {
        streams.close();
        client.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("DynamoDB Local does not stop", e);
        } finally {
            handler.close();
        }
    }
}
