-- Collection (§ 2): reminders, what holds them back, and what was handed to the agency.
create schema collection;

create table collection.reminder (
  id          bigint generated always as identity primary key,
  invoice     bigint not null references invoicing.invoice,
  number      smallint not null,                      -- first, second
  reminded_on date not null,
  open_cents  bigint not null,                        -- asked for, without the fee
  fee_cents   bigint not null,
  due_on      date not null,
  charge      bigint references invoicing.charge,
  outbound    bigint references gate.outbound,
  act         bigint not null references access.act,
  constraint a_reminder_stands_once unique (invoice, number)
);

create table collection.hold (
  id         bigint generated always as identity primary key,
  invoice    bigint not null references invoicing.invoice,
  kind       text not null,
  reason     text not null,
  since      date not null,
  until      date,
  act        bigint not null references access.act,
  lifted_on  date,
  lifted_act bigint references access.act,
  constraint hold_kind_is_known check (kind in ('dispute', 'promise', 'estate', 'other'))
);
create index holds_by_invoice on collection.hold (invoice);

-- A claim is with the agency from the day it was handed over; the publisher asks for it no more.
create table collection.handover (
  invoice        bigint primary key references invoicing.invoice,
  handed_on      date not null,
  open_cents     bigint not null,
  interest_cents bigint not null,                     -- run up to that day, not charged
  outbound       bigint not null references gate.outbound,
  act            bigint not null references access.act
);
