-- Whose word was taken back: a customer of whom only such sources speak goes, in whatever order they are undone.
alter table customers.source add column undone_act bigint references access.act;
update customers.source s set undone_act = b.undone_act from sources.batch b where b.source = s.id and b.undone_act is not null;
