-- Suppliers of data (§ 5): whoever gives the register data by a contract; what order sellers are paid; and who was told
-- (GDPR articles 13 and 14) that data about him came from somebody else. Why: docs/decisions/036-suppliers-and-informing.md.

create table sources.supplier (
  code text primary key,
  name text not null,
  kind text not null,
  act  bigint references access.act,                  -- null: set up with the register
  constraint supplier_kind_is_known check (kind in ('order_seller', 'list_broker', 'partner', 'update_service'))
);

-- No file comes in and none goes out but on a day of a contract. Contracts of one supplier never overlap: the verb sees to it.
create table sources.contract (
  id                   bigint generated always as identity primary key,
  supplier             text not null references sources.supplier,
  valid_from           date not null,
  valid_to             date,                          -- the last day; null: until it is ended
  profile              text,                          -- the profile by which its files are read; null: any
  licence              text,                          -- the ground on which the data may be used, as the contract words it
  purposes             text[],                        -- what the data may be used for; null: whatever the register may
  duties               text[] not null default '{}',  -- what the contract binds the supplier to, a sentence each
  running_subscription text not null default 'quarantine', -- an order of a title that the receiver has already
  act                  bigint references access.act,
  constraint a_contract_begins_once               unique (supplier, valid_from),
  constraint a_contract_ends_after_its_start      check (valid_to >= valid_from),
  constraint contract_purposes_are_known          check (purposes <@ array['care', 'orders', 'invoicing', 'informing', 'bans']),
  constraint a_contract_allows_something          check (purposes <> '{}'),
  constraint running_subscription_policy_is_known check (running_subscription in ('quarantine', 'reject', 'accept'))
);

insert into sources.supplier (code, name, kind) select code, name, 'order_seller' from sources.seller;
-- Sellers as they were until now: what they bring is taken, running or not, as before.
insert into sources.contract (supplier, valid_from, valid_to, running_subscription) select code, contract_from, contract_to, 'accept' from sources.seller;
drop table sources.seller;

-- What an order seller is paid, and when it is taken back, by the day of the sale.
create table sources.commission_rule (
  id                     bigint generated always as identity primary key,
  supplier               text not null references sources.supplier,
  event                  text not null,
  retained_issues        smallint,                    -- earned when so many issues have come out while the subscription ran
  offer                  text references catalog.offer, -- null: every offer that has no rule of its own for the event
  cents                  bigint,                      -- an amount for an order, or …
  percent                smallint,                    -- … hundredths of a percent of the first term's price without VAT
  valid_from             date not null,
  valid_to               date,
  takes_back_withdrawn   boolean not null default true, -- the order was cancelled, or its invoice credited
  takes_back_unpaid_days smallint,                    -- unpaid so many days after the due day
  takes_back_issues      smallint,                    -- ended before so many issues came out
  act                    bigint not null references access.act,
  constraint commission_event_is_known           check (event in ('order', 'payment', 'retained')),
  constraint retained_issues_are_counted         check ((event = 'retained') = (retained_issues is not null) and retained_issues > 0),
  constraint a_commission_is_amount_or_percent   check ((cents is null) <> (percent is null) and cents > 0 is not false and percent between 1 and 10000 is not false),
  constraint a_commission_rule_ends_after_start  check (valid_to >= valid_from),
  constraint taking_back_is_counted              check (takes_back_unpaid_days >= 0 is not false and takes_back_issues > 0 is not false)
);
create index commission_rules_by_supplier on sources.commission_rule (supplier, valid_from);

create index orders_by_seller on orders.placed_order (seller, id) where seller is not null;

-- A month that was closed with a seller: what it is paid stands, whatever is found out later comes in a later month.
create table sources.statement (
  supplier     text not null references sources.supplier,
  month        date not null,                         -- its first day
  total_cents  bigint not null,                       -- negative: more was taken back than earned
  ledger_entry bigint references ledger.entry,        -- null: nothing to post
  act          bigint not null references access.act,
  primary key (supplier, month),
  constraint a_month_is_named_by_its_first_day check (extract(day from month) = 1)
);

