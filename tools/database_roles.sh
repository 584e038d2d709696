#!/bin/sh
# The two roles of Inbeeld in PostgreSQL, made once by the superuser: one owns the tables, and the application works
# under the other, which `inbeeld grant_rights` gives its rights table by table. Neither is a superuser.
set -eu
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" \
    --set owner_password="$OWNER_PASSWORD" --set application_password="$APPLICATION_PASSWORD" --set database="$POSTGRES_DB" <<'SQL'
CREATE ROLE inbeeld_owner LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE inbeeld LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'application_password';
REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
GRANT CONNECT, TEMPORARY ON DATABASE :"database" TO inbeeld_owner;
GRANT CONNECT ON DATABASE :"database" TO inbeeld;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
ALTER SCHEMA public OWNER TO inbeeld_owner;
GRANT USAGE ON SCHEMA public TO inbeeld;
SQL
