#!/usr/bin/env bash
# Makes an AOT cache beside the sidecar's jar: it then starts in a third of the time and is fast sooner. The
# cache fits this very jar and this very JDK, 25 or newer; with another, the JVM says so and starts without it.
#   sidecar-helidon/aot.sh [jar]      JAVA_HOME names the JDK
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
jar=${1:-$here/target/teamclaw-sidecar.jar}
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
if ! "$java" -XX:AOTCacheOutput=/dev/null -version >/dev/null 2>&1; then
    echo "An AOT cache takes a JDK 25 or newer: set JAVA_HOME" >&2
    exit 1
fi
exec "$java" -Xmx128m "$here/aot/Training.java" "$jar" "${jar%.jar}.aot" "@$here/src/main/jvm/teamclaw-sidecar.options"
