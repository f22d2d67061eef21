-- Payments (§ 3): bank files as they came, their entries, and which invoices they paid.
create schema payments;

create table payments.bank_file (
  id          bigint generated always as identity primary key,
  sha256      bytea not null,
  name        text not null,
  format      text not null,
  received_at timestamptz not null default now(),
  content     bytea not null,
  state       text not null default 'reading',
  summary     jsonb not null default '{}',
  act         bigint not null references access.act,
  constraint a_file_is_taken_once check (state in ('reading', 'applied')),
  constraint a_file_stands_once   unique (sha256)
);

create table payments.entry (
  id             bigint generated always as identity primary key,
  bank_file      bigint not null references payments.bank_file,
  position       integer not null,                    -- order in the file, from 1
  account_iban   text not null,
  bank_key       text not null,                       -- the bank's archive number and part, or what stands for them
  booked_on      date not null,
  cents          bigint not null,                     -- negative: money out
  reference_sent text,
  reference      text,
  payer_name     text,
  payer_iban     text,
  message        text,
  class          text not null,
  ledger_entry   bigint references ledger.entry,
  constraint an_entry_stands_once_in_its_file unique (bank_file, position),
  constraint a_payment_is_booked_once         unique (account_iban, bank_key)
);
create index entries_by_class     on payments.entry (class, id);
create index entries_by_reference on payments.entry (reference);

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

-- What each invoice still owes: total + charges + credit notes (negative) − allocations.
create view payments.open_invoice as
select i.id as invoice, i.number, i.payer, i.payer_kind, i.reference, i.issued_on, i.due_on, i.total_cents,
       (i.total_cents
        + coalesce((select sum(c.cents)       from invoicing.charge c    where c.invoice = i.id), 0)
        + coalesce((select sum(n.total_cents) from invoicing.invoice n   where n.credits_invoice = i.id), 0)
        - coalesce((select sum(a.cents)       from payments.allocation a where a.invoice = i.id), 0))::bigint as open_cents
  from invoicing.invoice i
 where i.kind = 'invoice';
