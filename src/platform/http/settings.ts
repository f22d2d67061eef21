import type { Language } from '#kernel';
import type { Register } from '../register.ts';
import type { Authoriser } from './granted.ts';
import type { Html } from './html.ts';
import type { Problem } from './problem.ts';
import type { Page, Route } from './route.ts';

/** One part of the house and whether it is right; `detail` is a code or a count, never anything personal. */
export interface PartHealth {
  readonly part: 'database' | 'migrations' | 'jobs';
  readonly isWell: boolean;
  readonly detail?: string;
}

/** What the wiring gives the server. */
export interface Served {
  readonly routes: readonly Route[];
  readonly pages: readonly Page[];
  readonly authorise: Authoriser;
  readonly health: () => Promise<readonly PartHealth[]>;
  readonly register: Register;
  readonly log: (event: `${string}.${string}`, fields: Record<string, string | number | boolean | null>) => void;
  readonly version: string;
  /** The page for a problem met on a server-rendered page; a plain one when left out. */
  readonly problemPage?: (problem: Problem, language: Language) => Html;
}

/** Where and how to serve. */
export interface ServerSettings {
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** `https://register.example` when a proxy stands in front; null: the address as the caller names it. */
  readonly publicOrigin: string | null;
  /** Addresses of the proxies whose word on the caller’s address counts (`10.0.0.5`, `10.0.0.0/8`); none when left out. */
  readonly trustedProxies?: readonly string[];
  /** Folder for uploaded files, private to the process. */
  readonly incomingFolder: string;
  /** Folder of the built web app; null serves no web app. */
  readonly webFolder: string | null;
  readonly uploadBytesMax: number;
  /** Requests a minute from one address. */
  readonly requestsPerMinuteMax: number;
}

/** Half a gigabyte: a file of 1,000,000 customers is some 200 MB. */
export const UPLOAD_BYTES_MAX = 512 * 1024 * 1024;

/** Enough for a desk of dozens behind one address; stops a runaway script. */
export const REQUESTS_PER_MINUTE_MAX = 6_000;
