import { posix } from 'node:path';
import { importsOf, isCode, isTest, place, roomOf, ROOMS, type Rule, type Source } from '../source.ts';

const ORDER = Object.keys(ROOMS);
const inRooms = (path: string): boolean => roomOf(path) !== null && isCode(path);

/** A later room asks an earlier one; the earlier one never tells. */
export const orderOfRooms: Rule = {
  name: 'a room knows only the rooms named before it',
  sees: (path) => inRooms(path) && !isTest(path),
  complain: (source) => {
    const here = roomOf(source.path) ?? '';
    if (!ORDER.includes(here)) return [`${source.path}: ${here} is no room of the house`];
    return importsOf(source).flatMap(({ from, at }) => {
      const there = from.startsWith('#') ? (from.slice(1).split('/')[0] ?? '') : here;
      if (!ORDER.includes(there)) return [`${place(source, at)}: ${there} is no room of the house`];
      return ORDER.indexOf(there) <= ORDER.indexOf(here) ? [] : [`${place(source, at)}: ${here} may not know ${there}`];
    });
  },
  violation: {
    path: 'src/orders/a.ts',
    text: `import type { Invoice } from '#invoicing';\nexport type A = Invoice;`,
    complaint: 'src/orders/a.ts:1: orders may not know invoicing',
  },
  fine: { path: 'src/invoicing/a.ts', text: `import { orders } from '#orders';\nimport { b } from './b.ts';` },
};

const toHarness = /^(?:\.\.\/)+test\//;

/** Other rooms are entered by their front door alone. */
export const frontDoors: Rule = {
  name: 'a room is left and entered by front doors (#room), never by ../',
  sees: inRooms,
  complain: (source) => importsOf(source).flatMap((entry) => doorComplaint(source, entry)),
  violation: {
    path: 'src/orders/a.ts',
    text: `import { match } from '#customers/match';`,
    complaint: 'src/orders/a.ts:1: enter customers by its front door (#customers), not by #customers/match',
  },
  fine: {
    path: 'src/orders/a.test.ts',
    text: `import { match } from '#customers';\nimport { aHouse } from '../../test/house.ts';`,
  },
};

/** A folder of a room may reach the room's other folders; what matters is that nobody climbs out of the room. */
const staysIn = (room: string, path: string, from: string): boolean =>
  posix.join(posix.dirname(path), from).startsWith(`src/${room}/`);

function doorComplaint(source: Source, { from, at }: { from: string; at: number }): string[] {
  const here = roomOf(source.path) ?? '';
  if (isTest(source.path) && toHarness.test(from)) return [];
  if (from.startsWith('/') || (from.startsWith('../') && !staysIn(here, source.path, from))) {
    return [`${place(source, at)}: leave ${here} by a front door (#room), not by ${from}`];
  }
  const [, there, inner] = /^#([^/]+)(\/.+)?$/.exec(from) ?? [];
  return inner ? [`${place(source, at)}: enter ${there} by its front door (#${there}), not by ${from}`] : [];
}

/** Leaving a room by the back shows too; climbing from a folder of the room to the room itself is no leaving. */
export const noWayBack: Rule = {
  ...frontDoors,
  name: 'a relative import stays in its room',
  violation: {
    path: 'src/orders/a.ts',
    text: `export { match } from '../customers/match.ts';`,
    complaint: 'src/orders/a.ts:1: leave orders by a front door (#room), not by ../customers/match.ts',
  },
  fine: { path: 'src/orders/queries/a.ts', text: `import { term } from '../term.ts';` },
};

/** A front door says what it lets through. */
export const namedExports: Rule = {
  name: 'only the kernel exports everything; other front doors list names',
  sees: inRooms,
  complain: (source) =>
    importsOf(source)
      .filter((entry) => entry.isEverything && source.path !== 'src/kernel/index.ts')
      .map(({ from, at }) => `${place(source, at)}: list the names that ${from} lets through; no export *`),
  violation: {
    path: 'src/orders/index.ts',
    text: `export * from './order.ts';`,
    complaint: 'src/orders/index.ts:1: list the names that ./order.ts lets through; no export *',
  },
  fine: { path: 'src/orders/index.ts', text: `export { placeOrder, type Order } from './order.ts';` },
};

/** The web app is drawn from what the server says; it shares the shape of the answers and no code. */
export const webTakesTypes: Rule = {
  name: 'the web app takes from the rooms only types, only from their routes',
  sees: (path) => path.startsWith('web/') && isCode(path),
  complain: (source) =>
    importsOf(source)
      .filter(({ from }) => from.startsWith('#') || /(?:^|\/)src\/[a-z]+\//.test(from))
      .filter(({ from, isType }) => !isType || !/(?:^|\/)src\/[a-z]+\/routes(?:\/[\w-]+)?\.ts$/.test(from))
      .map(({ from, at }) => `${place(source, at)}: take only types, only from src/*/routes.ts, not ${from}`),
  violation: {
    path: 'web/customers/card.tsx',
    text: `import { creditInvoice } from '../../src/invoicing/credit-invoice.ts';`,
    complaint:
      'web/customers/card.tsx:1: take only types, only from src/*/routes.ts, not ../../src/invoicing/credit-invoice.ts',
  },
  fine: { path: 'web/customers/card.tsx', text: `import type { Card } from '../../src/desk/routes.ts';` },
};
