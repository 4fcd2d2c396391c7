# A private PostgreSQL cluster in .odoo/postgres, reached by a socket only. Sourced.
# It runs while at least one of our scripts does: each holds a shared lock, the last one to leave stops it.

PGDATA=$STATE/postgres
export PGHOST PGPORT=5432 PGUSER=article27 PGOPTIONS="-c client_min_messages=warning"
# A socket's path may have 107 bytes at the most; where the checkout lies too deep, a folder named after it serves.
PGHOST=$STATE/socket
if [ ${#PGHOST} -gt 85 ]; then PGHOST=${TMPDIR:-/tmp}/a27-$(printf %s "$STATE" | sha256sum | cut -c1-12); fi

postgres_bin() { find /usr/lib/postgresql/*/bin /usr/bin /usr/local/bin -name "$1" 2>/dev/null | sort -V | tail -n 1; }

# PostgreSQL refuses to run as root. The Debian package's user does it then, allowed to pass through private folders above the checkout.
as_postgres() {
    if [ "$(id -u)" = 0 ]; then
        setpriv --reuid=postgres --regid=postgres --clear-groups \
            --inh-caps=+dac_read_search --ambient-caps=+dac_read_search "$@"
    else
        "$@"
    fi
}

make_cluster() {
    rm -rf "$PGDATA.new"
    mkdir -m 700 "$PGDATA.new"
    [ "$(id -u)" = 0 ] && chown postgres: "$PGDATA.new"
    as_postgres "$(postgres_bin initdb)" --pgdata "$PGDATA.new" --username "$PGUSER" --auth trust --encoding UTF8 --locale C.UTF-8
    # Nothing listens on the network, and the folder of the socket is closed to other users.
    as_postgres tee -a "$PGDATA.new/postgresql.conf" >/dev/null <<-CONF
	listen_addresses = ''
	max_connections = 120
	synchronous_commit = off
	shared_buffers = 256MB
	CONF
    mv "$PGDATA.new" "$PGDATA"
}

start_cluster() {
    mkdir -p "$PGHOST"
    [ "$(id -u)" = 0 ] && chown postgres: "$PGHOST"
    chmod 700 "$PGHOST"
    : >>"$LOGS/postgres.log"
    [ "$(id -u)" = 0 ] && chown postgres: "$LOGS/postgres.log"
    # The lock's descriptor must not live on in the server.
    as_postgres "$(postgres_bin pg_ctl)" start --wait --silent --pgdata "$PGDATA" --log "$LOGS/postgres.log" \
        --options "-c unix_socket_directories='$PGHOST' ${POSTGRES_OPTIONS:-}" 7>&- 8>&-
}

leave_cluster() {
    # Whoever gets the lock alone is the last user.
    if flock -n -x 7; then
        as_postgres "$(postgres_bin pg_ctl)" stop --silent --mode fast --pgdata "$PGDATA" || true
    fi
    exec 7>&-
}

set_up_postgres() {
    [ -n "$(postgres_bin pg_ctl)" ] || die "PostgreSQL is not installed."
    exec 7>"$STATE/postgres.lock"
    flock -s 7
    [ -d "$PGDATA" ] || step "Creating the PostgreSQL cluster" make_cluster
    if ! psql --no-psqlrc -qAt -c 'select 1' postgres >/dev/null 2>&1; then
        step "Starting PostgreSQL" start_cluster
    fi
}
