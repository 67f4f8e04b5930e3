#!/usr/bin/env bash
# Runs the platform from what `make build` has built.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
JAVA_HOME=$("$root/.ci/find-jdk")
export JAVA_HOME
java=("$JAVA_HOME/bin/java"
    --enable-native-access=ALL-UNNAMED
    -XX:+UseSerialGC -Xmx1g
    -Dteamclaw.sidecar="$root/sidecar-helidon/target/teamclaw-sidecar.jar"
    -cp "$root/local/target/local.jar:$root/local/target/lib/*"
    io.teamclaw.local.launcher.Main)

# A script that starts us in its background has us ignore Ctrl-C, and Java keeps to that.
if env --default-signal=INT true 2>/dev/null; then
    exec env --default-signal=INT "${java[@]}"
fi
exec "${java[@]}"
