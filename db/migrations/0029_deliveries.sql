-- Deliveries (§ 3): print runs and their copies as they went, holds, claims, returned mail.
create schema deliveries;

-- One print run of an issue: the main one, and supplements of back numbers after it. A row stands once the run is frozen.
create table deliveries.run (
  id          bigint generated always as identity primary key,
  issue       bigint not null references catalog.issue,
  supplement  smallint not null default 0,            -- 0: the main run
  delivers_on date not null,                          -- the day as on which addresses, holds and statuses stand
  frozen_on   date not null,
  previous    bigint references deliveries.run,       -- the title's run before it, against which a copy is new or changed
  labels      integer not null,
  copies      integer not null,
  token       text not null,                          -- of the plan that was frozen
  act         bigint not null references access.act,
  constraint an_issue_has_one_main_run     unique (issue, supplement),
  constraint a_label_carries_a_copy_or_more check (copies >= labels and labels >= 0)
);

-- What went to whom: name and address as they stood. Later changes never touch it; an erasure empties the words.
create table deliveries.copy (
  run          bigint not null references deliveries.run,
  number       integer not null,                      -- in the order of the post: country, zone, code, street
  delivered_on date not null,                         -- the run's day: addresses, holds and statuses as on it
  label        integer not null,                      -- copies of one household travel under one label
  subscription bigint not null references orders.subscription,
  term         bigint references orders.term,         -- null: a replacement, which no term pays
  is_grace     boolean not null,                      -- after the last term, until it is renewed
  customer     integer not null references customers.customer,
  claim        bigint,
  copies       smallint not null,
  status       text not null,
  zone         text not null,
  name         text,
  line2        text,
  line3        text,
  street       text,
  postal_code  text,
  city         text,
  country      text,
  decision     bigint references gate.decision,
  primary key (run, number),
  constraint what_goes_by_post_stands_on_a_decision check (decision is not null or zone = 'network'),
  constraint copy_status_is_known        check (status in ('new', 'continuing', 'changed', 'replacement')),
  constraint copies_are_counted          check (copies > 0),
  constraint a_decision_lets_one_copy_go unique (decision)
);
create unique index a_subscription_gets_a_run_once on deliveries.copy (run, subscription) where claim is null;
create index copies_by_subscription on deliveries.copy (subscription, run);
create index copies_by_customer on deliveries.copy (customer);

create function deliveries.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was delivered is only added to' using errcode = 'restrict_violation';
end $$;
create trigger copies_are_not_deleted   before delete   on deliveries.copy for each row execute function deliveries.refuse_change();
create trigger copies_are_not_truncated before truncate on deliveries.copy for each statement execute function deliveries.refuse_change();
create trigger copies_only_lose_their_words before update on deliveries.copy for each row
  when (to_jsonb(new) - '{name,line2,line3,street,postal_code,city}'::text[] <> to_jsonb(old) - '{name,line2,line3,street,postal_code,city}'::text[]
        or num_nonnulls(new.name, new.line2, new.line3, new.street, new.postal_code, new.city)
           > num_nonnulls(case when new.name = old.name then 1 end, case when new.line2 = old.line2 then 1 end,
                          case when new.line3 = old.line3 then 1 end, case when new.street = old.street then 1 end,
                          case when new.postal_code = old.postal_code then 1 end, case when new.city = old.city then 1 end))
  execute function deliveries.refuse_change();

-- Deliveries that stand still: of one subscription, or of everything that a customer receives.
create table deliveries.hold (
  id           bigint generated always as identity primary key,
  subscription bigint references orders.subscription,
  customer     integer references customers.customer,
  kind         text not null,
  since        date not null,
  until        date,                                  -- last day; null: until told otherwise
  credited_by  text not null,                         -- what the policy of the day gives for a number held back
  told_by      text not null,
  set_on       date not null,
  act          bigint not null references access.act,
  ended_act    bigint references access.act,          -- the last act that moved its end
  taken_back   boolean not null default false,        -- ended before it began
  constraint a_hold_is_of_one             check (num_nonnulls(subscription, customer) = 1),
  constraint hold_kind_is_known           check (kind in ('pause', 'ban')),
  constraint hold_credit_is_known         check (credited_by in ('issues', 'days', 'extension', 'nothing')),
  constraint a_ban_is_of_a_customer       check (kind = 'pause' or customer is not null),
  constraint a_hold_ends_after_its_start  check (until >= since),
  constraint holds_of_a_subscription_do_not_overlap
    exclude using gist (int8range(subscription, subscription, '[]') with &&, daterange(since, until, '[]') with &&)
    where (subscription is not null and not taken_back),
  constraint holds_of_a_customer_do_not_overlap
    exclude using gist (int4range(customer, customer, '[]') with &&, daterange(since, until, '[]') with &&)
    where (customer is not null and not taken_back)
);
create index holds_by_customer on deliveries.hold (customer) where customer is not null;

