-- Disclosures (§ 4): the partners with whom an agreement could be made.
create schema disclosures;

create table disclosures.partner (
  code    text primary key,
  name    text not null,
  country text not null
);
