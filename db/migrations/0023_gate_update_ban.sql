-- Who has forbidden other registers to update its data.

-- Customers whose data no register may update (the population register's customer-register update ban, or told to us).
create table gate.update_ban (
  id         bigint generated always as identity primary key,
  customer   integer not null references customers.customer,
  since      timestamptz not null default clock_timestamp(),
  told_by    text not null,                           -- 'customer', 'population register', …
  means      text not null,                           -- 'phone', 'letter', 'file', …
  source     bigint references customers.source,
  act        bigint not null references access.act,
  lifted_at  timestamptz,
  lifted_act bigint references access.act,
  constraint a_lifting_has_its_act check ((lifted_at is null) = (lifted_act is null))
);
create unique index updates_are_banned_once on gate.update_ban (customer) where lifted_at is null;
create index update_bans_by_source on gate.update_ban (source) where source is not null;
