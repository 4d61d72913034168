# Run once by the PostgreSQL image on an empty volume: the two roles of a ledger and its database.
# Passwords may hold letters, digits, - and _ (they are put into SQL and addresses as they are).
psql -v ON_ERROR_STOP=1 -U postgres <<SQL
CREATE ROLE taizhang_owner LOGIN PASSWORD '$TAIZHANG_OWNER_PASSWORD';
CREATE ROLE taizhang_app LOGIN PASSWORD '$TAIZHANG_APP_PASSWORD';
CREATE DATABASE taizhang OWNER taizhang_owner;
REVOKE ALL ON DATABASE taizhang FROM PUBLIC;
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE taizhang TO taizhang_app;
SQL
