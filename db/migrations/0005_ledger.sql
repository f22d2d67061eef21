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

create trigger entries_are_not_emptied before truncate on ledger.entry for each statement execute function ledger.refuse_change();
create trigger lines_are_not_emptied   before truncate on ledger.line  for each statement execute function ledger.refuse_change();

-- An entry's lines come in one statement, first to last, and debits equal credits in it. Lines to an entry that has some
-- already would have to begin with another first one, which the key refuses.
create function ledger.refuse_unbalanced() returns trigger language plpgsql as $$
begin
  if exists (select from added group by entry having sum(amount_cents) <> 0) then
    raise exception 'debits and credits of an entry differ' using errcode = 'check_violation';
  end if;
  if exists (select from added group by entry having min(position) <> 1 or max(position) <> count(*)) then
    raise exception 'lines are added to an entry that stands' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create trigger entries_balance after insert on ledger.line
  referencing new table as added for each statement execute function ledger.refuse_unbalanced();

-- The chart: accounts by which the rooms post. Vouchers of years that are over keep their account: none is renamed or dropped.
insert into ledger.account (code, kind, name) values
  ('1700', 'asset',     '{"fi": "Myyntisaamiset", "sv": "Kundfordringar", "en": "Trade receivables"}'),
  ('1910', 'asset',     '{"fi": "Pankkitili", "sv": "Bankkonto", "en": "Bank account"}'),
  ('2931', 'liability', '{"fi": "Arvonlisäverovelka, yleinen verokanta", "sv": "Momsskuld, allmän skattesats", "en": "VAT payable, general rate"}'),
  ('2932', 'liability', '{"fi": "Arvonlisäverovelka, alempi verokanta", "sv": "Momsskuld, lägre skattesats", "en": "VAT payable, lower rate"}'),
  ('2933', 'liability', '{"fi": "Arvonlisäverovelka, keskimmäinen verokanta", "sv": "Momsskuld, mellersta skattesatsen", "en": "VAT payable, middle rate"}'),
  ('2950', 'liability', '{"fi": "Saadut ennakot", "sv": "Erhållna förskott", "en": "Deferred revenue"}'),
  ('2990', 'liability', '{"fi": "Kohdistamattomat maksut", "sv": "Oallokerade betalningar", "en": "Unallocated payments"}'),
  ('3000', 'income',    '{"fi": "Tilausmyynti, painetut", "sv": "Prenumerationsförsäljning, tryckta", "en": "Subscription sales, print"}'),
  ('3010', 'income',    '{"fi": "Tilausmyynti, sähköiset", "sv": "Prenumerationsförsäljning, elektroniska", "en": "Subscription sales, digital"}'),
  ('3090', 'income',    '{"fi": "Muu myynti", "sv": "Övrig försäljning", "en": "Other sales"}'),
  ('3600', 'income',    '{"fi": "Muistutusmaksut", "sv": "Påminnelseavgifter", "en": "Reminder fees"}'),
  ('3610', 'income',    '{"fi": "Viivästyskorot", "sv": "Dröjsmålsräntor", "en": "Interest on late payment"}'),
  ('3690', 'income',    '{"fi": "Pyöristykset", "sv": "Avrundningar", "en": "Rounding"}'),
  ('4900', 'expense',   '{"fi": "Luottotappiot", "sv": "Kreditförluster", "en": "Credit losses"}');
