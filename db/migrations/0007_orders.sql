-- Orders (§ 3): what was ordered, by whom, for whom; the subscription it made and its terms.
create schema orders;

create table orders.placed_order (
  id                    bigint generated always as identity primary key,
  receiver              integer not null references customers.customer,
  payer                 integer not null references customers.customer,
  offer                 text not null references catalog.offer,
  copies                smallint not null,
  start_on              date not null,
  sold_on               date not null,
  sales_channel         text not null,
  seller                text,
  seller_reference      text,
  written_offer_sent_on date,
  written_acceptance_on date,
  acceptance_medium     text,
  source                bigint references customers.source,
  source_row            integer,
  act                   bigint not null references access.act,
  cancelled_on          date,
  cancelled_act         bigint references access.act,
  constraint copies_are_counted check (copies between 1 and 9999)
);
-- A cancelled order gives its reference back: the seller may send the row again, mended.
create unique index a_seller_refers_to_an_order_once on orders.placed_order (seller, seller_reference) where cancelled_on is null;
create index orders_by_receiver on orders.placed_order (receiver);
create index orders_by_payer    on orders.placed_order (payer);
create index orders_by_source   on orders.placed_order (source);

create table orders.subscription (
  id           bigint generated always as identity primary key,
  placed_order bigint not null references orders.placed_order,
  receiver     integer not null references customers.customer,
  payer        integer not null references customers.customer,
  kind         text not null,
  copies       smallint not null,
  starts_on    date not null,
  ends_on      date,                                  -- last day, when it is known
  constraint an_order_makes_one_subscription unique (placed_order),
  constraint subscription_kind_is_known      check (kind in ('standing', 'fixed', 'trial'))
);
create index subscriptions_by_receiver on orders.subscription (receiver);
create index subscriptions_by_payer    on orders.subscription (payer);

create table orders.term (
  id           bigint generated always as identity primary key,
  subscription bigint not null references orders.subscription,
  number       smallint not null,
  offer        text not null references catalog.offer,
  months       smallint not null,                     -- how long the offer was when the term was made: days are counted from the first one
  starts_on    date not null,
  ends_on      date not null,                         -- last day
  bill_on      date not null,                         -- first day on which it may be invoiced
  price_cents  bigint not null,                       -- all copies, VAT included
  cancelled_on date,
  constraint a_term_stands_once          unique (subscription, number),
  constraint a_term_ends_after_its_start check (ends_on >= starts_on)
);
create index terms_by_end   on orders.term (ends_on, subscription) where cancelled_on is null;
create index terms_to_bill on orders.term (bill_on, id) where cancelled_on is null;
