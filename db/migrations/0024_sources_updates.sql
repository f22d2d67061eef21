-- Update services (§ 5): what they tell becomes proposals. Docs: docs/decisions/032.

-- What is done with what a service tells, by event; the service '*' is every other one.
create table sources.update_policy (
  service text not null,
  event   text not null,
  verdict text not null,
  act     bigint references access.act,               -- null: as the register came
  primary key (service, event),
  constraint update_event_is_known   check (event in ('moved', 'deceased', 'name_change', 'unknown_at_address')),
  constraint update_verdict_is_known check (verdict in ('apply', 'ask'))
);
insert into sources.update_policy (service, event, verdict) values
  ('*', 'moved', 'apply'), ('*', 'name_change', 'apply'), ('*', 'deceased', 'apply'), ('*', 'unknown_at_address', 'ask');

-- One row a row of the file and customer that it may mean. Customers are named without a foreign key, as in the rows of
-- files: undoing the batch that made one may take it away. What the person of a doubtful row said stands in the row alone.
create table sources.update_proposal (
  id          bigint generated always as identity primary key,
  batch       bigint not null,
  row_number  integer not null,
  customer    integer not null,
  service     text not null,
  event       text not null,
  happened_on date not null,
  says        jsonb not null,                         -- field: value that would stand
  stood       jsonb not null,                         -- the same fields as they stood
  evidence    jsonb not null,                         -- [{fact, stands, ours, theirs}]
  state       text not null,
  because     text,                                   -- why it waits, was left alone or held back
  act         bigint not null references access.act,  -- that put it into its state
  constraint a_row_proposes_once_of_a_customer unique (batch, row_number, customer),
  constraint a_proposal_is_of_a_row foreign key (batch, row_number) references sources.incoming_row,
  constraint proposal_state_is_known check (state in ('waiting', 'applied', 'unchanged', 'held back', 'left alone', 'refused'))
);
create index proposals_by_customer on sources.update_proposal (customer);
create index proposals_by_state    on sources.update_proposal (state, id);
