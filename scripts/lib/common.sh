# Paths, messages and the few helpers that every script shares. Sourced, never run.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
STATE=$ROOT/.odoo           # Odoo, PostgreSQL, file stores, logs: git-ignored, may be deleted at any time
VENV=$ROOT/.venv
LOGS=$STATE/logs
STEP_LOG=${STEP_LOG:-$LOGS/setup.log}
STAMPS=$STATE/stamps        # one file per finished step; its content says what the step was made from
PYTHON=$VENV/bin/python
SYSTEM_PYTHON=${SYSTEM_PYTHON:-/usr/bin/python3}
mkdir -p "$LOGS" "$STAMPS"

# Byte code and tool caches stay out of the tree. They are kept, also where the machine's default is to write none:
# else every start of Odoo and of the tests compiles all of it again.
export PYTHONPYCACHEPREFIX=$STATE/cache/pycache
unset PYTHONDONTWRITEBYTECODE
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*" >&2; }
die() { say "Error: $*"; exit 1; }

# step "What happens" command args...: says it, does it, says how long it took. Output goes to a log that is shown on failure.
step() {
    local what=$1 started=$SECONDS log=$STEP_LOG status
    shift
    printf '%s ... ' "$what" >&2
    # Not in an `if`: bash would ignore a failure in the middle of the command there.
    set +e
    (set -e; "$@") >"$log" 2>&1 </dev/null
    status=$?
    set -e
    if [ $status != 0 ]; then
        say "failed after $((SECONDS - started)) s:"
        tail -n 30 "$log" >&2
        die "\"$what\" failed. The whole output is in ${log#"$ROOT"/}. Call the same command again to go on from here."
    fi
    say "$((SECONDS - started)) s"
}

stamp_is() { [ -f "$STAMPS/$1" ] && [ "$(cat "$STAMPS/$1")" = "$2" ]; }
# Written aside and moved: a stamp is either whole or not there.
stamp() { printf '%s' "$2" >"$STAMPS/$1.new" && mv "$STAMPS/$1.new" "$STAMPS/$1"; }
checksum() { cat "$@" | sha256sum | cut -c1-16; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

# One set-up at a time; the kernel lets go of the lock however the holder dies.
lock_setup() {
    exec 8>"$STATE/setup.lock"
    flock -n 8 || { say "Another set-up is running in this folder; waiting for it."; flock 8; }
}
unlock_setup() { exec 8>&-; }

# The comment lines at the top of a script are its help.
usage() { sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"; exit "${1:-0}"; }
