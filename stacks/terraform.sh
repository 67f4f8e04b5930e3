#!/usr/bin/env bash
# terraform.sh plan|deploy|destroy|diff: synthesises the stacks of DEPLOY_ENV and runs plain Terraform in them, in their order
# (destroy: backwards). STACK chooses one of them. deploy and destroy ask first, unless AUTO_APPROVE=1.
set -eu
project=$(cd "$(dirname "$0")/.." && pwd)
environment=${DEPLOY_ENV:-dev}
stacks=(foundation cluster control-plane admin)

refuse() {
    echo "$1" >&2
    exit 2
}

verb=${1:-}
case "$verb" in
plan | diff | deploy) ;;
destroy) stacks=(admin control-plane cluster foundation) ;;
*) refuse "terraform.sh knows plan, deploy, destroy and diff" ;;
esac
if [ -n "${STACK:-}" ]; then
    [[ " ${stacks[*]} " == *" $STACK "* ]] || refuse "There is no stack $STACK: STACK is foundation, cluster, control-plane or admin"
    stacks=("$STACK")
fi
command -v terraform >/dev/null || refuse "Terraform 1.10 or newer is needed and not on the PATH: install it"
case "$verb" in
deploy | destroy)
    [ "${AUTO_APPROVE:-}" = 1 ] || [ -t 0 ] || refuse "$verb asks for a yes, and nobody is there to give it: set AUTO_APPROVE=1"
    ;;
esac

# Each environment's own: synthesising another meanwhile must not slip its stacks under a deployment.
export CDKTF_OUTDIR=$project/terraform.out/$environment
"$project/stacks/synth.sh" >&2

export CHECKPOINT_DISABLE=1 TF_IN_AUTOMATION=1
init=(init -reconfigure -input=false)
if [ -n "${TF_PLUGIN_MIRROR:-}" ]; then
    init+=(-plugin-dir="$TF_PLUGIN_MIRROR")
else
    # The provider has 700 MB: once, not in each stack. Nobody keeps a lock file of what is generated.
    export TF_PLUGIN_CACHE_DIR=${TF_PLUGIN_CACHE_DIR:-${XDG_CACHE_HOME:-$HOME/.cache}/teamclaw/terraform-plugins}
    export TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE=true
    mkdir -p "$TF_PLUGIN_CACHE_DIR"
fi
# Expanded so that the bash 3.2 of macOS takes an empty list.
approve=()
[ "${AUTO_APPROVE:-}" = 1 ] && approve=(-input=false -auto-approve)

for stack in "${stacks[@]}"; do
    terraform=(terraform -chdir="$CDKTF_OUTDIR/stacks/$stack")
    echo "== $environment: $verb $stack" >&2
    "${terraform[@]}" "${init[@]}" >"$CDKTF_OUTDIR/$stack-init.log" 2>&1 || {
        cat "$CDKTF_OUTDIR/$stack-init.log" >&2
        refuse "Terraform cannot begin in $stack (has \`make bootstrap DEPLOY_ENV=$environment\` made the state's bucket?)"
    }
    case "$verb" in
    plan) "${terraform[@]}" plan -input=false -out=kept.tfplan ;;
    diff) "${terraform[@]}" plan -input=false -refresh=false -lock=false ;;
    deploy) "${terraform[@]}" apply ${approve[@]+"${approve[@]}"} ;;
    destroy) "${terraform[@]}" destroy ${approve[@]+"${approve[@]}"} ;;
    esac || {
        case "$verb $stack" in
        destroy*) ;;
        *foundation)
            echo "Where a secret or parameter is missing: \`make bootstrap DEPLOY_ENV=$environment\` makes what foundation looks up, so run it first" >&2
            ;;
        *) echo "Where a parameter is missing: $stack reads what the stacks before it publish, so deploy these first" >&2 ;;
        esac
        exit 1
    }
done
if [ "$verb $stack" = "deploy admin" ]; then
    echo "Deployed; tasks take some minutes to start: \`make status DEPLOY_ENV=$environment\` tells when all is up" >&2
fi
