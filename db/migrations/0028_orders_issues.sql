-- The ledger of issues (§ 3): what each term owes, by title, number for number, beside what it owes in money.

-- A term is counted in months from an anchor: the subscription's first day, or the day after a term that was lengthened.
alter table orders.term add column anchor_on date, add column anchor_months smallint;
update orders.term t set anchor_on = s.starts_on, anchor_months = before.months
  from orders.subscription s,
       (select id, coalesce(sum(months) over (partition by subscription order by number
                                              rows between unbounded preceding and 1 preceding), 0) as months from orders.term) before
 where s.id = t.subscription and before.id = t.id;
alter table orders.term
  alter column anchor_on set not null,
  alter column anchor_months set not null,
  add constraint a_term_begins_at_its_anchor check (starts_on = (anchor_on + make_interval(months => anchor_months::integer))::date);

-- What a term owes and owed of a title: the sums of its movements, kept by their trigger and by nobody else. A row stands from the
-- day the term is made, so that a term keeps its titles when the offer changes. Numbers are counted in copies: two copies of
-- a double issue are four.
create table orders.balance (
  term            bigint not null references orders.term on delete cascade,
  title           text not null,
  subscription    bigint not null,
  owed            integer not null default 0,
  delivered       integer not null default 0,
  graced          integer not null default 0,
  credited        integer not null default 0,
  settled         integer not null default 0,         -- what left `owed` because its issue was dealt with, and not because the calendar or the term changed
  owed_cents      bigint not null default 0,          -- net of VAT; the sum of all is the balance of deferred revenue
  delivered_cents bigint not null default 0,
  credited_cents  bigint not null default 0,          -- set aside for the payer until it is given back
  primary key (term, title),
  constraint owed_is_never_negative          check (owed >= 0),
  constraint delivered_is_never_negative     check (delivered >= 0),
  constraint graced_is_never_negative        check (graced >= 0),
  constraint credited_is_never_negative      check (credited >= 0),
  constraint value_owed_is_never_negative    check (owed_cents >= 0),
  constraint value_earned_is_never_negative  check (delivered_cents >= 0),
  constraint value_set_aside_is_never_negative check (credited_cents >= 0)
) with (fillfactor = 70);
create index graces_to_take_back on orders.balance (subscription) where graced > 0;

create table orders.movement (
  id           bigint generated always as identity primary key,
  subscription bigint not null,
  term         bigint not null,
  title        text not null,
  issue        bigint references catalog.issue,       -- when it is about one issue
  from_account text not null,
  to_account   text not null,
  copies       integer not null default 0,            -- numbers × copies
  net_cents    bigint not null default 0,             -- value that moves along, VAT not included
  moved_on     date not null,
  cause        text not null,
  act          bigint references access.act,
  constraint accounts_of_issues_are_known check (
    from_account in ('sold', 'owed', 'delivered', 'graced', 'credited', 'extended', 'complimentary')
    and to_account in ('sold', 'owed', 'delivered', 'graced', 'credited', 'extended', 'complimentary')),
  constraint a_movement_goes_to_another_account check (from_account <> to_account),
  constraint a_movement_moves_something check (copies >= 0 and net_cents >= 0 and copies + net_cents > 0),
  constraint somebody_moves_what_moves check (act is not null or cause = 'cut_over')
);
create index movements_by_term on orders.movement (term, title);
-- No issue twice: what a term owes of an issue is delivered once, credited once, put off once; a grace copy is given once.
create unique index an_issue_is_dealt_with_once on orders.movement (issue, term, to_account) where from_account = 'owed' and issue is not null;
create unique index a_grace_copy_is_given_once  on orders.movement (issue, term) where to_account = 'graced';

-- Balances follow the movements. Nested loops over the key, whatever the planner thinks of the first rows that it sees.
create function orders.keep_balances() returns trigger language plpgsql
  set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off as $$
