-- Search (§ 3): by whole words, their beginnings, and words that are alike. Docs: docs/decisions/032.

-- The folded words by which a customer is found. A: own name, B: name of the organisation and c/o, C: address, D: former ones.
-- What stood here before is made again from the values by the job that finds customers without words.
truncate customers.search_text;
drop index customers.search_text_by_trigram;
alter table customers.search_text drop column text, add column words tsvector not null;
create index search_text_by_word on customers.search_text using gin (words);

-- Every word of letters that anybody is found by, once, with itself less one letter in each place: words one slip apart
-- share one of them. No unique key: two transactions that meet the same new word never wait for each other.
create table customers.search_word (
  word     text not null,
  variants text[] not null
);
create index search_words_by_word    on customers.search_word (word text_pattern_ops);
create index search_words_by_variant on customers.search_word using gin (variants);
create index search_words_by_trigram on customers.search_word using gin (word gin_trgm_ops);

create function customers.variants_of(word text) returns text[] language sql immutable strict parallel safe as
$$ select array_agg(distinct variant) from (
     select word as variant union all
     select left(word, at - 1) || substr(word, at + 1) from generate_series(1, length(word)) as at) as each $$;

create function customers.is_search_word(word text) returns boolean language sql immutable strict parallel safe as
$$ select length(word) > 2 and word !~ '[0-9]' $$;

-- The words are kept by the database, so that no writer can forget one: not the import, not the undo, not the erasure.
create function customers.keep_search_words() returns trigger language plpgsql as $$
begin
  if tg_op <> 'DELETE' then
    insert into customers.search_word (word, variants)
      select word, customers.variants_of(word)
        from (select distinct w.lexeme as word from come cross join lateral unnest(come.words) as w) as told
       where customers.is_search_word(word) and not exists (select from customers.search_word k where k.word = told.word);
  end if;
  return null;
end $$;

-- A word that nobody has any more goes at once: it may have been the name of one person.
create function customers.forget_search_words() returns trigger language plpgsql as $$
declare
  lost text[];
  one  text;
  held boolean;
begin
  if tg_op = 'DELETE' then
    select array_agg(distinct w.lexeme) into lost from gone cross join lateral unnest(gone.words) as w
     where customers.is_search_word(w.lexeme);
  else
    select array_agg(distinct w.lexeme) into lost
      from gone join come using (customer) cross join lateral unnest(gone.words) as w
     where customers.is_search_word(w.lexeme) and not (come.words @@ quote_literal(w.lexeme)::tsquery);
  end if;
  foreach one in array coalesce(lost, '{}') loop
    select exists (select from customers.search_text s where s.words @@ quote_literal(one)::tsquery limit 1) into held;
    if not held then
      delete from customers.search_word where word = one;
    end if;
  end loop;
  return null;
end $$;
create trigger come_words_are_kept after insert on customers.search_text
  referencing new table as come for each statement execute function customers.keep_search_words();
create trigger changed_words_are_kept after update on customers.search_text
  referencing new table as come for each statement execute function customers.keep_search_words();
create trigger changed_words_are_forgotten after update on customers.search_text
  referencing old table as gone new table as come for each statement execute function customers.forget_search_words();
create trigger gone_words_are_forgotten after delete on customers.search_text
  referencing old table as gone for each statement execute function customers.forget_search_words();

-- Mends what two transactions at once may leave: a word of nobody, a word twice, a word missing.
create function customers.mend_search_words() returns bigint language plpgsql as $$
declare
  mended bigint;
  n      bigint;
begin
  create temporary table told on commit drop as
    select word from ts_stat('select words from customers.search_text') where customers.is_search_word(word);
  create index on told (word);
  analyze told;
  delete from customers.search_word k where not exists (select from told t where t.word = k.word);
  get diagnostics mended = row_count;
  delete from customers.search_word k using customers.search_word other where other.word = k.word and other.ctid < k.ctid;
  get diagnostics n = row_count;
  mended := mended + n;
  insert into customers.search_word (word, variants)
    select word, customers.variants_of(word) from told t
     where not exists (select from customers.search_word k where k.word = t.word);
  get diagnostics n = row_count;
  drop table told;
  return mended + n;
end $$;

-- The other keys of the one box. A telephone is told by its end, too; an e-mail by its beginning.
create index customers_by_business_id  on customers.customer (business_id) where business_id is not null;
create index contact_points_by_start   on customers.contact_point (value text_pattern_ops);
create index contact_points_by_end     on customers.contact_point (reverse(value) text_pattern_ops) where kind = 'phone';
create index entries_by_payer_iban     on payments.entry (payer_iban) where payer_iban is not null;
