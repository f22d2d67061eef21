import { place, ROOMS, type Rule, type TreeRule } from '../source.ts';

const isMigration = (path: string): boolean => path.startsWith('db/migrations/');
const NAME = /^db\/migrations\/(\d{4})_([a-z_]+)\.sql$/;

/** Comments, quoted text and function bodies blanked out, so that offsets stay. */
const withoutText = (sql: string): string =>
  sql.replaceAll(/--[^\n]*|'(?:[^']|'')*'|(\$\w*\$)[\s\S]*?\1/g, (found) => found.replaceAll(/[^\n]/g, ' '));

/** A hole in the numbers is a migration that somebody has and somebody has not. */
export const migrationsAreNumbered: TreeRule = {
  name: 'migrations are numbered without gaps and named by their room',
  sees: isMigration,
  complain: (sources) => {
    const paths = sources.map(({ path }) => path).toSorted();
    const wrong = paths.flatMap((path) => {
      const [, , rest] = NAME.exec(path) ?? [];
      if (!rest) return [`${path}: call it NNNN_room.sql`];
      const isOfRoom = Object.keys(ROOMS).some((room) => rest === room || rest.startsWith(`${room}_`));
      return isOfRoom ? [] : [`${path}: ${rest} begins with no room of the house`];
    });
    const gaps = paths.flatMap((path, at) => {
      const wanted = String(at + 1).padStart(4, '0');
      return path.startsWith(`db/migrations/${wanted}_`) ? [] : [`${path}: number ${wanted} was expected here`];
    });
    return [...wrong, ...gaps.slice(0, 1)];
  },
  violation: {
    sources: [
      { path: 'db/migrations/0001_platform.sql', text: '' },
      { path: 'db/migrations/0003_access.sql', text: '' },
    ],
    complaint: 'db/migrations/0003_access.sql: number 0002 was expected here',
  },
  fine: [
    { path: 'db/migrations/0001_platform.sql', text: '' },
    { path: 'db/migrations/0002_customers_merging.sql', text: '' },
  ],
};

const UNNAMED = /\b(?:check\s*\(|unique\b(?!\s+index)|exclude\s+using\b|foreign\s+key\b)/gi;
const NAMED_BEFORE = /\bconstraint\s+"?\w+"?\s*$/i;

/** `invoice_check1` tells nobody which rule was broken. */
export const constraintsAreNamed: Rule = {
  name: 'constraints of migrations are named as sentences',
  sees: isMigration,
  complain: (source) => {
    const sql = withoutText(source.text);
    return [...sql.matchAll(UNNAMED)].flatMap(({ 0: found, index }) => {
      const before = sql.slice(0, index);
      if (NAMED_BEFORE.test(before) || /\bwith\s*$/i.test(before) || /\b(?:nulls|is)\s*$/i.test(before)) return [];
      const kind = found.replace(/\s*\($/, '').toLowerCase();
      return [`${place(source, index)}: name the constraint before ${kind}: constraint this_is_what_holds`];
    });
  },
  violation: {
    path: 'db/migrations/0001_orders.sql',
    text: `create table orders.term (\n  copies int check (copies > 0)\n);`,
    complaint: 'db/migrations/0001_orders.sql:2: name the constraint before check: constraint this_is_what_holds',
  },
  fine: {
    path: 'db/migrations/0001_orders.sql',
    text: `create table orders.term (copies int, constraint copies_are_some check (copies > 0));\n-- check (1)\ncreate unique index a on orders.term (copies);`,
  },
};

/** What is gone cannot be undone by going back: we go forward. */
export const migrationsGoForward: Rule = {
  name: 'migrations go forward only',
  sees: isMigration,
  complain: (source) => {
    const backwards = /^--\s*(?:down|rollback|undo)\b|\bdown\.sql$/im;
    const isBack = backwards.test(source.text) || backwards.test(source.path);
    return isBack ? [`${source.path}: migrations go forward only; mend by a new one`] : [];
  },
  violation: {
    path: 'db/migrations/0001_orders.sql',
    text: `create schema orders;\n-- down\ndrop schema orders;`,
    complaint: 'db/migrations/0001_orders.sql: migrations go forward only; mend by a new one',
  },
  fine: { path: 'db/migrations/0001_orders.sql', text: `create schema orders; -- goes down the street` },
};

const CREATED =
  /\bcreate\s+(?:or\s+replace\s+)?(?:table|view|function|sequence|type|schema)\s+(?:if\s+not\s+exists\s+)?(\w+)/gi;

/** A room's tables are found in the files of the room. */
export const migrationsMakeTheirRoom: Rule = {
  name: 'a migration makes things in the schema of its own room alone',
  sees: isMigration,
  complain: (source) => {
    const name = NAME.exec(source.path)?.[2] ?? '';
    const room = Object.keys(ROOMS).find((it) => name === it || name.startsWith(`${it}_`));
    return [...withoutText(source.text).matchAll(CREATED)]
      .filter(([, schema]) => schema !== room)
      .map(
        ({ 1: schema, index }) =>
          `${place(source, index)}: ${schema} is made by a migration of ${schema}, not of ${room}`,
      );
  },
  violation: {
    path: 'db/migrations/0001_orders.sql',
    text: `create schema orders;\ncreate view invoicing.due as select 1;`,
    complaint: 'db/migrations/0001_orders.sql:2: invoicing is made by a migration of invoicing, not of orders',
  },
  fine: {
    path: 'db/migrations/0001_orders_terms.sql',
    text: `create table orders.term (id int);\ncreate index terms on orders.term (id);`,
  },
};