begin
  merge into orders.balance b
  using (
    select term, title, subscription,
           sum(case when to_account = 'owed'      then copies when from_account = 'owed'      then -copies else 0 end) as owed,
           sum(case when to_account = 'delivered' then copies when from_account = 'delivered' then -copies else 0 end) as delivered,
           sum(case when to_account = 'graced'    then copies when from_account = 'graced'    then -copies else 0 end) as graced,
           sum(case when to_account = 'credited'  then copies when from_account = 'credited'  then -copies else 0 end) as credited,
           sum(case when from_account = 'owed' and (issue is not null or to_account = 'delivered') then copies else 0 end) as settled,
           sum(case when to_account = 'owed'      then net_cents when from_account = 'owed'      then -net_cents else 0 end) as owed_cents,
           sum(case when to_account = 'delivered' then net_cents when from_account = 'delivered' then -net_cents else 0 end) as delivered_cents,
           sum(case when to_account = 'credited'  then net_cents when from_account = 'credited'  then -net_cents else 0 end) as credited_cents
      from added group by term, title, subscription
  ) a on b.term = a.term and b.title = a.title
  when matched then update set
    owed = b.owed + a.owed, delivered = b.delivered + a.delivered, graced = b.graced + a.graced,
    credited = b.credited + a.credited, settled = b.settled + a.settled, owed_cents = b.owed_cents + a.owed_cents,
    delivered_cents = b.delivered_cents + a.delivered_cents, credited_cents = b.credited_cents + a.credited_cents
  when not matched then insert (term, title, subscription, owed, delivered, graced, credited, settled, owed_cents, delivered_cents, credited_cents)
    values (a.term, a.title, a.subscription, a.owed, a.delivered, a.graced, a.credited, a.settled, a.owed_cents, a.delivered_cents, a.credited_cents);
  return null;
end $$;
create trigger balances_follow_movements after insert on orders.movement
  referencing new table as added for each statement execute function orders.keep_balances();

-- Movements are only added to. Those of an order that was taken back with its file, of which nothing was delivered or invoiced,
-- go with its terms.
create function orders.refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.issue is null and old.net_cents = 0 and not exists (select from orders.term t where t.id = old.term) then
      return old;
    end if;
  end if;
  raise exception 'the ledger of issues is only added to' using errcode = 'restrict_violation';
end $$;
create trigger movements_are_only_added_to before update or delete on orders.movement for each row execute function orders.refuse_change();
create trigger movements_are_not_emptied before truncate on orders.movement for each statement execute function orders.refuse_change();

create function orders.refuse_lost_balance() returns trigger language plpgsql as $$
begin
  if old.delivered <> 0 or old.graced <> 0 or old.owed_cents <> 0 or old.delivered_cents <> 0 or old.credited_cents <> 0 then
    raise exception 'a term of which something was delivered or invoiced is not deleted' using errcode = 'restrict_violation';
  end if;
  return old;
end $$;
create trigger balances_are_not_lost before delete on orders.balance for each row execute function orders.refuse_lost_balance();

-- What is owed to each subscription: numbers in copies, and their value net of VAT.
create view orders.owed as
  select subscription, term, title, owed as numbers, owed_cents as net_cents from orders.balance;

-- Days on which nothing is delivered to a subscription for a reason of ours: not paid, closed. A hold that a customer asks for is another thing.
create table orders.interruption (
  id           bigint generated always as identity primary key,
  subscription bigint not null references orders.subscription,
  since        date not null,                         -- first day without delivery
  until        date,                                  -- last one, when it is over
  because      text not null,
  act          bigint not null references access.act,
  resumed_act  bigint references access.act,
  constraint an_interruption_ends_after_its_start check (until >= since - 1),
  constraint interruption_reason_is_a_word check (because ~ '^[a-z_]{1,40}$')
);
create unique index a_subscription_is_interrupted_once on orders.interruption (subscription) where until is null;
create index interruptions_by_subscription on orders.interruption (subscription, since);

