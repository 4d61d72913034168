-- What the application role may do: read the ledger, append through the functions made for it, keep its own read models.
-- Where the roles cannot be separated (a managed database with one login) there is nothing to grant; `doctor` says so.
revoke all on function ledger.append_one, ledger.append_in_order, ledger.append, ledger.keep_sealed from public;

do $$
begin
  if not exists (select from pg_roles where rolname = 'taizhang_app') then
    return;
  end if;
  grant usage on schema ledger to taizhang_app;
  grant select on ledger.leaf, ledger.identity, ledger.sealed_value, ledger.migration to taizhang_app;
  grant execute on function ledger.append_one, ledger.append_in_order, ledger.append, ledger.keep_sealed, ledger.position_at to taizhang_app;
  -- Only the owner of the database can; otherwise whoever made the database grants it.
  execute format('grant create on database %I to taizhang_app', current_database());
end $$;
