-- The ledger of money (§ 3): double entry, only added to.
create schema ledger;

create table ledger.account (
  code text primary key,
  name jsonb not null,                                -- {fi, sv, en}
  kind text not null,
  constraint account_kind_is_known check (kind in ('asset', 'liability', 'income', 'expense'))
);

create table ledger.entry (
  id        bigint generated always as identity primary key,
  posted_on date not null,
  voucher   text not null,                            -- invoice number, bank entry, reminder
  kind      text not null,
  act       bigint not null references access.act
);
create index entries_by_day on ledger.entry (posted_on, id);

create table ledger.line (
  entry        bigint not null references ledger.entry,
  position     smallint not null,
  account      text not null references ledger.account,
  amount_cents bigint not null,                       -- debit positive, credit negative
  primary key (entry, position),
  constraint a_line_moves_money check (amount_cents <> 0)
);

create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the ledger is only added to' using errcode = 'restrict_violation';
end $$;
create trigger entries_are_only_added_to before update or delete on ledger.entry for each row execute function ledger.refuse_change();
create trigger lines_are_only_added_to   before update or delete on ledger.line  for each row execute function ledger.refuse_change();

-- Debits equal credits: checked for all entries that a statement touched, at once. An entry's lines come in one statement.
create function ledger.refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select from ledger.line where entry in (select entry from added) group by entry having sum(amount_cents) <> 0) then
    raise exception 'debits and credits of an entry differ' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger entries_balance after insert on ledger.line
  referencing new table as added for each statement execute function ledger.refuse_unbalanced();
