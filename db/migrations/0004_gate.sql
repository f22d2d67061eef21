-- The gate (§ 2 executing bans, § 7): bans and consents as rows, one decision for everything that goes out.
create schema gate;

create table gate.ban (
  id         bigint generated always as identity primary key,
  customer   integer not null references customers.customer,
  channel    text not null,
  since      timestamptz not null default clock_timestamp(),
  until      date,
  told_by    text not null,                           -- 'customer', 'ban register', 'seller', …
  means      text not null,                           -- 'phone', 'letter', 'file', 'portal', …
  source     bigint references customers.source,
  act        bigint not null references access.act,
  lifted_at  timestamptz,
  lifted_act bigint references access.act,
  constraint ban_channel_is_known check (channel in ('post', 'phone', 'email', 'sms', 'disclosure'))
);
create unique index a_channel_is_banned_once on gate.ban (customer, channel) where lifted_at is null;
create index bans_by_customer on gate.ban (customer);
create index bans_by_source on gate.ban (source);

create table gate.consent (
  id           bigint generated always as identity primary key,
  customer     integer not null references customers.customer,
  channel      text not null,
  given_on     date not null,
  wording      text not null,
  source       bigint references customers.source,
  act          bigint not null references access.act,
  withdrawn_at timestamptz,
  constraint consent_channel_is_known check (channel in ('phone', 'email', 'sms'))
);
create index consents_by_customer on gate.consent (customer);
create unique index a_consent_stands_once on gate.consent (customer, channel) where withdrawn_at is null;

-- Bans that outlive the record: keyed hashes, no name, no number.
create table gate.suppression (
  kind        text not null,
  key         bytea not null,
  channel     text not null,
  key_version smallint not null default 1,
  since       timestamptz not null default clock_timestamp(),
  until       date,
  primary key (kind, key, channel),
  constraint suppression_kind_is_known check (kind in ('email', 'phone', 'name_address'))
);

create table gate.decision (
  id           bigint generated always as identity primary key,
  customer     integer not null references customers.customer,
  channel      text not null,
  purpose      text not null,
  message_type text not null,                         -- 'invoice', 'reminder', 'marketing', …
  verdict      text not null,
  because      text,
  rule         text not null,
  rule_version smallint not null,
  ban          bigint references gate.ban on delete set null, -- an erased customer's bans live on as suppressions
  decided_at   timestamptz not null default clock_timestamp(),
  act          bigint not null references access.act,
  constraint verdict_is_known           check (verdict in ('allowed', 'refused')),
  constraint a_refusal_has_a_reason     check ((verdict = 'refused') = (because is not null)),
  constraint a_decision_has_one_verdict unique (id, verdict)
);
create index decisions_by_customer on gate.decision (customer, id);

-- Everything that went out. A refused decision, or none, cannot stand behind a row: the database says so.
create table gate.outbound (
  id       bigint generated always as identity primary key,
  decision bigint not null,
  verdict  text not null default 'allowed',
  customer integer not null references customers.customer,
  channel  text not null,
  document text not null,                             -- 'invoice pdf', 'finvoice', 'reminder letter', 'target group list', …
  about    text,                                      -- invoice number, target group
  sent_at  timestamptz not null default clock_timestamp(),
  act      bigint not null references access.act,
  constraint only_what_the_gate_allowed_goes_out check (verdict = 'allowed'),
  constraint outbound_stands_on_a_decision       foreign key (decision, verdict) references gate.decision (id, verdict),
  constraint a_decision_sends_once               unique (decision)
);
create index outbound_by_customer on gate.outbound (customer, id);

-- The bans that stand, under the customer that stands: a merged customer's ban is the ban of the one it was merged into.
create view gate.standing_ban as
  select coalesce(c.merged_into, b.customer) as customer, b.channel, b.id as ban, b.until
    from gate.ban b
    join customers.customer c on c.number = b.customer
   where b.lifted_at is null;
