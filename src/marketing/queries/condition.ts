import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { assert, type Day, day } from '#kernel';
import type { Comparison, Condition, Group, Matching, Operator, Value } from '../definition.ts';
import type { FieldSort } from '../fields.ts';
import type { Scope, Shape } from './scopes.ts';

type Sql = RawBuilder<unknown>;

/** The operators that deny another one. Whoever has no value at all is among those denied: not in Helsinki, because nowhere. */
const DENIALS: Partial<Readonly<Record<Operator, Operator>>> = {
  '!=': '=',
  notIn: 'in',
  doesNotContain: 'contains',
  doesNotBeginWith: 'beginsWith',
  doesNotEndWith: 'endsWith',
  notBetween: 'between',
  null: 'notNull',
};

/**
 * A condition as a fragment of SQL that is true or false, never null. Fields come from the scope's own list and values go as parameters:
 * nothing of the definition's text becomes SQL. `offset 0` makes the database answer a sub-select once, not once a customer, whatever
 * it believes of the size of a table.
 */
export function conditionOf(condition: Condition, scope: Scope, today: Day): RawBuilder<SqlBool> {
  if (condition.kind === 'group') return groupOf(condition, scope, today);
  const shape = scope.shapes[condition.field];
  assert(shape, `no field: ${condition.field}`);
  if (condition.kind === 'matching') return matchingOf(condition, scope, shape, today);
  const denied = DENIALS[condition.operator];
  if (denied) return sql<SqlBool>`not ${comparisonOf({ ...condition, operator: denied }, scope, shape, today)}`;
  return comparisonOf(condition, scope, shape, today);
}

function groupOf({ combinator, isNegated, rules }: Group, scope: Scope, today: Day): RawBuilder<SqlBool> {
  if (rules.length === 0) return isNegated ? sql<SqlBool>`false` : sql<SqlBool>`true`;
  const parts = rules.map((rule) => conditionOf(rule, scope, today));
  const joined = sql<SqlBool>`(${sql.join(parts, combinator === 'and' ? sql` and ` : sql` or `)})`;
  return isNegated ? sql<SqlBool>`not ${joined}` : joined;
}

function comparisonOf(comparison: Comparison, scope: Scope, shape: Shape, today: Day): RawBuilder<SqlBool> {
  assert(shape.kind !== 'rows', `${comparison.field} holds rows`);
  if (shape.kind === 'column') {
    return sql<SqlBool>`coalesce(${test(shape.sql, shape.sort, comparison, today)}, false)`;
  }
  if (shape.sort === 'yes no') {
    const isIn = sql<SqlBool>`${scope.key} in (select v.key from (${shape.sql}) v offset 0)`;
    return comparison.values[0] === true ? isIn : sql<SqlBool>`not ${isIn}`;
  }
  return sql<SqlBool>`${scope.key} in (select v.key from (${shape.sql}) v where ${test(sql`v.value`, shape.sort, comparison, today)} offset 0)`;
}

function matchingOf({ mode, threshold, of }: Matching, scope: Scope, shape: Shape, today: Day): RawBuilder<SqlBool> {
  assert(shape.kind === 'rows', 'only what belongs to a customer is matched');
  const fitting = sql`${shape.sql} where ${conditionOf(of, shape.scope, today)}`;
  const some = sql<SqlBool>`${scope.key} in (select v.key from (${fitting}) v offset 0)`;
  const counted = (comparing: RawBuilder<unknown>): RawBuilder<SqlBool> =>
    sql<SqlBool>`${scope.key} in (select v.key from (${fitting}) v group by v.key having count(distinct v.counted) ${comparing} ${threshold} offset 0)`;
  switch (mode) {
    case 'some':
      return some;
    case 'none':
      return sql<SqlBool>`not ${some}`;
    case 'all': {
      const unfitting = sql`${shape.sql} where not ${conditionOf(of, shape.scope, today)}`;
      return sql<SqlBool>`(${some} and not ${scope.key} in (select v.key from (${unfitting}) v offset 0))`;
    }
    case 'atLeast':
      return threshold === 0 ? sql<SqlBool>`true` : counted(sql`>=`);
    case 'atMost':
      return sql<SqlBool>`not ${counted(sql`>`)}`;
    case 'exactly':
      return threshold === 0 ? sql<SqlBool>`not ${some}` : counted(sql`=`);
  }
}

/** The comparison of one expression with what it is compared with; null where the expression is. */
const COMPARISONS: Partial<Readonly<Record<Operator, (left: Sql, values: readonly Sql[]) => RawBuilder<SqlBool>>>> = {
  '=': (left, [value]) => sql`${left} = ${value}`,
  '<': (left, [value]) => sql`${left} < ${value}`,
  '<=': (left, [value]) => sql`${left} <= ${value}`,
  '>': (left, [value]) => sql`${left} > ${value}`,
  '>=': (left, [value]) => sql`${left} >= ${value}`,
  in: (left, values) => sql`${left} in (${sql.join(values)})`,
  between: (left, [first, last]) => sql`${left} between ${first} and ${last}`,
  contains: (left, [value]) => sql`strpos(${left}, ${value}) > 0`,
  beginsWith: (left, [value]) => sql`starts_with(${left}, ${value})`,
  endsWith: (left, [value]) => sql`right(${left}, length(${value})) = ${value}`,
};

function test(expression: Sql, sort: FieldSort, { operator, values }: Comparison, today: Day): RawBuilder<SqlBool> {
  if (operator === 'notNull') return present(expression, sort);
  const compare = COMPARISONS[operator];
  assert(compare, `no comparison: ${operator}`);
  const left = sort === 'text' ? sql`lower(${expression})` : expression;
  return compare(
    left,
    values.map((value) => parameter(value, sort, today)),
  );
}

const present = (expression: RawBuilder<unknown>, sort: FieldSort): RawBuilder<SqlBool> =>
  sort === 'text' || sort === 'code'
    ? sql<SqlBool>`nullif(${expression}, '') is not null`
    : sql<SqlBool>`${expression} is not null`;

function parameter(value: Value, sort: FieldSort, today: Day): RawBuilder<unknown> {
  if (sort === 'day') return sql`${String(dayOf(String(value), today))}::date`;
  if (sort === 'number') return sql`${Number(value)}::bigint`;
  if (sort === 'text') return sql`lower(${String(value)}::text)`;
  return sql`${String(value)}::text`;
}

function dayOf(text: string, today: Day): Day {
  if (text === 'today') return today;
  return text.startsWith('P') ? today.subtract(Temporal.Duration.from(text)) : day(text);
}
