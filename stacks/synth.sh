#!/usr/bin/env bash
# Runs what the build made of stacks/: `synth` (the default) writes the Terraform of DEPLOY_ENV's stacks. cdktf calls it so.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
jar=$project/stacks/target/teamclaw-stacks.jar
if [ ! -f "$jar" ]; then
    echo "The stacks are not built yet: make build" >&2
    exit 2
fi
if ! command -v node >/dev/null; then
    echo "Synthesis needs Node.js 20 or newer, which is not on the PATH: install it" >&2
    exit 2
fi
JAVA_HOME=$("$project/.ci/find-jdk")

# cdktf names its folder relative to where it runs; without it there is one place. Other commands choose their own.
if [ "${1:-synth}" = synth ]; then
    export CDKTF_OUTDIR=${CDKTF_OUTDIR:-$project/cdktf.out}
else
    unset CDKTF_OUTDIR
fi
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
# Both halves make much that is short-lived: small nurseries, there and in Java, save 60 MB and cost no time.
export NODE_OPTIONS="${NODE_OPTIONS:-} --max-semi-space-size=1"
# Java keeps its loaded classes beside the jar from the first run on, which saves a second of each other.
exec "$JAVA_HOME/bin/java" \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx64m -Xmn4m -Xss512k \
    -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="${jar%.jar}.jsa" -Xlog:disable \
    -Dteamclaw.project="$project" \
    -jar "$jar" "$@"
