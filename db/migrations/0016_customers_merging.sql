-- Merges that can be taken apart again, likely doubles, and how customers are related. Why: docs/decisions/030.

-- One row a merge, on a person's decision. Nobody's rows are rewritten: what the one that stands took from the other is in
-- its journal under the merge's act, and a customer points at the end of the chain of merges that stand.
create table customers.merge (
  id            bigint generated always as identity primary key,
  merged        integer not null references customers.customer,
  into_customer integer not null references customers.customer,
  taken         text[] not null,                      -- fields whose value was taken from the merged one
  act           bigint not null references access.act,
  merged_at     timestamptz not null default clock_timestamp(),
  unmerged_at   timestamptz,
  unmerged_act  bigint references access.act,
  constraint a_merge_is_of_two_customers        check (merged <> into_customer),
  constraint unmerging_says_by_which_act        check ((unmerged_at is null) = (unmerged_act is null)),
  constraint an_act_merges_into_a_customer_once unique (act, into_customer)
);
create unique index a_customer_is_merged_away_once on customers.merge (merged) where unmerged_at is null;
create index merges_by_the_one_that_stands on customers.merge (into_customer);
create index merges_by_the_one_merged on customers.merge (merged);

-- Pairs that may be one customer, found by the sweep of the register; what agrees and what not, no values.
create table customers.likeness (
  first       integer not null references customers.customer,
  second      integer not null references customers.customer,
  nearness    text not null,
  weight      smallint not null,                      -- the queue's order: the greater, the likelier
  evidence    jsonb not null,                         -- fact: agrees, near, differs
  verdict     text not null default 'waiting',
  found_at    timestamptz not null default clock_timestamp(),
  decided_act bigint references access.act,
  primary key (first, second),
  constraint a_pair_is_named_once         check (first < second),
  constraint nearness_of_a_pair_is_known  check (nearness in ('sure', 'near', 'contradicted', 'told')),
  constraint verdict_of_a_pair_is_known   check (verdict in ('waiting', 'merged', 'kept apart')),
  constraint a_verdict_says_by_which_act  check ((verdict = 'waiting') = (decided_act is null))
);
create index likenesses_by_second on customers.likeness (second);
create index pairs_that_wait on customers.likeness (weight desc, first, second) where verdict = 'waiting';

-- How far a sweep of the register has come: customers up to the number reached are compared with all after them.
create table customers.sweep (
  id          bigint generated always as identity primary key,
  reached     integer not null default 0,
  customers   integer not null default 0,
  pairs       integer not null default 0,
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  act         bigint not null references access.act
);
create unique index one_sweep_is_under_way on customers.sweep ((true)) where finished_at is null;

-- Who is what to whom, as told: `customer` is the employer, the contact person, the guardian or the payer of `related_to`.
create table customers.relation (
  id         bigint generated always as identity primary key,
  kind       text not null,
  customer   integer not null references customers.customer,
  related_to integer not null references customers.customer,
  valid_from date not null,
  valid_to   date,                                    -- the last day; null: until told otherwise
  source     bigint not null references customers.source,
  act        bigint not null references access.act,
  ended_act  bigint references access.act,
  constraint relation_kind_is_known               check (kind in ('employer', 'estate contact', 'guardian', 'payer')),
  constraint nobody_is_related_to_self            check (customer <> related_to),
  constraint a_relation_ends_no_day_before_it_began check (valid_to >= valid_from)
);
create unique index a_relation_is_told_once on customers.relation (kind, customer, related_to) where valid_to is null;
create index relations_by_customer on customers.relation (customer);
create index relations_by_other    on customers.relation (related_to);

-- The living persons at the permanent address of one, and that one itself, but those whose address is protected; derived
-- from the match keys. Twenty sharing an address without flats are a house, not a household: nobody is given.
create function customers.household_of(whose integer) returns setof integer language sql stable as $$
  select array_element from (
    select array_agg(other.number order by other.number) as numbers from (
      select distinct c.number
        from customers.match_key own
        join customers.match_key k on k.key = own.key
        join customers.customer c on c.number = k.customer
       where own.customer = whose and own.kind = 'address' and c.kind = 'person'
         and c.merged_into is null and c.erased_on is null and c.deceased_on is null and c.protected_until is null
         and not exists (select from customers.customer me where me.number = whose and me.protected_until is not null)
       limit 20) other) household
   cross join unnest(household.numbers) as array_element
   where cardinality(household.numbers) < 20
$$;
