# Databases. A template is a finished database with its file store, named after what it was made of. It is built under a
# temporary name and renamed when complete, so an interrupted set-up leaves nothing that looks finished. Sourced.

ODOO_CONF=$STATE/odoo.conf
FILESTORE=$STATE/data/filestore
BUILDING=a27_building
# The commit from which tests/system/test_upgrade.py upgrades: the last one before a27_dashboard and a27_reimbursement.
EARLIER=1b8dbfb1e16159b227536822801b1654764f0129
# The association works in French; partners may use Dutch; English is Odoo's own.
LANGUAGES=fr_BE,nl_BE

odoo() { "$PYTHON" -m odoo "$@"; }
addons() { "$SYSTEM_PYTHON" -B scripts/lib/addons.py "$1"; }
sql() { psql --no-psqlrc -qAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
database_exists() { [ -n "$(sql postgres "SELECT 1 FROM pg_database WHERE datname = '$1'")" ]; }

write_odoo_conf() {
    mkdir -p "$STATE/data"
    cat >"$ODOO_CONF.new" <<-CONF
	[options]
	addons_path = $ROOT/addons${ODOO_ADDONS:+,$ODOO_ADDONS}
	data_dir = $STATE/data
	db_host = $PGHOST
	db_user = $PGUSER
	db_maxconn = 40
	unaccent = True
	list_db = False
	http_interface = 127.0.0.1
	max_cron_threads = 1
	server_wide_modules = base,rpc,web,queue_job
	[queue_job]
	channels = root:2,root.a27_conclude:1
	CONF
    mv "$ODOO_CONF.new" "$ODOO_CONF"
}

drop_database() {
    sql postgres "DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)"
    rm -rf "${FILESTORE:?}/$1"
}

copy_database() { # copy_database FROM TO
    drop_database "$2"
    createdb --template "$1" "$2"
    if [ -d "$FILESTORE/$1" ]; then cp -r "$FILESTORE/$1" "$FILESTORE/$2"; fi
}

rename_database() { # rename_database FROM TO: the file store first, so that a database with its final name is whole.
    rm -rf "${FILESTORE:?}/$2"
    if [ -d "$FILESTORE/$1" ]; then mv "$FILESTORE/$1" "$FILESTORE/$2"; fi
    sql postgres "ALTER DATABASE \"$1\" RENAME TO \"$2\""
}

# Older templates of the same kind are of no more use.
drop_other_templates() { # drop_other_templates KIND KEEP
    local name
    for name in $(sql postgres "SELECT datname FROM pg_database WHERE datname LIKE 'a27\\_$1\\_%' AND datname != '$2'"); do
        drop_database "$name"
    done
}

make_template() { # make_template KIND KEY "What happens" builder: prints nothing, sets TEMPLATE
    TEMPLATE=a27_$1_$2
    database_exists "$TEMPLATE" && return 0
    drop_database "$BUILDING"
    step "$3" "$4"
    rename_database "$BUILDING" "$TEMPLATE"
    cp "$STEP_LOG" "$LOGS/install-$1.log"
    drop_other_templates "$1" "$TEMPLATE"
}

build_platform() {
    createdb --template template0 --encoding UTF8 --locale-provider libc --lc-collate C --lc-ctype C.UTF-8 "$BUILDING"
    sql "$BUILDING" "CREATE EXTENSION pg_trgm; CREATE EXTENSION unaccent; ALTER FUNCTION unaccent(text) IMMUTABLE"
    odoo --config "$ODOO_CONF" -d "$BUILDING" -i "$(addons platform)" --load-language "$LANGUAGES" --stop-after-init --no-http
    odoo shell --config "$ODOO_CONF" -d "$BUILDING" --no-http <scripts/lib/set_up_company.py
}

platform_key() {
    { cat "$ODOO_PATH/odoo/release.py" requirements/odoo.txt scripts/lib/set_up_company.py; addons platform; } | sha256sum | cut -c1-10
}

set_up_platform() {
    make_template platform "$(platform_key)" "Creating a database with Odoo, without our addons" build_platform
    PLATFORM=$TEMPLATE
}

install_ours() { odoo --config "$ODOO_CONF" -d "$BUILDING" -i "$(addons ours)" --stop-after-init --no-http "$@"; }

# Odoo loads the demo data of a module only where those below it have theirs. We want ours alone: a small
# Brussels, without the invented American companies of Odoo's own modules.
allow_demo() { sql "$BUILDING" "UPDATE ir_module_module SET demo = true WHERE state = 'installed'"; }

build_demo() {
    copy_database "$PLATFORM" "$BUILDING"
    allow_demo
    install_ours --with-demo
    odoo shell --config "$ODOO_CONF" -d "$BUILDING" --no-http <scripts/lib/make_assets.py
}

build_bare() {
    copy_database "$PLATFORM" "$BUILDING"
    install_ours
}

ours_key() { { platform_key; addons sums; checksum $(find article27 -name '*.py'); } | sha256sum | cut -c1-10; }

set_up_demo() { # with demo data, for scripts/run and the system tests
    make_template demo "$(ours_key)" "Installing our addons with demo data" build_demo
    DEMO=$TEMPLATE
}

set_up_bare() { # without, for the tests of the addons
    make_template bare "$(ours_key)" "Installing our addons without demo data" build_bare
    BARE=$TEMPLATE
}

build_earlier() {
    local tree=$STATE/earlier
    rm -rf "$tree" && mkdir "$tree"
    git archive "$EARLIER" addons article27 scripts/lib/addons.py | tar -x -C "$tree"
    copy_database "$PLATFORM" "$BUILDING"
    allow_demo
    earlier() { # earlier COMMAND Odoo's arguments...: with the addons and the library of that tree, not with ours
        local addons_path=$tree/addons${ODOO_ADDONS:+,$ODOO_ADDONS}
        (cd "$tree" && PYTHONPATH=$tree odoo "$1" --config "$ODOO_CONF" --addons-path "$addons_path" -d "$BUILDING" --no-http "${@:2}")
    }
    earlier server -i "$("$SYSTEM_PYTHON" -B "$tree/scripts/lib/addons.py" ours)" --with-demo --stop-after-init
    earlier shell <tests/system/earlier_story.py
    rm -rf "$tree"
}

# As an association that has not upgraded since has it. EARLIER_TEMPLATE stays empty where the history lacks the commit.
set_up_earlier() {
    EARLIER_TEMPLATE=
    git cat-file -e "$EARLIER^{commit}" 2>/dev/null || return 0
    make_template earlier "$({ platform_key; echo "$EARLIER"; cat tests/system/earlier_story.py; } | sha256sum | cut -c1-10)" \
        "Installing our addons as they were, with demo data" build_earlier
    EARLIER_TEMPLATE=$TEMPLATE
}
