-- Sources (§ 5): sellers, the senders' file profiles, files as received row by row, verdicts, undo.
create schema sources;

create table sources.seller (
  code          text primary key,
  name          text not null,
  contract_from date not null,
  contract_to   date,
  constraint a_contract_ends_after_its_start check (contract_to >= contract_from)
);

-- How one sender's files are read, as JSON. Canonical profiles need no row.
create table sources.profile (
  name       text primary key,
  definition jsonb not null,
  act        bigint not null references access.act
);

create table sources.batch (
  id          bigint generated always as identity primary key,
  profile     text not null,
  subject     text not null,
  file_name   text not null,
  sha256      bytea not null,
  bytes       bigint not null,
  received_on date not null,
  received_at timestamptz not null default now(),
  state       text not null,
  rows_total  integer not null,
  rows_done   integer not null default 0,
  counts      jsonb not null default '{}',
  source      bigint not null references customers.source,
  act         bigint not null references access.act,
  undone_act  bigint references access.act,
  constraint batch_state_is_known   check (state in ('applying', 'applied', 'undone')),
  constraint batch_subject_is_known check (subject in ('customers', 'agent-orders', 'address-updates', 'bans')),
  constraint rows_are_done_once     check (rows_done <= rows_total)
);
-- The same file waits for its first reading to end instead of being read twice at once.
create unique index a_file_is_applied_one_at_a_time on sources.batch (sha256, profile) where state = 'applying';

-- The file as received, a record a row. Customers are named without a foreign key: undoing a batch may take them away.
create table sources.incoming_row (
  batch        bigint not null references sources.batch,
  row_number   integer not null,                      -- data records from 1
  line         integer not null,                      -- the line of the file where the record begins
  raw          text,                                  -- the record under the canonical names, as JSON; null once erased
  fingerprint  bytea,                                 -- SHA-256 of the record: the same row said again changes nothing
  key          text,                                  -- the sender's own key or reference
  verdict      text,                                  -- null: not reached yet
  customer     integer,
  payer        integer,
  placed_order bigint,
  reasons      jsonb not null default '[]',           -- [{verdict, reason, field}], the weightiest first
  choice       jsonb,                                 -- what a person decided about a quarantined row
  decided_act  bigint references access.act,
  primary key (batch, row_number),
  constraint verdict_is_known check (verdict in ('created', 'updated', 'unchanged', 'quarantined', 'rejected'))
);
create index rows_to_reach    on sources.incoming_row (batch, row_number) where verdict is null;
create index rows_to_decide   on sources.incoming_row (batch, row_number) where verdict = 'quarantined';
create index rows_by_fingerprint on sources.incoming_row (fingerprint) where fingerprint is not null;
create index rows_by_key      on sources.incoming_row (batch, key) where key is not null;
create index rows_by_customer on sources.incoming_row (customer) where customer is not null;
create index rows_by_payer    on sources.incoming_row (payer) where payer is not null;

-- The customers that a ban of a list hits beside the first: a number or a name in a postal code may be several people's.
create table sources.row_hit (
  batch      bigint not null,
  row_number integer not null,
  customer   integer not null,
  primary key (batch, row_number, customer),
  constraint a_hit_is_of_a_row foreign key (batch, row_number) references sources.incoming_row
);
create index hits_by_customer on sources.row_hit (customer);
