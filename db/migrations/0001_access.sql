-- Access (register description § 6): who may, who did, who looked. Why acts carry no values: docs/decisions/.
create extension if not exists pg_trgm;

create schema access;

create table access.user_account (
  id                   uuid primary key default gen_random_uuid(),
  email                text,                         -- null once erased
  name                 text,                         -- null once erased
  kind                 text not null,
  customer             integer,                 -- a subscriber's own customer number; staff have none
  language             text not null default 'fi',
  password_hash        text,
  must_change_password boolean not null default false,
  password_ends_at     timestamptz,             -- of a one-time password; null: it lasts
  made_at              timestamptz not null default now(),
  ended_at             timestamptz,
  constraint an_email_signs_in_one_user         unique (email),
  constraint user_kind_is_known                 check (kind in ('staff', 'subscriber')),
  constraint a_subscriber_has_a_customer_number check ((kind = 'subscriber') = (customer is not null)),
  constraint user_language_is_known             check (language in ('fi', 'sv', 'en'))
);

create table access.role_grant (
  id           bigint generated always as identity primary key,
  user_id      uuid not null references access.user_account,
  role         text not null,
  reason       text not null,
  granted_by   uuid references access.user_account,   -- null: the operator of the machine, or the start itself
  granted_at   timestamptz not null default now(),
  ends_on      date,
  withdrawn_at timestamptz
);
create unique index a_role_is_granted_once on access.role_grant (user_id, role) where withdrawn_at is null;

create table access.undertaking_acceptance (
  user_id     uuid not null references access.user_account,
  version     integer not null,
  accepted_at timestamptz not null default now(),
  primary key (user_id, version)
);

create table access.session (
  token_hash bytea primary key,
  user_id    uuid not null references access.user_account,
  made_at    timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  ends_at    timestamptz not null
);

create table access.api_token (
  id           bigint generated always as identity primary key,
  user_id      uuid not null references access.user_account,
  name         text not null,
  token_hash   bytea not null constraint a_token_opens_one_account unique,
  made_at      timestamptz not null default now(),
  ends_at      timestamptz not null,
  withdrawn_at timestamptz
);

create table access.sign_in_attempt (
  id           bigint generated always as identity primary key,
  account_hash bytea not null,                        -- keyed hash of the e-mail tried: an unknown one is nobody's to keep
  address_hash bytea not null,
  succeeded    boolean not null,
  tried_at     timestamptz not null default now()
);
create index sign_in_attempts_by_account on access.sign_in_attempt (account_hash, tried_at);
create index sign_in_attempts_by_address on access.sign_in_attempt (address_hash, tried_at);
create index sign_in_attempts_by_age     on access.sign_in_attempt (tried_at);

-- One row for each transaction that changes or shows personal data. It names fields and numbers, never values.
create table access.act (
  id         bigint generated always as identity primary key,
  done_at    timestamptz not null default clock_timestamp(),
  user_id    uuid references access.user_account,     -- null: see who
  who        text not null,                           -- 'user', 'worker', 'operator', 'start'
  permission text not null,
  purpose    text not null,
  entry      text not null,                           -- 'web', 'api', 'cli', 'worker'
  request_id text,
  reason     text,
  constraint act_says_who check (who in ('user', 'worker', 'operator', 'start') and (who = 'user') = (user_id is not null))
);
create index acts_by_day on access.act (done_at);

create table access.look (
  id       bigint generated always as identity primary key,
  act      bigint not null references access.act,
  customer integer not null,
  screen   text not null,
  looked_on date not null default (now() at time zone 'Europe/Helsinki')::date  -- kept with the row, so that its time can be counted without the act
);
create index looks_by_customer on access.look (customer, act);

create function access.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only added to' using errcode = 'restrict_violation';
end $$;
create trigger acts_are_only_added_to  before update or delete on access.act  for each row execute function access.refuse_change();
create trigger looks_are_only_added_to before update or delete on access.look for each row execute function access.refuse_change();
create trigger acts_are_not_truncated  before truncate on access.act  for each statement execute function access.refuse_change();
create trigger looks_are_not_truncated before truncate on access.look for each statement execute function access.refuse_change();
