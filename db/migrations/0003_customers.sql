-- Customers (§ 3) and where every value came from (§ 5). A value changes only through customers.change().
create schema customers;

create sequence customers.customer_number as integer start 100001;

create table customers.source (
  id          bigint generated always as identity primary key,
  kind        text not null,
  name        text not null,                          -- seller code, list code, service; 'customer service' for what was told
  batch       bigint,                                 -- sources.batch, when it came in a file
  file_name   text,
  received_on date not null,
  licence     text,                                   -- the ground or the purposes for which it may be used
  act         bigint not null references access.act,
  constraint source_kind_is_known check (kind in ('person', 'order', 'update_service', 'partner', 'bought_list', 'staff'))
);
create index sources_by_batch on customers.source (batch);

create table customers.customer (
  number            integer primary key default nextval('customers.customer_number'),
  kind              text not null,
  given_names       text,
  family_name       text,
  organisation_name text,
  business_id       text,
  title             text,                             -- title or occupation; a post's job title
  industry_code     text,                             -- TOL 2025 / NACE 2.1
  language          text not null default 'fi',
  organisation      integer references customers.customer, -- the organisation that a post is in, when it is a customer too
  made_on           date not null,
  deceased_on       date,
  merged_into       integer references customers.customer,
  erased_on         date,
  constraint customer_kind_is_known     check (kind in ('person', 'organisation', 'post')),
  constraint customer_language_is_known check (language in ('fi', 'sv', 'en')),
  constraint nobody_is_merged_into_self check (merged_into <> number)
);
-- A merged customer points straight at the one that stands: merging again moves the pointers along.
create index customers_by_organisation on customers.customer (organisation) where organisation is not null;
create index customers_merged_away on customers.customer (merged_into) where merged_into is not null;
alter sequence customers.customer_number owned by customers.customer.number;

create table customers.address (
  customer       integer not null references customers.customer,
  kind           text not null default 'permanent',
  valid_from     date not null default '-infinity',
  valid_to       date,
  co             text,
  street_address text,
  postal_code    text,
  city           text,
  country        text not null default 'FI',
  primary key (customer, kind, valid_from),
  constraint address_kind_is_known check (kind in ('permanent', 'temporary'))
);

create table customers.contact_point (
  customer integer not null references customers.customer,
  kind     text not null,
  position smallint not null default 1,
  value    text not null,
  primary key (customer, kind, position),
  constraint contact_kind_is_known check (kind in ('phone', 'email'))
);
create index contact_points_by_value on customers.contact_point (value);

-- How other registers call the customer: a list's own key. One key, one customer.
create table customers.foreign_key (
  origin   text not null,
  key      text not null,
  customer integer not null references customers.customer,
  primary key (origin, key)
);
create index foreign_keys_by_customer on customers.foreign_key (customer);

-- One row a customer and source row: what was said, what changed, what was held back by a better source.
create table customers.change (
  id         bigint generated always as identity primary key,
  customer   integer not null references customers.customer,
  source     bigint not null references customers.source,
  source_row integer,
  act        bigint not null references access.act,
  changed_at timestamptz not null default clock_timestamp(),
  made       boolean not null default false,          -- this change made the customer
  before     jsonb not null,                          -- field: value that stood before (null: none)
  after      jsonb not null,                          -- field: value that stands since
  confirmed  text[] not null default '{}',            -- fields whose value the source said too
  held_back  jsonb not null default '{}',             -- field: value said, not taken: a better source stands
  undone_act bigint references access.act
);
create index changes_by_customer on customers.change (customer, id);
create index changes_by_source   on customers.change (source);

-- Hashes by which incoming rows find candidates; computed by the matching rule, never shown.
create table customers.match_key (
  kind     text not null,
  key      bigint not null,
  customer integer not null references customers.customer,
  primary key (key, customer)                         -- the hash is of the kind too
);
create index match_keys_by_customer on customers.match_key (customer);

-- Folded text of what the one search box finds a customer by.
create table customers.search_text (
  customer integer primary key references customers.customer,
  text     text not null
);
create index search_text_by_trigram on customers.search_text using gin (text gin_trgm_ops);