-- Whose term owes an issue on its day: not cancelled, not over, not interrupted, and not dealt with before. `copies` are those not yet delivered.
-- What a customer asked for (a hold, an address, a ban of delivery) is weighed by deliveries.
create function orders.due_on(issue_id bigint)
  returns table (subscription bigint, term bigint, receiver integer, payer integer, copies integer, kind text, offer text)
  language sql stable rows 10000 as $$
  select s.id, t.id, coalesce(r.merged_into, r.number), coalesce(p.merged_into, p.number), s.copies::integer, s.kind, t.offer
    from catalog.issue i
    join orders.term t on i.planned_on between t.starts_on and t.ends_on and t.cancelled_on is null
    join orders.balance b on b.term = t.id and b.title = i.title and b.owed > 0
    join orders.subscription s on s.id = t.subscription and (s.ends_on is null or s.ends_on >= i.planned_on)
    join customers.customer r on r.number = s.receiver
    join customers.customer p on p.number = s.payer
   where i.id = issue_id and i.cancelled_on is null
     and not exists (select from orders.movement m where m.issue = i.id and m.term = t.id and m.from_account = 'owed')
     and not exists (select from orders.interruption x
                      where x.subscription = s.id and x.since <= i.planned_on and (x.until is null or x.until >= i.planned_on))
$$;

-- Whose last term ended by itself before an issue's day, at most a year ago, and was not followed by another: to whom a grace copy may go.
-- `graced` numbers have gone out already.
create function orders.grace_on(issue_id bigint)
  returns table (subscription bigint, term bigint, receiver integer, payer integer, copies integer, kind text, offer text, ended_on date, graced integer)
  language sql stable rows 1000 as $$
  select s.id, t.id, coalesce(r.merged_into, r.number), coalesce(p.merged_into, p.number), s.copies::integer, s.kind, t.offer, t.ends_on, b.graced
    from catalog.issue i
    join orders.term t on t.ends_on >= i.planned_on - 366 and t.ends_on < i.planned_on and t.cancelled_on is null
    join orders.balance b on b.term = t.id and b.title = i.title
    join orders.subscription s on s.id = t.subscription and (s.ends_on is null or s.ends_on = t.ends_on)
    join customers.customer r on r.number = s.receiver
    join customers.customer p on p.number = s.payer
   where i.id = issue_id and i.cancelled_on is null
     and not exists (select from orders.term later where later.subscription = s.id and later.number > t.number and later.cancelled_on is null)
     and not exists (select from orders.movement m where m.issue = i.id and m.term = t.id)
     and not exists (select from orders.interruption x
                      where x.subscription = s.id and x.since <= i.planned_on and (x.until is null or x.until >= i.planned_on))
$$;

-- Value that was credited with its numbers, until a credit note or the next invoice gives it back.
insert into ledger.account (code, kind, name) values
  ('2955', 'liability', '{"fi": "Tilaajille hyvitettävät", "sv": "Att gottgöra prenumeranter", "en": "Credits due to subscribers"}');

-- The cut-over: terms that stand already owe what the calendar has for them; issues of days gone by count as delivered. What was
-- invoiced before was booked as sales at once and stays so: their value owed is nothing (docs/decisions/039-two-ledgers.md).
insert into orders.balance (term, title, subscription)
select t.id, p.title, t.subscription from orders.term t join catalog.offer_part p on p.offer = t.offer;

create temporary table opening on commit drop as
  select t.id as term, t.subscription, p.title, case when t.price_cents = 0 then 'complimentary' else 'sold' end as source,
         s.copies * catalog.numbers_between(p.title, t.starts_on, least(t.ends_on, s.ends_on)) as numbers,
         s.copies * catalog.numbers_between(p.title, t.starts_on,
                                            least(t.ends_on, s.ends_on, (now() at time zone 'Europe/Helsinki')::date - 1)) as gone
    from orders.term t
    join orders.subscription s on s.id = t.subscription
    join catalog.offer_part p on p.offer = t.offer
   where t.cancelled_on is null;
insert into orders.movement (subscription, term, title, from_account, to_account, copies, moved_on, cause)
select subscription, term, title, source, 'owed', numbers, (now() at time zone 'Europe/Helsinki')::date, 'cut_over' from opening where numbers > 0;
insert into orders.movement (subscription, term, title, from_account, to_account, copies, moved_on, cause)
select subscription, term, title, 'owed', 'delivered', gone, (now() at time zone 'Europe/Helsinki')::date, 'cut_over' from opening where gone > 0;
