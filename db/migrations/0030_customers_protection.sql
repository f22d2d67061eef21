-- A protected address (turvakielto) is of a person, not of a number: of all the numbers that were merged, and until its last day.

-- Whether somebody's address is protected on a day: by the number itself, or by any it was merged with. What a number that was merged
-- away still holds does not count once another word was told of the one that stands.
create function customers.is_protected(of_customer integer, on_day date) returns boolean
language sql stable as $$
  select exists (
    select from customers.customer c
      join customers.customer f on f.number = coalesce(c.merged_into, c.number) or f.merged_into = coalesce(c.merged_into, c.number)
     where c.number = of_customer and f.protected_until >= on_day
       and (f.merged_into is null or not exists (
             select from customers.change h
               join customers.merge m on m.merged = f.number and m.unmerged_at is null
              where h.customer = f.merged_into and h.act > m.act and h.undone_act is null and h.after ? 'protectedUntil')))
$$;

-- What a customer is found by stands whole in search_text: each word with its label and the place that says what it is a word of.
-- 1A own name, 5B organisation, 7D former name; the rest tell of a home: 6B c/o, 3C address, 8D former address. Words of an earlier
-- form (2B, 4D) may be of either and are taken for the latter.
create function customers.words_without_home(words tsvector) returns tsvector
language sql immutable strict parallel safe as $$
  select coalesce(string_agg(quote_literal(w.lexeme) || ':' || (
           select string_agg(position || w.weights[at], ',' order by at)
             from unnest(w.positions) with ordinality as each (position, at) where position in (1, 5, 7)), ' '), '')::tsvector
    from unnest(words) as w where w.positions && array[1, 5, 7]::smallint[]
$$;

-- Of those protected now only the names were kept: their words are made again whole, by the job that finds customers without words.
delete from customers.search_text s using customers.customer c
 where c.number = s.customer and (c.protected_until is not null or exists (
         select from customers.customer f where f.protected_until is not null
            and (f.number = c.merged_into or f.merged_into = coalesce(c.merged_into, c.number))));

-- The others who live with a customer, read from the address: nobody protected, and nobody of somebody protected.
drop function customers.household_of(integer);
create function customers.household_of(whose integer, on_day date) returns setof integer language sql stable as $$
  select array_element from (
    select array_agg(other.number order by other.number) as numbers from (
      select distinct c.number
        from customers.match_key own
        join customers.match_key k on k.key = own.key
        join customers.customer c on c.number = k.customer
       where own.customer = whose and own.kind = 'address' and c.kind = 'person'
         and c.merged_into is null and c.erased_on is null and c.deceased_on is null
         and not customers.is_protected(c.number, on_day) and not customers.is_protected(whose, on_day)
       limit 20) other) household
  cross join unnest(household.numbers) as array_element
  where cardinality(household.numbers) < 20
$$;
