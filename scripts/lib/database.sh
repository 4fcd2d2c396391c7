# Databases. A template is a finished database with its file store, named after what it was made of. It is built under a
# temporary name and renamed when complete, so an interrupted set-up leaves nothing that looks finished. Sourced.

ODOO_CONF=$STATE/odoo.conf
FILESTORE=$STATE/data/filestore
BUILDING=a27_building
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
    cp "$LOGS/setup.log" "$LOGS/install-$1.log"
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

build_demo() {
    copy_database "$PLATFORM" "$BUILDING"
    # Odoo loads the demo data of a module only where those below it have theirs. We want ours alone: a small
    # Brussels, without the invented American companies of Odoo's own modules.
    sql "$BUILDING" "UPDATE ir_module_module SET demo = true WHERE state = 'installed'"
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
