import { isRoomCode, place, roomOf, visit, type Rule, type Source } from '../source.ts';

const BUILDERS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);
const WRITERS = new Set(['insertInto', 'updateTable', 'deleteFrom', 'mergeInto']);
const isQueries = (path: string): boolean => /^src\/[^/]+\/(?:.+\/)?queries(?:\.ts|\/[^/]+\.ts)$/.test(path);

/** One place where the file speaks to the database. */
type Statement = { readonly verb: string; readonly table: string; readonly sql: string; readonly at: number };

/** Kysely's builders, text tagged `sql`, and text given to a driver's `query`. */
function statementsOf(source: Source): Statement[] {
  const found: Statement[] = [];
  visit(source, {
    CallExpression: ({ callee, arguments: given, start }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      const [first] = given;
      const text = first?.type === 'Literal' && typeof first.value === 'string' ? first.value : '';
      if (BUILDERS.has(callee.property.name))
        found.push({ verb: callee.property.name, table: text, sql: '', at: start });
      if (callee.property.name === 'selectAll')
        found.push({ verb: 'selectAll', table: '', sql: 'select *', at: start });
    },
    TaggedTemplateExpression: ({ tag, quasi, start }) => {
      const name = tag.type === 'TSInstantiationExpression' ? tag.expression : tag;
      if (name.type !== 'Identifier' || name.name !== 'sql') return;
      found.push({ verb: 'sql', table: '', sql: quasi.quasis.map((part) => part.value.raw).join('$'), at: start });
    },
  });
  return found;
}

/** All that a room asks of the database is read in one place. */
export const sqlInQueries: Rule = {
  name: 'SQL stands only in queries.ts or queries/ of a room',
  sees: (path) => isRoomCode(path) && roomOf(path) !== 'platform',
  complain: (source) => {
    if (isQueries(source.path)) return [];
    return statementsOf(source).map(({ verb, at }) => `${place(source, at)}: move ${verb} to queries.ts of the room`);
  },
  violation: {
    path: 'src/orders/a.ts',
    text: `export const a = (db: Db) => db.selectFrom('orders.order');`,
    complaint: 'src/orders/a.ts:1: move selectFrom to queries.ts of the room',
  },
  fine: { path: 'src/orders/queries/terms.ts', text: `const a = sql<Row>\`select id from orders.term limit 5\`;` },
};

const WRITES =
  /\b(?:insert\s+into|update|delete\s+from|merge\s+into|truncate(?:\s+table)?|copy)\s+(?:only\s+)?"?([a-z_]+)"?\."?[a-z_]+/gi;

/** Schemas that statements may write: the room's own, and for the platform those of its drivers. */
const ownSchemas = (room: string): string[] => (room === 'platform' ? ['platform', 'graphile_worker'] : [room]);

/** The tables of others are changed by the verbs of others. */
export const writesOwnSchema: Rule = {
  name: 'a room writes only its own schema',
  sees: isRoomCode,
  complain: (source) => {
    const room = roomOf(source.path) ?? '';
    return statementsOf(source).flatMap(({ verb, table, sql, at }) => {
      const schemas = [...sql.matchAll(WRITES)].map(([, schema]) => schema ?? '');
      if (WRITERS.has(verb) && table.includes('.')) schemas.push(table.split('.')[0] ?? '');
      return schemas
        .filter((schema) => !ownSchemas(room).includes(schema) && !schema.startsWith('pg_temp'))
        .map((schema) => `${place(source, at)}: ${room} may not write ${schema}; call a verb of ${schema}`);
    });
  },
  violation: {
    path: 'src/collection/queries.ts',
    text: 'const a = sql`insert into invoicing.invoice (id) select id from unnest($1)`;',
    complaint: 'src/collection/queries.ts:1: collection may not write invoicing; call a verb of invoicing',
  },
  fine: {
    path: 'src/collection/queries.ts',
    text: 'const a = sql`insert into collection.reminder (id) select id from invoicing.invoice for update`;',
  },
};

/** The joined screens look everywhere and change nothing. */
export const deskOnlyReads: Rule = {
  name: 'desk writes nothing',
  sees: (path) => path.startsWith('src/desk/') && isRoomCode(path),
  complain: (source) =>
    statementsOf(source)
      .filter(
        ({ verb, sql }) =>
          WRITERS.has(verb) || /\b(?:insert\s+into|update\s+\w+[.\s]|delete\s+from|merge\s+into|truncate)/i.test(sql),
      )
      .map(({ at }) => `${place(source, at)}: desk may not write; give the verb to the room that owns the table`),
  violation: {
    path: 'src/desk/queries.ts',
    text: `const a = db.insertInto('desk.view');`,
    complaint: 'src/desk/queries.ts:1: desk may not write; give the verb to the room that owns the table',
  },
  fine: { path: 'src/desk/queries.ts', text: `const a = db.selectFrom('orders.order');` },
};

/** A column that comes later must not slip out unseen. */
export const namedColumns: Rule = {
  name: 'queries name their columns, never select *',
  sees: isRoomCode,
  complain: (source) =>
    statementsOf(source)
      .filter(({ sql }) => /\bselect\s+(?:distinct\s+)?\*/i.test(sql) || takesWholeTable(sql))
      .map(({ at }) => `${place(source, at)}: name the columns, no select *`),
  violation: {
    path: 'src/orders/queries.ts',
    text: 'const a = sql`select o.* from orders.placed_order o`;',
    complaint: 'src/orders/queries.ts:1: name the columns, no select *',
  },
  fine: {
    path: 'src/orders/queries.ts',
    text: 'const a = sql`with few as (select id from orders.term) select f.*, count(*) over () from few f`;',
  },
};

/** `o.*` of a table; of a step of the same statement it repeats columns that were named there. */
const takesWholeTable = (sql: string): boolean =>
  [...sql.matchAll(/(\w+)\.\*/g)].some(([, alias]) =>
    new RegExp(`\\b\\w+\\.\\w+\\s+(?:as\\s+)?${alias}\\b`, 'i').test(sql),
  );
