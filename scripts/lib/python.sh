# The virtual environment: exact versions from the two lock files, Odoo's tree and our library by a line in a .pth file. Sourced.

LOCKS="requirements/odoo.txt requirements/article27.txt"

install_python() {
    "$SYSTEM_PYTHON" -m venv "$VENV"
    "$VENV/bin/pip" install --quiet "$(grep '^pip==' requirements/article27.txt)"
    # The locks are complete; --no-deps keeps pip from adding what the OCA wheels ask for: an older PDF library that Odoo would then prefer.
    # shellcheck disable=SC2086
    "$VENV/bin/pip" install --quiet --no-deps $(printf -- '-r %s ' $LOCKS)
    site=$("$PYTHON" -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "$ODOO_PATH" >"$site/odoo.pth"
    "$VENV/bin/pip" install --quiet --no-deps --no-build-isolation --editable .
    "$PYTHON" -c 'import odoo.release, article27; assert odoo.release.series == "19.0"'
}

set_up_python() {
    local made_from
    # shellcheck disable=SC2086
    made_from=$(checksum $LOCKS pyproject.toml scripts/lib/python.sh)-$ODOO_PATH-$("$SYSTEM_PYTHON" --version)
    stamp_is python "$made_from" && [ -x "$PYTHON" ] && return 0
    # An interrupted pip leaves half packages, so the folder is made anew unless it was complete.
    [ -f "$STAMPS/python" ] || rm -rf "$VENV"
    rm -f "$STAMPS/python"
    step "Installing Python packages" install_python
    stamp python "$made_from"
}
