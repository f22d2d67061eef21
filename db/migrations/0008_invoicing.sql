-- Invoicing (§ 3). One table for invoices and credit notes; what is open is derived, asked of payments.
create schema invoicing;

create table invoicing.series (
  code        text primary key,
  next_number bigint not null
);
-- Invoices and credit notes share one series; it begins where a reference number has its digits.
insert into invoicing.series (code, next_number) values ('invoice', 100001);

create table invoicing.invoice (
  id              bigint generated always as identity primary key,
  series          text not null references invoicing.series,
  number          bigint not null,
  kind            text not null,
  payer           integer not null references customers.customer,
  payer_kind      text not null,                      -- consumer or business: the law of collection asks
  payer_name      text not null,
  payer_address   text[] not null,                    -- postal lines as they were on the day of issue, the town last
  payer_country   text not null default 'FI',
  payer_language  text not null,
  payer_business_id text,
  issued_on       date not null,
  due_on          date not null,
  reference       text not null,
  rf_reference    text not null,
  payee_iban      text not null,
  total_cents     bigint not null,                    -- negative on a credit note
  credits_invoice bigint references invoicing.invoice,
  credit_reason   text,                               -- why, on a credit note, as it was told
  ledger_entry    bigint not null references ledger.entry,
  act             bigint not null references access.act,
  constraint invoice_kind_is_known              check (kind in ('invoice', 'credit_note')),
  constraint payer_kind_is_known                check (payer_kind in ('consumer', 'business')),
  constraint due_day_is_not_before_issue_day    check (due_on >= issued_on),
  constraint a_credit_note_credits_an_invoice   check ((kind = 'credit_note') = (credits_invoice is not null)),
  constraint a_number_stands_once               unique (series, number)
);
create index invoices_by_payer     on invoicing.invoice (payer, id);
create index invoices_by_reference on invoicing.invoice (reference);
create unique index an_invoice_is_credited_once on invoicing.invoice (credits_invoice) where credits_invoice is not null;

create table invoicing.invoice_line (
  invoice     bigint not null references invoicing.invoice,
  position    smallint not null,
  term        bigint references orders.term,
  title       text references catalog.title,
  text        text not null,
  receiver    integer references customers.customer,
  starts_on   date,
  ends_on     date,
  copies      smallint not null,
  vat_rate    smallint not null,                      -- hundredths of a percent
  net_cents   bigint not null,
  vat_cents   bigint not null,
  gross_cents bigint not null,
  primary key (invoice, position),
  constraint net_and_vat_make_the_gross check (net_cents + vat_cents = gross_cents)
);
create index invoice_lines_by_receiver on invoicing.invoice_line (receiver);

-- What was issued stands as it was issued: a wrong invoice is credited, never mended.
create function invoicing.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'an invoice that was issued is not changed' using errcode = 'restrict_violation';
end $$;
create trigger invoices_are_only_added_to      before update or delete on invoicing.invoice      for each row execute function invoicing.refuse_change();
create trigger invoice_lines_are_only_added_to before update or delete on invoicing.invoice_line for each row execute function invoicing.refuse_change();
create trigger invoices_are_not_emptied        before truncate on invoicing.invoice      for each statement execute function invoicing.refuse_change();
create trigger invoice_lines_are_not_emptied   before truncate on invoicing.invoice_line for each statement execute function invoicing.refuse_change();

-- The natural key that makes a run repeatable: a term is billed by one invoice.
create table invoicing.billed_term (
  term    bigint primary key references orders.term,
  invoice bigint not null references invoicing.invoice
);
create index billed_terms_by_invoice on invoicing.billed_term (invoice);

-- What is owed beside the lines: reminder fees, interest. Added by collection through invoicing's verb.
create table invoicing.charge (
  id           bigint generated always as identity primary key,
  invoice      bigint not null references invoicing.invoice,
  kind         text not null,
  charged_on   date not null,
  cents        bigint not null,
  ledger_entry bigint not null references ledger.entry,
  act          bigint not null references access.act,
  constraint charge_kind_is_known check (kind in ('reminder_fee', 'interest'))
);
create index charges_by_invoice on invoicing.charge (invoice);
