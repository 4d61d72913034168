-- Uploaded plans while a person reviews them. Drafts are no events: they are edited and discarded, and nothing in the ledger
-- refers to them; what is registered from one says which document it came from by its SHA-256.
create schema intake;

create table intake.draft (
  id uuid primary key,
  -- Rises with every edit: who edits says which one they saw.
  revision integer not null,
  -- Submission that made this revision: repeated, it is answered again.
  submission text not null,
  file_name text not null,
  sha256 text not null,
  document bytea not null,
  kind text not null check (kind in ('text', 'word', 'excel')),
  uploaded_at timestamptz not null,
  state text not null check (state in ('review', 'registering', 'registered', 'discarded')),
  -- For the list.
  title text not null,
  measures integer not null,
  open_questions integer not null,
  -- What the program read, what the person changed, how the registration goes. Never jsonb: it refuses some characters of documents.
  reading json not null,
  work json not null,
  progress json,
  result json,
  failure json
);
alter table intake.draft alter column document set storage external;
create index draft_newest_first on intake.draft (uploaded_at desc, id);

do $$
begin
  if not exists (select from pg_roles where rolname = 'taizhang_app') then
    return;
  end if;
  grant usage on schema intake to taizhang_app;
  grant select, insert, update, delete on intake.draft to taizhang_app;
end $$;
