-- Marketing (§§ 2 and 4): target groups, and the lists that were frozen from them. Bans are asked at the sending, never frozen.
create schema marketing;

create table marketing.target_group (
  id         bigint generated always as identity primary key,
  name       text not null,
  definition jsonb not null,
  act        bigint not null references access.act,
  saved_at   timestamptz not null default clock_timestamp(),
  ended_at   timestamptz,
  constraint a_group_has_a_name check (name <> '')
);
create unique index a_group_name_stands_once on marketing.target_group (name) where ended_at is null;

-- Who matched a definition at a moment. Everything that is exported was frozen before, so that it can be asked afterwards.
create table marketing.frozen_list (
  id           bigint generated always as identity primary key,
  target_group bigint references marketing.target_group,  -- null: a definition that nobody saved
  definition   jsonb not null,
  frozen_on    date not null,
  members      integer not null,
  act          bigint not null references access.act
);
create index lists_by_group on marketing.frozen_list (target_group, id);

create table marketing.frozen_member (
  list     bigint not null references marketing.frozen_list,
  customer integer not null references customers.customer,
  primary key (list, customer)
);
create index members_by_customer on marketing.frozen_member (customer);
