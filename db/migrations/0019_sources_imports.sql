-- Imports (§ 5): files kept as they came, repairs in groups, previews that the deed is held to, suppliers' files.

-- A file as it came, byte for byte, in the home's folder `files` under its SHA-256; a row a batch, and one for a file that
-- was looked at and not applied yet. When no row speaks of a file, it is deleted. Who is named in it: the rows of its batch.
create table sources.kept_file (
  id         bigint generated always as identity primary key,
  sha256     bytea not null,
  file_name  text not null,
  bytes      bigint not null,
  batch      bigint references sources.batch,
  kept_on    date not null,
  kept_until date not null,                            -- last day
  act        bigint not null references access.act,
  constraint a_batch_keeps_one_file         unique (batch),
  constraint a_file_is_kept_until_a_later_day check (kept_until >= kept_on)
);
create index kept_files_by_hash    on sources.kept_file (sha256);
create index kept_files_by_last_day on sources.kept_file (kept_until);

alter table sources.batch
  add column definition jsonb,                         -- how the file was read; null: by its canonical profile
  add column supplier   text,                          -- whose file it is, when it is a supplier's
  add column repairs    jsonb not null default '[]';   -- what was repaired, by field and operation, with counts

alter table sources.incoming_row add column repairs jsonb; -- [{field, operation, before, stands}]; null: nothing

-- What a file would do, kept so long as a person looks at it; the deed is held to it.
create table sources.plan (
  id          bigint generated always as identity primary key,
  sha256      bytea not null,
  file_name   text not null,
  profile     text not null,
  subject     text not null,
  definition  jsonb,
  supplier    text,
  choice      jsonb not null default '{}',             -- repairs accepted and refused
  state       text not null default 'making',
  rows_total  integer not null default 0,
  rows_done   integer not null default 0,
  counts      jsonb not null default '{}',
  repairs     jsonb not null default '[]',
  differences jsonb not null default '[]',             -- rows that would no longer do what was shown
  batch       bigint references sources.batch,         -- once it was carried out
  made_on     date not null,
  act         bigint not null references access.act,
  constraint plan_state_is_known check (state in ('making', 'made', 'applying', 'applied', 'differs', 'stopped'))
);

create table sources.planned_row (
  plan       bigint not null references sources.plan,
  row_number integer not null,
  line       integer not null,
  verdict    text not null,
  customer   integer,                                  -- null too when the customer would be new
  payer      integer,
  reasons    jsonb not null default '[]',
  changes    jsonb not null default '[]',              -- [{customer, made, before, after, heldBack}]
  repairs    jsonb,
  primary key (plan, row_number),
  constraint planned_verdict_is_known check (verdict in ('created', 'updated', 'unchanged', 'quarantined', 'rejected'))
);
create index planned_rows_by_customer on sources.planned_row (customer) where customer is not null;
create index planned_rows_by_payer    on sources.planned_row (payer) where payer is not null;

-- A term of an order that is taken back is looked for among the lines before it goes.
create index invoice_lines_by_term on invoicing.invoice_line (term) where term is not null;

-- Rows are reached in the order of the file: the primary key leads to the next ones.
drop index sources.rows_to_reach;
