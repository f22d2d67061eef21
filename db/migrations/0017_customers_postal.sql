-- Postal codes as a dated table, and what the trade register says of organisations. Why: docs/decisions/031.

-- A list of codes that was taken in: the one shipped, then the post's own files, each with the day on which it was made.
create table customers.postal_list (
  id     bigint generated always as identity primary key,
  origin text not null,
  name   text not null,                               -- the package with its version, or the file's name
  sha256 bytea,                                       -- of the file; null for the list that is shipped
  run_on date not null,
  codes  integer not null,
  act    bigint not null references access.act,
  constraint origin_of_a_list_is_known  check (origin in ('package', 'pcf')),
  constraint a_postal_list_holds_codes  check (codes > 0),
  constraint a_list_of_a_day_stands_once unique (run_on, origin)
);

-- One row a code and span of days in which the post said the same of it; both ends included.
create table customers.postal_code (
  code            text not null,
  valid_from      date not null,
  valid_to        date,                               -- the last day; null: in use
  name_fi         text not null,
  name_sv         text not null,
  abbreviation_fi text not null default '',
  abbreviation_sv text not null default '',
  kind            text not null,
  municipality    text not null,                      -- three digits
  municipality_fi text not null,
  municipality_sv text not null,
  languages       smallint not null,                  -- 1 Finnish, 2 and 3 bilingual, 4 Swedish
  successor       text,                               -- told by the operator: the code that took over
  list            bigint not null references customers.postal_list,
  primary key (code, valid_from),
  constraint a_postal_code_is_five_digits  check (code ~ '^\d{5}$'),
  constraint a_successor_is_another_code   check (successor ~ '^\d{5}$' and successor <> code),
  constraint a_code_ends_after_it_began    check (valid_to >= valid_from),
  constraint kind_of_code_is_known check
    (kind in ('normal', 'box', 'company', 'aggregation', 'reply', 'parcel', 'pick-up', 'technical', 'competition')),
  constraint languages_of_a_town_are_known check (languages between 1 and 4)
);
create unique index a_code_is_in_use_once on customers.postal_code (code) where valid_to is null;

-- How many customers a retired or renamed code touches is asked by code.
create index addresses_by_postal_code on customers.address (postal_code);

-- What the trade register said of an organisation, a row a source; the newest that stands is shown.
create table customers.company_record (
  customer          integer not null references customers.customer,
  source            bigint not null references customers.source,
  looked_up_on      date not null,
  situation         text not null,
  situation_since   date,
  registers         text[] not null default '{}',     -- in which registers it stands: trade, tax, prepayment, vat, employer
  modified_on       date,
  primary key (customer, source),
  constraint situation_of_a_company_is_known check
    (situation in ('active', 'bankruptcy', 'liquidation', 'restructuring', 'other situation', 'ceased'))
);
create index company_records_by_source on customers.company_record (source);

-- The trade register still tells some industries by the edition before.
insert into customers.industry_code_set (code, name, published_by, valid_from) values
  ('TOL2002', 'Toimialaluokitus 2002', 'Tilastokeskus', '2002-01-01');
