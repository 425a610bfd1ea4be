-- Makes the role and the database of Remitente, see the README. For psql 14 or later, as PostgreSQL's administrator:
--   psql -X -d postgres < …/server-config/postgresql/remitente.sql
-- The role's password comes from REMITENTE_DATABASE_PASSWORD: so it stands in no list of processes.
-- May be run again: the role then gets the password that is given, and all else stays.
\set ON_ERROR_STOP on
\getenv password REMITENTE_DATABASE_PASSWORD
\if :{?password}
\else
  \warn 'REMITENTE_DATABASE_PASSWORD must hold the password that the role is to have.'
  do $$ begin raise exception 'no password'; end $$;
\endif

-- Nor does the password end in the server's log, whatever that keeps otherwise.
set log_statement = 'none';
set log_min_duration_statement = -1;
set log_min_error_statement = 'panic';

select 'create role remitente' where not exists (select from pg_roles where rolname = 'remitente') \gexec
alter role remitente login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'password';

-- template0, since the administrator's own template may have another encoding.
select 'create database remitente owner remitente encoding ''UTF8'' template template0'
  where not exists (select from pg_database where datname = 'remitente') \gexec
revoke all on database remitente from public;

\connect remitente
alter schema public owner to remitente;
revoke all on schema public from public;
