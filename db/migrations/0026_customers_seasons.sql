-- A season begins and ends on days that a year has. A 30th or 31st let through where the month lacks it becomes the month's last.
update customers.address
   set season_from = regexp_replace(regexp_replace(season_from, '^02-3[01]$', '02-29'), '^(0[469]|11)-31$', '\1-30'),
       season_to   = regexp_replace(regexp_replace(season_to,   '^02-3[01]$', '02-29'), '^(0[469]|11)-31$', '\1-30')
 where season_from ~ '^(02-3[01]|(0[469]|11)-31)$' or season_to ~ '^(02-3[01]|(0[469]|11)-31)$';

alter table customers.address
  drop constraint season_days_are_a_month_and_a_day,
  add constraint season_days_are_days_of_a_year check (
        season_from ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))?$'
    and season_to   ~ '^((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))?$');
