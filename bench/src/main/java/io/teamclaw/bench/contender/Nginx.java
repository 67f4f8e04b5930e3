package io.teamclaw.bench.contender;

import io.teamclaw.bench.process.Ports;
import io.teamclaw.bench.process.Running;
import io.teamclaw.bench.process.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** nginx as a plain reverse proxy: one process, kept connections to the upstream, no buffering. */
public final class Nginx implements Contender {
    private static final String PROXY =
            """
                upstream provider {
                    server 127.0.0.1:%d;
                    keepalive 1024;
                    keepalive_requests 1000000000;
                }
                server {
                    listen 127.0.0.1:%d backlog=4096;
                    location /openai/ {
                        proxy_pass http://provider/;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                        proxy_buffering off;
                        proxy_request_buffering off;
                    }
                }
            """;

    private static final String FIXED_ANSWER =
            """
                server {
                    listen 127.0.0.1:%d backlog=4096;
                    location / {
                        default_type application/json;
                        return 200 '%s';
                    }
                }
            """;

    private static final String AROUND =
            """
            daemon off;
            master_process off;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log error;
            events { worker_connections 4096; }
            http {
                access_log off;
                client_max_body_size 0;
                keepalive_requests 1000000000;
                keepalive_timeout 600;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
            %2$s}
            """;

    @Override
    public String name() {
        return "nginx";
    }

    @Override
    public Optional<String> missing() {
        return Tools.find("nginx").isPresent()
                ? Optional.empty()
                : Optional.of("nginx is not installed (Debian: apt-get install nginx-light)");
    }

    @Override
    public String version() {
        return Tools.find("nginx").map(path -> Tools.ask(path.toString(), "-v")).orElse("");
    }

    @Override
    public Instance start(Place place) throws IOException {
        int port = Ports.free();
        Running running =
                run(place, Tools.CONTENDERS_CORE, PROXY.formatted(place.upstream(), port));
        return Instance.ofProxy(name(), running, port, place);
    }

    /**
     * An upstream that has one answer: faster than any contender, on the load's core.
     *
     * @param json without single quotes
     * @return its way past all contenders
     */
    public static Instance fixedAnswer(Place place, String json) throws IOException {
        int port = Ports.free();
        Running running = run(place, Tools.LOADS_CORE, FIXED_ANSWER.formatted(port, json));
        return new Instance(
                Direct.NAME,
                Optional.of(running),
                port,
                "/v1/chat/completions",
                Map.of(),
                place.folder());
    }

    private static Running run(Place place, int core, String servers) throws IOException {
        Path folder = place.folder().toAbsolutePath();
        Path config =
                Files.writeString(folder.resolve("nginx.conf"), AROUND.formatted(folder, servers));
        List<String> command =
                List.of(
                        Tools.find("nginx").orElseThrow().toString(),
                        "-p",
                        folder.toString(),
                        "-e",
                        folder.resolve("error.log").toString(),
                        "-c",
                        config.toString());
        return place.group()
                .start(Tools.pinned(core, command), Map.of(), folder.resolve("output.log"));
    }
}
