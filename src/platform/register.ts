import type { Clock } from './clock.ts';
import type { Connection } from './database/index.ts';

/** One open register: its database, its clock, and the folder where its files lie. */
export type Register = Connection & { readonly clock: Clock; readonly home: string };
