-- Payments (§ 3): bank files as they came, their entries, and which invoices they paid.
create schema payments;

create table payments.bank_file (
  id          bigint generated always as identity primary key,
  sha256      bytea not null,
  name        text not null,
  format      text not null,
  byte_count  bigint not null,
  received_at timestamptz not null default now(),
  state       text not null default 'applied',
  summary     jsonb not null default '{}',
  act         bigint not null references access.act,
  constraint a_file_is_applied_wholly check (state = 'applied'),
  constraint a_file_stands_once       unique (sha256)
);

-- The bytes of a file, in pieces, so that neither keeping nor reading it needs memory for the whole.
create table payments.bank_file_piece (
  bank_file bigint not null references payments.bank_file,
  position  integer not null,
  bytes     bytea not null,
  primary key (bank_file, position)
);

create table payments.entry (
  id             bigint generated always as identity primary key,
  bank_file      bigint not null references payments.bank_file,
  position       integer not null,                    -- order in the file, from 1
  account_iban   text not null,
  bank_key       text not null,                       -- what identifies the payment: the bank's archive number and direction, or what stands for them
  bank_id        text not null,                       -- the bank's archive number as it is shown
  booked_on      date not null,
  value_on       date,
  cents          bigint not null,                     -- negative: money out
  reference_sent text,
  reference      text,
  payer_name     text,
  payer_iban     text,
  message        text,
  class          text not null,
  because        text,                                -- why it is ignored, unknown or over
  reverses       text,                                -- bank_key of the payment that this one takes back
  ledger_entry   bigint references ledger.entry,
  constraint an_entry_stands_once_in_its_file unique (bank_file, position),
  constraint a_payment_is_booked_once         unique (account_iban, bank_key),
  constraint payment_class_is_known           check (class in ('exact', 'part', 'over', 'split', 'suggested', 'unknown', 'reversal', 'ignored'))
);
create index entries_by_class     on payments.entry (class, id);
create index entries_by_reference on payments.entry (reference);
create index entries_by_bank_id   on payments.entry (bank_id);
create unique index a_payment_is_reversed_once on payments.entry (account_iban, reverses) where reverses is not null;

create table payments.allocation (
  id           bigint generated always as identity primary key,
  entry        bigint not null references payments.entry,
  invoice      bigint not null references invoicing.invoice,
  cents        bigint not null,
  allocated_on date not null,
  ledger_entry bigint references ledger.entry,
  act          bigint not null references access.act,
  constraint an_allocation_moves_money check (cents <> 0)
);
create index allocations_by_invoice on payments.allocation (invoice);
create index allocations_by_entry   on payments.allocation (entry);

-- Invoices that a payment without a right reference may mean, the likeliest first; a person decides.
create table payments.suggestion (
  entry   bigint not null references payments.entry,
  rank    smallint not null,
  invoice bigint not null references invoicing.invoice,
  because text not null,
  primary key (entry, rank),
  constraint an_invoice_is_suggested_once unique (entry, invoice)
);
create index suggestions_by_invoice on payments.suggestion (invoice);

-- What each invoice still owes: total + charges + credit notes (negative) − allocations.
create view payments.open_invoice as
select i.id as invoice, i.number, i.payer, i.payer_kind, i.reference, i.issued_on, i.due_on, i.total_cents,
       (i.total_cents
        + coalesce((select sum(c.cents)       from invoicing.charge c    where c.invoice = i.id), 0)
        + coalesce((select sum(n.total_cents) from invoicing.invoice n   where n.credits_invoice = i.id), 0)
        - coalesce((select sum(a.cents)       from payments.allocation a where a.invoice = i.id), 0))::bigint as open_cents
  from invoicing.invoice i
 where i.kind = 'invoice';

-- What of each booked payment has no invoice: overpayments, unknown payers. Stands on the clearing account.
create view payments.unallocated_entry as
select e.id as entry, e.class, e.booked_on, e.cents,
       (e.cents - coalesce((select sum(a.cents) from payments.allocation a where a.entry = e.id), 0))::bigint as unallocated_cents
  from payments.entry e
 where e.ledger_entry is not null;
