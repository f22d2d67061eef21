-- Sources (§ 5): sellers, files as received row by row, verdicts, undo.
create schema sources;

create table sources.seller (
  code          text primary key,
  name          text not null,
  contract_from date not null,
  contract_to   date
);

create table sources.batch (
  id          bigint generated always as identity primary key,
  profile     text not null,
  file_name   text not null,
  sha256      bytea not null,
  bytes       bigint not null,
  received_at timestamptz not null default now(),
  state       text not null,
  rows_total  integer not null,
  rows_done   integer not null default 0,
  counts      jsonb not null default '{}',
  source      bigint references customers.source,
  act         bigint not null references access.act,
  undone_act  bigint references access.act,
  constraint batch_state_is_known check (state in ('applying', 'applied', 'undone'))
);
create index batches_by_hash on sources.batch (sha256);

create table sources.incoming_row (
  batch    bigint not null references sources.batch,
  row_number integer not null,                        -- data records from 1
  raw      text,                                      -- the record as received
  verdict  text,                                      -- null: not reached yet
  customer integer references customers.customer,
  payer    integer references customers.customer,
  placed_order bigint references orders.placed_order,
  reason   text,
  field    text,
  message  text,
  decided_act bigint references access.act,           -- a person's decision on a quarantined row
  primary key (batch, row_number),
  constraint verdict_is_known check (verdict in ('created', 'updated', 'unchanged', 'quarantined', 'rejected'))
);
create index rows_by_customer on sources.incoming_row (customer) where customer is not null;
create index rows_by_payer    on sources.incoming_row (payer) where payer is not null;
create index rows_to_decide   on sources.incoming_row (batch, row_number) where verdict = 'quarantined';
