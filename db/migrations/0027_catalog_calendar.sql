-- The catalogue to a publisher's depth (§ 3): a calendar with cut-offs and double issues, dated policies, packages, dated prices and postage.

-- A title is issued and sold from its first day to its last; null: it was always there, nobody has closed it.
alter table catalog.title
  add column opened_on date,
  add column closed_on date,                          -- the first day on which it is issued and sold no more
  add constraint a_title_closes_after_it_opens check (closed_on > opened_on);

-- planned_on is the day of distribution. An issue whose run is frozen is closed and moves no more.
alter table catalog.issue
  add column covers       smallint not null default 1, -- a double issue covers two numbers: 12–13
  add column orders_by    date,                        -- last day on which a new order still gets it
  add column addresses_by date,                        -- last day on which a change of address still reaches it
  add column labels_by    date,                        -- the day on which its labels are made
  add column closed_on    date,
  add column cancelled_on date;

-- What was planned before there were cut-offs gets them by whole weeks; a network has none.
update catalog.issue i
   set orders_by    = planned_on - case t.form when 'print' then 8 else 0 end,
       addresses_by = planned_on - case t.form when 'print' then 7 else 0 end,
       labels_by    = planned_on - case t.form when 'print' then 6 else 0 end
  from catalog.title t where t.code = i.title;

-- Of two on one day the later number gives way.
update catalog.issue i set cancelled_on = planned_on
 where exists (select from catalog.issue o
                where o.title = i.title and o.planned_on = i.planned_on and (o.year, o.number) < (i.year, i.number));

alter table catalog.issue
  alter column orders_by    set not null,
  alter column addresses_by set not null,
  alter column labels_by    set not null,
  add constraint an_issue_covers_a_number_or_more  check (covers between 1 and 12),
  add constraint cut_offs_come_before_distribution check (greatest(orders_by, addresses_by, labels_by) <= planned_on),
  add constraint a_closed_issue_is_not_cancelled   check (closed_on is null or cancelled_on is null),
  add constraint no_two_issues_of_a_title_on_one_day
      exclude using btree (title with =, planned_on with =) where (cancelled_on is null) deferrable initially immediate;

-- Numbers of a title that come out from one day to another, both included.
create function catalog.numbers_between(of_title text, from_day date, to_day date) returns integer
  language sql stable parallel safe
  return (select coalesce(sum(covers), 0)::integer from catalog.issue
           where title = of_title and planned_on between from_day and to_day and cancelled_on is null);

create table catalog.policy (
  id         bigint generated always as identity primary key,
  title      text references catalog.title,           -- null: titles that have none of their own
  kind       text not null,
  valid_from date not null,
  rules      jsonb not null,                          -- checked by the kind's schema before it is written
  act        bigint references access.act,            -- null: set with the whole catalogue
  constraint one_policy_of_a_kind_from_a_day unique nulls not distinct (title, kind, valid_from),
  constraint policy_kind_is_known check
    (kind in ('calendar', 'cutoffs', 'hold', 'claim', 'grace', 'overpayment', 'cancellation'))
);

create table catalog.package (
  code      text primary key,
  name      jsonb not null,                           -- {fi, sv, en}
  closed_on date
);

create table catalog.package_part (
  package   text not null references catalog.package,
  title     text not null references catalog.title,
  vat_class text not null,
  primary key (package, title)
);

alter table catalog.offer
  add column package         text references catalog.package,  -- its parts are the package's, each at its price
  add column premium         jsonb,                            -- {fi, sv, en}: the present that comes with it
  add column billing_months  smallint,                         -- invoiced so many months at a time; null: the whole term at once
  add column renews_after    smallint not null default 1,      -- terms of this offer before the next one's
  add column start_rule      text not null default 'any_day',
  add column back_issues_max smallint not null default 0,      -- issues of the past with which it may begin
  add column channels        text[],                           -- through which it is sold; null: through all
  add column once_in_months  smallint,                         -- a household gets it once in so many months; null: any number of times
  add constraint billing_intervals_are_known    check (billing_months in (1, 3, 6, 12) and billing_months <= term_months),
  add constraint a_renewal_comes_after_a_term   check (renews_after between 1 and 99),
  add constraint start_rule_is_known            check (start_rule in ('any_day', 'next_issue', 'month_start')),
  add constraint back_issues_are_counted        check (back_issues_max between 0 and 99),
  add constraint once_is_in_a_month_or_more     check (once_in_months between 1 and 120);

-- The price of an offer from a day on; before the first of these its own price stands.
create table catalog.offer_price (
  offer       text not null references catalog.offer,
  valid_from  date not null,
  price_cents bigint not null,                        -- a copy and term, VAT included: the sum of its parts
  act         bigint references access.act,
  primary key (offer, valid_from),
  constraint a_dated_price_does_not_pay_the_buyer check (price_cents >= 0)
);

create table catalog.offer_price_part (
  offer       text not null,
  valid_from  date not null,
  title       text not null references catalog.title,
  vat_class   text not null,
  price_cents bigint not null,
  primary key (offer, valid_from, title),
  constraint a_part_belongs_to_a_dated_price foreign key (offer, valid_from) references catalog.offer_price
);

-- What a copy of an issue costs more when it is sent abroad, VAT included.
create table catalog.postage (
  id          bigint generated always as identity primary key,
  title       text not null references catalog.title,
  country     text,                                   -- ISO 3166-1 alpha-2; null: every country abroad that has none of its own
  valid_from  date not null,
  issue_cents integer not null,
  act         bigint references access.act,
  constraint one_postage_from_a_day unique nulls not distinct (title, country, valid_from),
  constraint postage_is_not_paid_to_the_buyer check (issue_cents >= 0)
);
