-- Marketing (§§ 2 and 4): target groups.
create schema marketing;

create table marketing.target_group (
  id         bigint generated always as identity primary key,
  name       text not null,
  definition jsonb not null,
  act        bigint not null references access.act,
  ended_at   timestamptz,
  constraint a_group_name_stands_once unique (name)
);
