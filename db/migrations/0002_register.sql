-- The register itself (§§ 1 and 2): controller, contact person, and the description as it was published.
create schema register;

create table register.identity (
  is_the_one    boolean primary key default true,
  made_at       timestamptz not null default now(),
  is_test_clock boolean not null default false,
  is_demo       boolean not null default false,
  secret        bytea not null,                      -- keys the hashes of this register: suppression, sign-in attempts
  constraint there_is_one_register check (is_the_one)
);

create table register.setting (
  name  text primary key,
  value jsonb not null,
  act   bigint references access.act
);

create table register.description (
  version      integer primary key,
  published_at timestamptz not null default now(),
  content      jsonb not null,
  act          bigint not null references access.act
);
