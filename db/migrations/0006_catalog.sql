-- The catalogue (§ 3): titles, their issues, and the offers by which they are sold.
create schema catalog;

create table catalog.title (
  code          text primary key,
  name          text not null,
  form          text not null,
  issues_a_year smallint not null,
  constraint title_form_is_known check (form in ('print', 'digital'))
);

create table catalog.issue (
  id         bigint generated always as identity primary key,
  title      text not null references catalog.title,
  year       smallint not null,
  number     smallint not null,
  planned_on date not null,
  constraint an_issue_stands_once unique (title, year, number)
);

create table catalog.offer (
  code             text primary key,
  name             jsonb not null,                    -- {fi, sv, en}
  kind             text not null,
  term_months      smallint not null,
  price_cents      bigint not null,                   -- a copy and term, VAT included: the sum of its parts
  payment_days     smallint not null default 14,
  is_gift          boolean not null default false,
  for_organisation boolean not null default false,
  renews_as        text references catalog.offer,     -- the offer of the next term; itself for a standing order
  valid_from       date not null,
  valid_to         date,
  constraint offer_kind_is_known            check (kind in ('standing', 'fixed', 'trial')),
  constraint a_term_lasts_a_month_or_more   check (term_months between 1 and 120),
  constraint an_offer_does_not_pay_the_buyer check (price_cents >= 0),
  constraint an_offer_ends_after_its_start  check (valid_to >= valid_from)
);

create table catalog.offer_part (
  offer       text not null references catalog.offer,
  title       text not null references catalog.title,
  vat_class   text not null,                          -- key of the dated VAT table: 'subscription', 'e_magazine', 'general', …
  price_cents bigint not null,
  primary key (offer, title)
);
