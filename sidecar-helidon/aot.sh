#!/usr/bin/env bash
# Makes an AOT cache beside the sidecar's jar: it then starts in about half the time. The cache fits this very
# jar and this very JDK, 25 or newer; with another, the JVM says so and starts without it.
#   sidecar-helidon/aot.sh [jar]      JAVA_HOME names the JDK
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${1:-$here/target/teamclaw-sidecar.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
cache=${jar%.jar}.aot
# What workspaces run it with; the cache holds for the same garbage collector and object headers.
flags=(-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms16m -Xmx64m -Xss256k)

if ! "$java" -XX:AOTCacheOutput=/dev/null -version >/dev/null 2>&1; then
    echo "An AOT cache takes a JDK 25 or newer: set JAVA_HOME" >&2
    exit 1
fi
work=$(mktemp -d)
sidecar=
upstream=
finish() {
    [ -z "$sidecar" ] || kill "$sidecar" 2>/dev/null || true
    [ -z "$upstream" ] || kill "$upstream" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# An upstream that answers JSON and event streams.
cat >"$work/Upstream.java" <<'JAVA'
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

class Upstream {
    public static void main(String[] args) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean stream = body.contains("\"stream\":true");
            var json = "{\"model\":\"m\",\"content\":[{\"type\":\"text\",\"text\":\"hi\"}],\"usage\":{\"input_tokens\":1,"
                + "\"output_tokens\":1,\"prompt_tokens\":1,\"completion_tokens\":1}}";
            exchange.getResponseHeaders().set("content-type", stream ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, 0);
            try (var out = exchange.getResponseBody()) {
                for (int i = 0; i < (stream ? 20 : 1); i++) {
                    out.write((stream ? "data: " + json + "\n\n" : json).getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            }
        });
        server.start();
        System.out.println(server.getAddress().getPort());
    }
}
JAVA
"$java" -Xmx64m "$work/Upstream.java" >"$work/upstream" &
upstream=$!

# Waits for a line of a file and prints the number at its end.
number() {
    for _ in $(seq 300); do
        found=$(sed -nE "s/.*$2([0-9]+)\$/\1/p" "$1" | head -1)
        [ -z "$found" ] || { echo "$found"; return; }
        sleep 0.1
    done
    echo "It did not start:" >&2
    cat "$1" >&2
    exit 1
}
url="http://127.0.0.1:$(number "$work/upstream" '')"
{
    echo 'providers:'
    for id in anthropic openai google; do printf '  %s:\n    base-url: "%s"\n' "$id" "$url"; done
} >"$work/providers.yaml"
install -m 600 /dev/null "$work/pool.json"
echo '{"providers":{"anthropic":{"keys":["training-key-a"]},"openai":{"keys":["training-key-b"]},"google":{"keys":["training-key-c"]}}}' \
    >"$work/pool.json"

KEY_POOL_FILE=$work/pool.json SIDECAR_PROVIDERS_FILE=$work/providers.yaml SIDECAR_PORT=0 USER_ID=training \
    SIDECAR_RUNAWAY_CALLS_PER_MINUTE=0 SIDECAR_LOG=json SIDECAR_METRICS_PORT=0 \
    "$java" "${flags[@]}" -XX:AOTCacheOutput="$cache" -jar "$jar" >"$work/rows" 2>"$work/log" &
sidecar=$!
for _ in $(seq 300); do
    port=$(sed -nE 's/.*listens on http:\/\/127\.0\.0\.1:([0-9]+).*/\1/p' "$work/log" | head -1)
    [ -z "$port" ] || break
    sleep 0.1
done
[ -n "$port" ] || { cat "$work/log" >&2; exit 1; }

call() { # path and body, over a socket, so that nothing but bash is needed
    local length=${#2}
    exec 3<>"/dev/tcp/127.0.0.1/$port"
    printf 'POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %s\r\nConnection: close\r\n\r\n%s' \
        "$1" "$length" "$2" >&3
    cat <&3 >/dev/null
    exec 3>&-
}
for _ in $(seq 40); do
    for stream in true false; do
        call /anthropic/v1/messages '{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"hello"}],"stream":'$stream'}'
        call /openai/v1/responses '{"model":"m","input":"hello","stream":'$stream'}'
        call /openai/v1/chat/completions '{"model":"m","messages":[{"role":"user","content":"hello"}],"stream":'$stream'}'
    done
    call '/google/v1beta/models/m:streamGenerateContent?alt=sse' '{"contents":[{"parts":[{"text":"hello"}]}]}'
    call /nobody/v1 '{}'
done

kill -TERM "$sidecar" # the cache is written as it ends
wait "$sidecar" || true
sidecar=
for _ in $(seq 600); do
    [ ! -s "$cache" ] || break
    sleep 0.1
done
[ -s "$cache" ] || { echo "No cache was written:" >&2; cat "$work/log" >&2; exit 1; }
echo "$cache: $(wc -l <"$work/rows") calls, $(du -h "$cache" | cut -f1)"
