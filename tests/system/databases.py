"""Copies of databases with their file stores, and plain SQL."""

import shutil
from contextlib import closing
from pathlib import Path

import psycopg2

FILESTORE = Path(__file__).parents[2] / ".odoo" / "data" / "filestore"


def connect(database: str):
    """PGHOST, PGUSER and so on come from scripts/test."""
    return closing(psycopg2.connect(dbname=database))


def query(database: str, statement: str, *values) -> list[tuple]:
    with connect(database) as connection, connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows = cursor.fetchall()
        connection.commit()
        return rows


def _maintain(*statements: str) -> None:
    with connect("postgres") as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def drop_database(name: str) -> None:
    _maintain(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
    shutil.rmtree(FILESTORE / name, ignore_errors=True)


def copy_database(template: str, name: str) -> None:
    drop_database(name)
    _maintain(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    if (FILESTORE / template).exists():
        shutil.copytree(FILESTORE / template, FILESTORE / name)
