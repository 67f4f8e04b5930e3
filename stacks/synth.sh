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

# cdktf names its folder relative to where it runs; without it there is one place.
export CDKTF_OUTDIR=${CDKTF_OUTDIR:-$project/cdktf.out}
export JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION=20
exec "$JAVA_HOME/bin/java" \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx96m -Xss512k \
    -Dteamclaw.project="$project" \
    -jar "$jar" "$@"
