import { importsOf, isRoomCode, place, roomOf, visit, type Rule, type Source } from '../source.ts';

const isOutsidePlatform = (path: string): boolean => isRoomCode(path) && roomOf(path) !== 'platform';

const DRIVERS =
  /^(?:node:(?:net|http|https|http2|tls|dgram|dns|child_process|worker_threads)(?:\/.*)?|pg|pg-.+|graphile-worker|fastify|@fastify\/.+|undici|nodemailer|ssh2.*|ws)$/;

/** Whoever opens a socket must be found in one room. */
export const socketsInPlatform: Rule = {
  name: 'only platform opens sockets, starts programs and imports drivers',
  sees: isOutsidePlatform,
  complain: (source) => {
    const complaints = importsOf(source)
      .filter(({ from, isType }) => !isType && DRIVERS.test(from))
      .map(({ from, at }) => `${place(source, at)}: ${from} belongs in platform; ask platform for what you need`);
    for (const { name, at } of calls(source)) {
      if (name === 'fetch') complaints.push(`${place(source, at)}: fetch belongs in platform; ask platform to call`);
    }
    return complaints;
  },
  violation: {
    path: 'src/orders/a.ts',
    text: `export const a = () => fetch('https://partner.example');`,
    complaint: 'src/orders/a.ts:1: fetch belongs in platform; ask platform to call',
  },
  fine: {
    path: 'src/orders/a.ts',
    text: `import type { Pool } from 'pg';\nexport const a = (it: Shop) => it.fetch(1);`,
  },
};

function calls(source: Source): { name: string; at: number }[] {
  const found: { name: string; at: number }[] = [];
  visit(source, {
    CallExpression: ({ callee, start }) => {
      if (callee.type === 'Identifier') found.push({ name: callee.name, at: start });
    },
  });
  return found;
}

/** A rule that asks the clock or throws a die cannot be tested, nor explained afterwards. */
export const clockInPlatform: Rule = {
  name: 'only platform asks the clock and chance',
  sees: isOutsidePlatform,
  complain: (source) => {
    const complaints: string[] = [];
    const tell = (what: string, at: number): void => {
      complaints.push(`${place(source, at)}: ${what} belongs in platform; take today as a parameter`);
    };
    visit(source, {
      NewExpression: ({ callee, start }) => {
        if (callee.type === 'Identifier' && callee.name === 'Date') tell('Date', start);
      },
      MemberExpression: ({ object, property, start }) => {
        if (object.type !== 'Identifier' || property.type !== 'Identifier') return;
        if (object.name === 'Date') tell('Date', start);
        if (object.name === 'Math' && property.name === 'random') tell('Math.random', start);
        if (object.name === 'Temporal' && property.name === 'Now') tell('Temporal.Now', start);
      },
      TSTypeReference: ({ typeName, start }) => {
        if (typeName.type === 'Identifier' && typeName.name === 'Date') tell('Date', start);
      },
    });
    return complaints;
  },
  violation: {
    path: 'src/orders/a.ts',
    text: `export const a = () => Temporal.Now.plainDateISO();`,
    complaint: 'src/orders/a.ts:1: Temporal.Now belongs in platform; take today as a parameter',
  },
  fine: { path: 'src/orders/a.ts', text: `export const a = (today: Temporal.PlainDate) => Math.max(today.day, 2);` },
};

/** The one answer to "may we?" is made in one room. */
export const addresseesFromGate: Rule = {
  name: 'only gate makes an Addressee',
  sees: (path) => isRoomCode(path) && roomOf(path) !== 'gate' && path !== 'src/kernel/addressee.ts',
  complain: (source) => {
    const complaints: string[] = [];
    const tell = (at: number): void => {
      complaints.push(`${place(source, at)}: only gate makes an Addressee; ask the gate for one`);
    };
    visit(source, {
      CallExpression: ({ callee, start }) => {
        if (callee.type === 'Identifier' && callee.name === 'mintAddressee') tell(start);
      },
      ImportSpecifier: ({ imported, start }) => {
        if (imported.type === 'Identifier' && imported.name === 'mintAddressee') tell(start);
      },
      TSAsExpression: ({ typeAnnotation, start }) => {
        const name = typeAnnotation.type === 'TSTypeReference' ? typeAnnotation.typeName : null;
        if (name?.type === 'Identifier' && name.name === 'Addressee') tell(start);
      },
    });
    return complaints;
  },
  violation: {
    path: 'src/marketing/a.ts',
    text: `export const a = (it: Row) => it as Addressee<'phone', 'informing'>;`,
    complaint: 'src/marketing/a.ts:1: only gate makes an Addressee; ask the gate for one',
  },
  fine: { path: 'src/marketing/a.ts', text: `export const a = (to: Addressee<'phone', 'informing'>) => to;` },
};
