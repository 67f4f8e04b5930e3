#!/usr/bin/env bash
# Runs the platform from what `make build` has built.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
JAVA_HOME=$("$root/.ci/find-jdk")
export JAVA_HOME
exec "$JAVA_HOME/bin/java" \
    --enable-native-access=ALL-UNNAMED \
    -XX:+UseSerialGC -Xmx1g \
    -Dteamclaw.sidecar="$root/sidecar-helidon/target/teamclaw-sidecar.jar" \
    -cp "$root/local/target/local.jar:$root/local/target/lib/*" \
    io.teamclaw.local.launcher.Main
