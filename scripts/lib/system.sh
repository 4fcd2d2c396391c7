# Debian packages. Sourced.

# debian_release: 12 or 13, or a sentence and the end.
debian_release() {
    local id="" version=""
    if [ -r /etc/os-release ]; then
        id=$(. /etc/os-release && echo "${ID:-}")
        version=$(. /etc/os-release && echo "${VERSION_ID:-}")
    fi
    case "$id$version" in
        debian12|debian13) echo "$version" ;;
        *) return 1 ;;
    esac
}

needed_packages() { # needed_packages RELEASE PURPOSE...
    local release=$1 purposes
    shift
    purposes=$(IFS='|'; echo "$*")
    awk -v column=$((release - 10)) -v purposes="^($purposes)\$" \
        '!/^#/ && $1 ~ purposes && $column != "-" {print $column}' scripts/lib/system-packages.txt
}

install_packages() {
    export DEBIAN_FRONTEND=noninteractive
    as_root apt-get update
    as_root apt-get install -y --no-install-recommends "$@"
}

set_up_system() { # set_up_system PURPOSE...
    local release missing
    if ! release=$(debian_release); then
        say "This is not Debian 12 or 13, so system packages are not installed for you. What is needed, by Debian 13's names:"
        needed_packages 13 "$@" | sed 's/^/  /' >&2
        say "and, with ODOO_HOME=FOLDER, a tree of Odoo 19.0 that is already there."
        [ -n "${ODOO_HOME:-}" ] || die "set ODOO_HOME and call again once those are installed."
        return 0
    fi
    missing=$(for package in $(needed_packages "$release" "$@"); do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done)
    [ -z "$missing" ] && return 0
    [ "$(id -u)" = 0 ] || command -v sudo >/dev/null || die "these packages are missing and there is no sudo: $(echo $missing)"
    # shellcheck disable=SC2086
    step "Installing system packages ($(echo "$missing" | wc -l))" install_packages $missing
}
