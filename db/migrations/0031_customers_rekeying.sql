-- How customers are found is written beside them as hashed keys. When a version makes other keys of the same values, those of the
-- customers that stand are written again by a job, a stretch of numbers at a time; what it has left stands here.
create table customers.rekeying (
  id    integer generated always as identity primary key,
  up_to integer not null,                             -- the numbers up to this one are done
  until integer not null,                             -- the last number that stood when it began
  constraint a_rekeying_does_not_pass_its_end check (up_to <= until)
);

-- Given names are keyed as names and homes as places since this version.
insert into customers.rekeying (up_to, until)
select 0, max(number) from customers.customer having max(number) is not null;
