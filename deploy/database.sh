# Run once, by the container of PostgreSQL, when its volume is new: makes the database, and the user to whom it belongs and who
# may do nothing else.
set -eu
psql --username postgres --set ON_ERROR_STOP=1 --set password="$HUBBUB_DATABASE_PASSWORD" <<'SQL'
CREATE ROLE hubbub LOGIN PASSWORD :'password';
CREATE DATABASE hubbub OWNER hubbub TEMPLATE template0 ENCODING 'UTF8';
REVOKE CONNECT ON DATABASE hubbub FROM PUBLIC;
SQL
