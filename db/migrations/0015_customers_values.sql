-- Any number of addresses and contacts of a customer, flags that are values like every other, and what a source allows.

-- Classifications of industries: a code says nothing without the set that it is of.
create table customers.industry_code_set (
  code         text primary key,
  name         text not null,
  published_by text not null,
  valid_from   date not null
);
insert into customers.industry_code_set (code, name, published_by, valid_from) values
  ('TOL2025', 'Toimialaluokitus 2025',  'Tilastokeskus', '2025-01-01'),
  ('TOL2008', 'Toimialaluokitus 2008',  'Tilastokeskus', '2008-01-01'),
  ('NACE2.1', 'NACE Rev. 2.1',          'Eurostat',      '2025-01-01'),
  ('NACE2',   'NACE Rev. 2',            'Eurostat',      '2008-01-01');

alter table customers.customer
  add column industry_code_set   text references customers.industry_code_set,
  add column undeliverable_since date,                -- post came back; a new street lifts it
  add column protected_until     date;                -- turvakielto; 9999-12-31: until told otherwise
create index customers_under_protection on customers.customer (protected_until) where protected_until is not null;

-- The permanent address in force is the one of kind 'permanent' from '-infinity'; one that is dated takes its place on its day.
alter table customers.address
  add column season_from text not null default '',    -- 'MM-DD', every year; blank for the other kinds
  add column season_to   text not null default '',
  drop constraint address_kind_is_known,
  drop constraint address_pkey,
  add constraint address_kind_is_known              check (kind in ('permanent', 'temporary', 'seasonal')),
  add constraint only_a_season_has_season_days      check ((kind = 'seasonal') = (season_from <> '') and (season_from <> '') = (season_to <> '')),
  add constraint season_days_are_a_month_and_a_day  check (season_from ~ '^((0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$' and season_to ~ '^((0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$'),
  add constraint an_address_does_not_end_before_it_begins check (valid_to >= valid_from),
  add primary key (customer, kind, valid_from, season_from);
create index addresses_that_have_a_time on customers.address (customer) where kind <> 'permanent' or valid_from > '-infinity';
create index permanent_addresses_to_come on customers.address (valid_from) where kind = 'permanent' and valid_from > '-infinity';

alter table customers.contact_point add column label text; -- 'work', 'summer cottage', …

alter table customers.source
  add column purposes text[],                         -- for which the values may be used; null: no limit
  add column told_by  text;                           -- who told it, when it was told: 'customer', 'relative', 'estate', …

alter table customers.change
  add column said         jsonb not null default '{}', -- field: value that the source confirmed, as it stood then
  add column by_likeness boolean not null default false, -- the customer was recognised by likeness: the word only completes
  add column effective_on date;                       -- the day that the word is of, when it is another than the day it was received

-- Whether a day lies in a season of every year; a season may go over the new year.
create function customers.is_in_season(season_from text, season_to text, on_day date) returns boolean
language sql stable as $$
  select case when season_from <= season_to then to_char(on_day, 'MM-DD') between season_from and season_to
              else to_char(on_day, 'MM-DD') >= season_from or to_char(on_day, 'MM-DD') <= season_to end
$$;

-- The address of a day: a temporary one in force (the latest start), else one of the season, else the permanent one with the latest start.
create function customers.address_on(of_customer integer, on_day date)
returns table (kind text, valid_from date, valid_to date, co text, street_address text, postal_code text, city text, country text)
language sql stable as $$
  select a.kind, a.valid_from, a.valid_to, a.co, a.street_address, a.postal_code, a.city, a.country
    from customers.address a
   where a.customer = of_customer and a.valid_from <= on_day and (a.valid_to is null or a.valid_to >= on_day)
     and (a.kind <> 'seasonal' or customers.is_in_season(a.season_from, a.season_to, on_day))
   order by case a.kind when 'temporary' then 1 when 'seasonal' then 2 else 3 end, a.valid_from desc, a.season_from desc
   limit 1
$$;

-- The same for the whole register at once: most customers have one address only, and the few others are looked at apart.
create function customers.addresses_on(on_day date)
returns table (customer integer, kind text, co text, street_address text, postal_code text, city text, country text)
language sql stable as $$
  select a.customer, a.kind, a.co, a.street_address, a.postal_code, a.city, a.country
    from customers.address a
   where a.kind = 'permanent' and a.valid_from = '-infinity'
     and not exists (select from customers.address t
                      where t.customer = a.customer and (t.kind <> 'permanent' or t.valid_from > '-infinity')
                        and t.valid_from <= on_day and (t.valid_to is null or t.valid_to >= on_day)
                        and (t.kind <> 'seasonal' or customers.is_in_season(t.season_from, t.season_to, on_day)))
  union all
  (select distinct on (t.customer) t.customer, t.kind, t.co, t.street_address, t.postal_code, t.city, t.country
     from customers.address t
    where (t.kind <> 'permanent' or t.valid_from > '-infinity')
      and t.valid_from <= on_day and (t.valid_to is null or t.valid_to >= on_day)
      and (t.kind <> 'seasonal' or customers.is_in_season(t.season_from, t.season_to, on_day))
    order by t.customer, case t.kind when 'temporary' then 1 when 'seasonal' then 2 else 3 end, t.valid_from desc, t.season_from desc)
$$;
