# Odoo 19.0: Debian's package, unpacked and not installed, or the tree that ODOO_HOME names. Sourced.
# Sets ODOO_PATH, the folder that holds the package `odoo`, and ODOO_ADDONS, a further folder of addons or nothing.

# Unstable's packages come through a list and a cache of our own, so the machine's apt never sees them. The mirror is the
# machine's own. The Odoo package holds links to files of others; two of those are the stable release's, whose file names fit.
UNSTABLE_PACKAGES="odoo-19 fonts-montserrat fonts-ocr-b fonts-roboto-unhinted libjs-jquery libjs-jquery-form libjs-underscore"
STABLE_PACKAGES="fonts-font-awesome fonts-inconsolata"
APT=$STATE/apt

apt_unstable() {
    local command=$1
    shift
    "$command" -o Dir::Etc::sourcelist="$APT/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::State::Lists="$APT/lists" -o Dir::Cache="$APT/cache" -o APT::Sandbox::User=root "$@"
}

debian_mirror() { apt-get indextargets --format '$(REPO_URI)' 'Label: Debian' | sort -u | head -n 1; }

download_odoo() {
    local mirror
    mkdir -p "$APT/lists/partial" "$APT/cache/archives/partial" "$APT/packages"
    mirror=$(debian_mirror)
    [ -n "$mirror" ] || { as_root apt-get update; mirror=$(debian_mirror); }
    [ -n "$mirror" ] || { echo "apt knows no mirror of Debian."; return 1; }
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror unstable main" >"$APT/sources.list"
    apt_unstable apt-get update
    cd "$APT/packages"
    # apt-get download checks what it got and begins a partial file again.
    # shellcheck disable=SC2086
    apt_unstable apt-get download $UNSTABLE_PACKAGES
    # shellcheck disable=SC2086
    apt-get -o APT::Sandbox::User=root download $STABLE_PACKAGES
}

unpack_odoo() {
    local package unpacking=$STATE/odoo.unpacking dangling
    rm -rf "$unpacking" "$STATE/odoo"
    mkdir "$unpacking"
    for package in "$APT"/packages/*.deb; do dpkg -x "$package" "$unpacking"; done
    # This build lacks one file; without it every page of the backend logs an error.
    mkdir -p "$unpacking/usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation"
    : >>"$unpacking/usr/lib/python3/dist-packages/odoo/addons/mail/static/lib/selfie_segmentation/selfie_segmentation.js"
    dangling=$(find "$unpacking/usr" -xtype l)
    [ -z "$dangling" ] || { echo "Links without a target: $dangling"; return 1; }
    rm -rf "$APT/packages"
    mv "$unpacking" "$STATE/odoo"
}

check_odoo_version() {
    grep -q '^version_info = (19, 0,' "$ODOO_PATH/odoo/release.py" || die "$ODOO_PATH is not Odoo 19.0 (see odoo/release.py in it)."
}

set_up_odoo() {
    ODOO_ADDONS=
    if [ -n "${ODOO_HOME:-}" ]; then
        ODOO_PATH=$ODOO_HOME
        [ -f "$ODOO_PATH/odoo/release.py" ] || ODOO_PATH=$ODOO_HOME/usr/lib/python3/dist-packages
        [ -f "$ODOO_PATH/odoo/release.py" ] || die "ODOO_HOME=$ODOO_HOME holds no Odoo (no odoo/release.py)."
        [ -d "$ODOO_HOME/addons/web" ] && ODOO_ADDONS=$ODOO_HOME/addons
    else
        ODOO_PATH=$STATE/odoo/usr/lib/python3/dist-packages
        if [ ! -d "$STATE/odoo" ]; then
            stamp_is download "$UNSTABLE_PACKAGES" && [ -d "$APT/packages" ] || {
                step "Downloading Odoo 19.0 (120 MB)" download_odoo
                stamp download "$UNSTABLE_PACKAGES"
            }
            step "Unpacking Odoo" unpack_odoo
        fi
    fi
    check_odoo_version
}
