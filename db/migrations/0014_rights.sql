-- Rights of the data subject (§ 7): requests with their clocks, and certificates of erasure without personal data.
create schema rights;

create table rights.request (
  id          bigint generated always as identity primary key,
  customer    integer not null references customers.customer,
  kind        text not null,
  opened_on   date not null,
  due_on      date not null,
  answered_on date,
  act         bigint not null references access.act,
  constraint request_kind_is_known check (kind in ('inspection', 'rectification', 'erasure', 'objection'))
);
create index requests_by_customer on rights.request (customer);

create table rights.erasure (
  id          bigint generated always as identity primary key,
  customer    integer not null references customers.customer,
  plan_hash   bytea not null,
  plan        jsonb not null,
  planned_act bigint not null references access.act,
  approved_act bigint references access.act,
  erased_at   timestamptz,
  certificate jsonb,
  act         bigint references access.act
);
create index erasures_by_customer on rights.erasure (customer);
