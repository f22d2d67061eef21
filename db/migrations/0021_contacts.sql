-- Contacts (§ 3): calls, letters, messages and visits, notes, files that belong to them, letter texts, tasks with a day.
create schema contacts;

-- A text to be written from, in three languages. A change makes a new version: what went out can be read as it was.
create table contacts.template (
  id          bigint generated always as identity primary key,
  code        text not null,
  version     integer not null,
  kind        text not null,
  subject     jsonb not null,                         -- {fi, sv, en}
  body        jsonb not null,                         -- {fi, sv, en}, with gaps like {name}
  act         bigint not null references access.act,
  retired_act bigint references access.act,
  constraint template_kind_is_known              check (kind in ('letter', 'email', 'sms')),
  constraint a_version_of_a_template_stands_once unique (code, version)
);
create unique index one_version_of_a_template_is_in_use on contacts.template (code) where retired_act is null;

create table contacts.contact (
  id            bigint generated always as identity primary key,
  customer      integer not null references customers.customer,
  kind          text not null,
  direction     text not null,
  happened_at   timestamptz not null,
  subject       text not null,
  body          text,
  template      bigint references contacts.template,
  outbound      bigint references gate.outbound,       -- when the register itself sent it
  act           bigint not null references access.act,
  corrected_act bigint references access.act,
  constraint contact_kind_is_known        check (kind in ('call', 'letter', 'email', 'sms', 'visit', 'note')),
  constraint contact_direction_is_known   check (direction in ('in', 'out', 'own')),
  constraint only_a_note_is_of_one_s_own  check ((kind = 'note') = (direction = 'own'))
);
create index contacts_by_customer on contacts.contact (customer, happened_at desc, id desc);
create index contacts_by_moment   on contacts.contact (happened_at);

-- Scans, pictures, recordings. They stand in the database so that they go with the row, in the same transaction.
create table contacts.attachment (
  id         bigint generated always as identity primary key,
  contact    bigint not null references contacts.contact on delete cascade,
  name       text not null,
  media_type text not null,
  byte_count integer not null,
  content    bytea not null,
  act        bigint not null references access.act,
  constraint an_attachment_is_as_long_as_it_says check (byte_count = octet_length(content))
);
create index attachments_by_contact on contacts.attachment (contact);

create table contacts.task (
  id       bigint generated always as identity primary key,
  customer integer not null references customers.customer,
  due_on   date not null,
  what     text not null,
  assignee uuid references access.user_account,       -- null: whoever comes first
  act      bigint not null references access.act,
  done_on  date,
  done_act bigint references access.act,
  constraint a_task_done_says_by_whom check ((done_on is null) = (done_act is null))
);
create index tasks_by_customer on contacts.task (customer, due_on, id);
create index tasks_waiting     on contacts.task (due_on, id) where done_on is null;
