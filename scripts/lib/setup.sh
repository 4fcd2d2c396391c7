# The whole set-up, in its order. Sourced by run and test.
for part in common system odoo python postgres database; do . "$(dirname "${BASH_SOURCE[0]}")/$part.sh"; done

set_up_tools() { # set_up_tools PURPOSE...: everything below the databases
    set_up_system "$@"
    set_up_odoo
    set_up_python
}

set_up_server() {
    set_up_postgres
    write_odoo_conf
}
