-- A kept ban that meets a customer who was merged away meets the one that stands for it.
create or replace view gate.kept_ban as
  select coalesce(c.merged_into, k.customer) as customer, s.channel, s.since, s.until
    from gate.customer_key k
    join gate.suppression s on s.kind = k.kind and s.key = k.key
    join customers.customer c on c.number = k.customer
   where not exists (select from gate.ban b
                      where b.channel = s.channel and b.lifted_by = 'customer' and b.lifted_at >= s.since
                        and (b.customer = coalesce(c.merged_into, k.customer)
                             or b.customer in (select f.number from customers.customer f
                                                where f.merged_into = coalesce(c.merged_into, k.customer))));
insert into gate.stale_key (customer) select number from customers.customer where merged_into is not null;