-- Who was left out of a run, or was in the one before and is no more; with the reason.
create table deliveries.left_out (
  run          bigint not null references deliveries.run,
  subscription bigint not null references orders.subscription,
  term         bigint references orders.term,
  customer     integer not null references customers.customer,
  left_out_on  date not null,                         -- the issue's day
  copies       smallint not null,
  because      text not null,
  hold         bigint references deliveries.hold,
  was_in       boolean not null,                      -- in the title's run before it: a removed copy
  primary key (run, subscription),
  constraint left_out_because_is_known check (because in
    ('hold', 'hold_open', 'delivery_ban', 'undeliverable', 'not_reachable', 'erased', 'unpaid', 'cancelled', 'ended', 'nothing_owed'))
);
create index left_out_by_subscription on deliveries.left_out (subscription, run);
create index left_out_by_customer on deliveries.left_out (customer);

-- A claim for a number that did not come as it should.
create table deliveries.claim (
  id           bigint generated always as identity primary key,
  subscription bigint not null references orders.subscription,
  customer     integer not null references customers.customer,
  issue        bigint not null references catalog.issue,
  reason       text not null,
  remedy       text not null,
  copies       smallint not null,
  is_repeated  boolean not null,                      -- so many within the year that the distributor is to be asked
  door_code    text,
  note         text,
  claimed_on   date not null,
  act          bigint not null references access.act,
  feed         bigint,
  constraint claim_reason_is_known   check (reason in
    ('not_delivered', 'late', 'damaged', 'incomplete', 'wrong_title', 'wrong_count', 'after_end', 'unwanted', 'other')),
  constraint claim_remedy_is_known   check (remedy in ('new_copy', 'extension', 'credit', 'none')),
  constraint an_issue_is_claimed_once unique (subscription, issue),
  constraint claimed_copies_are_counted check (copies > 0)
);
create index claims_by_customer on deliveries.claim (customer);
create index claims_to_feed on deliveries.claim (id) where feed is null;

-- A file of claims for the distributor.
create table deliveries.feed (
  id       bigint generated always as identity primary key,
  made_on  date not null,
  claims   integer not null,
  act      bigint not null references access.act
);
alter table deliveries.claim add constraint a_claim_is_fed_in_a_file foreign key (feed) references deliveries.feed;
alter table deliveries.copy  add constraint a_replacement_stands_on_a_claim foreign key (claim) references deliveries.claim;
create unique index a_claim_is_replaced_once on deliveries.copy (claim) where claim is not null;

-- Numbers given back for a hold or a claim: each number of a subscription once, whatever asks for it.
create table deliveries.credit (
  subscription bigint not null references orders.subscription,
  issue        bigint not null references catalog.issue,
  term         bigint not null references orders.term,
  copies       smallint not null,
  given_as     text not null,
  given_on     date not null,
  hold         bigint references deliveries.hold,
  claim        bigint references deliveries.claim,
  act          bigint not null references access.act,
  primary key (subscription, issue),
  constraint credit_kind_is_known           check (given_as in ('issues', 'days', 'extension', 'nothing')),
  constraint a_credit_is_of_a_hold_or_claim check (num_nonnulls(hold, claim) = 1)
);
create index credits_by_hold on deliveries.credit (hold) where hold is not null;

-- Mail that came back.
create table deliveries.returned (
  id          bigint generated always as identity primary key,
  customer    integer not null references customers.customer,
  run         bigint references deliveries.run,
  number      integer,                                -- the copy that came back, when it is known
  reason      text not null,
  returned_on date not null,
  act         bigint not null references access.act,
  constraint return_reason_is_known check (reason in ('moved', 'unknown', 'refused', 'deceased', 'no_box', 'other')),
  constraint a_returned_copy_went   foreign key (run, number) references deliveries.copy (run, number)
);
create index returns_by_customer on deliveries.returned (customer);
create unique index a_copy_comes_back_once on deliveries.returned (run, number) where number is not null;

-- The printer's order of a run, and what was printed and posted of it.
create table deliveries.print_order (
  run        bigint primary key references deliveries.run,
  number     text not null,
  ordered_on date not null,
  act        bigint not null references access.act
);
create table deliveries.reconciliation (
  run        bigint primary key references deliveries.print_order,
  printed    integer not null,
  posted     integer not null,
  told_on    date not null,
  act        bigint not null references access.act,
  constraint nothing_is_posted_unprinted check (posted between 0 and printed)
);
