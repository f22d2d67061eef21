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
  lifted_by  text,                                    -- the customer's word beats bans kept before it; an undone file's does not
  constraint ban_channel_is_known   check (channel in ('post', 'phone', 'email', 'sms', 'disclosure')),
  constraint lifting_says_by_whom   check ((lifted_at is null) = (lifted_by is null)),
  constraint ban_lifter_is_known    check (lifted_by in ('customer', 'undo'))
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

-- Bans that outlive the record: keyed hashes, no name, no number. Two files may keep the same one: each is undone by itself.
create table gate.suppression (
  id          bigint generated always as identity primary key,
  kind        text not null,
  key         bytea not null,
  channel     text not null,
  key_version smallint not null default 1,
  since       timestamptz not null,
  until       date,
  source      bigint references customers.source,       -- null: kept at an erasure
  constraint a_source_keeps_a_ban_once unique nulls not distinct (kind, key, channel, source),
  constraint suppression_kind_is_known check (kind in ('email', 'phone', 'name_address'))
);
create index suppressions_by_source on gate.suppression (source) where source is not null;

-- By what each customer would be met by a kept ban: the same keyed hashes, so that a group can be counted in one query.
create table gate.customer_key (
  customer integer not null,
  kind     text not null,
  key      bytea not null,
  primary key (customer, kind)
);
create index customer_keys_by_key on gate.customer_key (key);

-- Customers whose keys are to be made again. The database notes them, so that no writer can forget it.
create table gate.stale_key (
  id       bigint generated always as identity primary key,
  customer integer not null
);

create function gate.note_stale_number() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into gate.stale_key (customer) select number from gone;
  else
    insert into gate.stale_key (customer) select number from come;
  end if;
  return null;
end $$;
create function gate.note_stale_customer() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into gate.stale_key (customer) select distinct customer from gone;
  else
    insert into gate.stale_key (customer) select distinct customer from come;
  end if;
  return null;
end $$;
create trigger made_customers_are_stale after insert on customers.customer
  referencing new table as come for each statement execute function gate.note_stale_number();
create trigger changed_customers_are_stale after update on customers.customer
  referencing new table as come for each statement execute function gate.note_stale_number();
create trigger gone_customers_are_stale after delete on customers.customer
  referencing old table as gone for each statement execute function gate.note_stale_number();
create trigger made_addresses_are_stale after insert on customers.address
  referencing new table as come for each statement execute function gate.note_stale_customer();
create trigger changed_addresses_are_stale after update on customers.address
  referencing new table as come for each statement execute function gate.note_stale_customer();
create trigger gone_addresses_are_stale after delete on customers.address
  referencing old table as gone for each statement execute function gate.note_stale_customer();
create trigger made_contacts_are_stale after insert on customers.contact_point
  referencing new table as come for each statement execute function gate.note_stale_customer();
create trigger changed_contacts_are_stale after update on customers.contact_point
  referencing new table as come for each statement execute function gate.note_stale_customer();
create trigger gone_contacts_are_stale after delete on customers.contact_point
  referencing old table as gone for each statement execute function gate.note_stale_customer();

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
  constraint a_decision_is_about_one_sending unique (id, verdict, customer, channel)
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
  constraint outbound_stands_on_a_decision       foreign key (decision, verdict, customer, channel)
    references gate.decision (id, verdict, customer, channel),
  constraint a_decision_sends_once               unique (decision)
);
create index outbound_by_customer on gate.outbound (customer, id);

create function gate.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what the gate decided and let out is only added to' using errcode = 'restrict_violation';
end $$;
-- The one change: the ban behind a decision goes with an erased customer, and the decision stands without it.
create trigger decisions_are_only_added_to before update on gate.decision for each row
  when (new.ban is not null or to_jsonb(new) - 'ban' <> to_jsonb(old) - 'ban') execute function gate.refuse_change();
create trigger decisions_are_not_deleted   before delete   on gate.decision for each row execute function gate.refuse_change();
create trigger decisions_are_not_truncated before truncate on gate.decision for each statement execute function gate.refuse_change();
create trigger outbound_is_only_added_to   before update or delete on gate.outbound for each row execute function gate.refuse_change();
create trigger outbound_is_not_truncated   before truncate on gate.outbound for each statement execute function gate.refuse_change();

-- The bans that stand, under the customer that stands: a merged customer's ban is the ban of the one it was merged into.
create view gate.standing_ban as
  select coalesce(c.merged_into, b.customer) as customer, b.channel, b.id as ban, b.until
    from gate.ban b
    join customers.customer c on c.number = b.customer
   where b.lifted_at is null;

-- The kept bans that meet a customer, but those that it lifted afterwards by its own word.
create view gate.kept_ban as
  select k.customer, s.channel, s.since, s.until
    from gate.customer_key k
    join gate.suppression s on s.kind = k.kind and s.key = k.key
   where not exists (select from gate.ban b
                      where b.channel = s.channel and b.lifted_by = 'customer' and b.lifted_at >= s.since
                        and (b.customer = k.customer
                             or b.customer in (select c.number from customers.customer c where c.merged_into = k.customer)));
create index bans_lifted_by_the_customer on gate.ban (channel, lifted_at) where lifted_by = 'customer';