-- One line an order, rule and month: what the order's commission stands at by then, less what stood before.
create table sources.commission (
  supplier     text not null,
  month        date not null,
  placed_order bigint not null references orders.placed_order,
  rule         bigint not null references sources.commission_rule,
  cents        bigint not null,
  because      text not null,
  happened_on  date not null,
  primary key (placed_order, rule, month),
  constraint a_commission_is_of_a_statement    foreign key (supplier, month) references sources.statement,
  constraint a_commission_moves_money          check (cents <> 0),
  constraint commission_reason_is_known        check (because in ('order', 'payment', 'retained', 'withdrawn', 'credited', 'unpaid', 'ended_early'))
);
create index commissions_by_statement on sources.commission (supplier, month, placed_order);

insert into ledger.account (code, kind, name) values
  ('2870', 'liability', '{"fi": "Myyntiprovisiovelat", "sv": "Provisionsskulder", "en": "Commissions payable"}'),
  ('4300', 'expense',   '{"fi": "Tilausmyyjien provisiot", "sv": "Prenumerationsförsäljares provisioner", "en": "Order sellers’ commissions"}');

-- What a customer complained of in how an order was sold.
create table sources.complaint (
  id           bigint generated always as identity primary key,
  customer     integer not null references customers.customer,
  placed_order bigint not null references orders.placed_order,
  supplier     text not null references sources.supplier,
  kind         text not null,
  told_on      date not null,
  note         text,
  act          bigint not null references access.act,
  constraint complaint_kind_is_known check (kind in ('never_ordered', 'pressed', 'misled', 'wrong_terms', 'forbidden_call', 'other'))
);
create index complaints_by_supplier on sources.complaint (supplier, told_on);
create index complaints_by_customer on sources.complaint (customer);
create index complaints_by_order    on sources.complaint (placed_order);

-- One row a person and origin: from whom data about him came, by when he must be told, and how he was told or why he need not be.
create table sources.information_duty (
  id          bigint generated always as identity primary key,
  customer    integer not null references customers.customer,
  origin_kind text not null,                          -- the kind of the source
  origin      text not null,                          -- its name: the supplier's code, the list, the service
  source      bigint not null references customers.source, -- the first that spoke of the person
  said        text[] not null,                        -- the fields that it told
  since       date not null,                          -- the day the data was received
  due_on      date not null,
  due_because text not null default 'month',
  told_on     date,
  means       text,
  outbound    bigint references gate.outbound,
  document    text,                                   -- the name of the letter that was written
  exempt      text,                                   -- why the person need not be told (more)
  note        text,                                   -- what a person wrote about the exemption
  noted_at    timestamptz not null default clock_timestamp(),
  act         bigint not null references access.act,
  answered_act bigint references access.act,
  constraint a_person_is_told_of_an_origin_once   unique (customer, origin_kind, origin),
  constraint due_reason_is_known                  check (due_because in ('month', 'first_contact', 'first_disclosure')),
  constraint telling_means_are_known              check (means in ('letter', 'email', 'order', 'phone', 'visit', 'other')),
  constraint telling_says_when_and_how            check ((told_on is null) = (means is null)),
  constraint exemption_is_known                   check (exempt in ('told_at_the_order', 'had_the_information', 'impossible', 'law')),
  constraint a_duty_is_answered_by_somebody       check ((answered_act is null) = (told_on is null and exempt is null))
);
create index duties_to_fulfil    on sources.information_duty (due_on, id) where answered_act is null;
create index duties_by_source    on sources.information_duty (source);
create index duties_by_noting    on sources.information_duty (noted_at);

-- Two suppliers may send the very same file by one profile: each is the sender of its own.
drop index sources.a_file_is_applied_one_at_a_time;
create unique index a_file_is_applied_one_at_a_time
  on sources.batch (sha256, profile, supplier) nulls not distinct where state = 'applying';
