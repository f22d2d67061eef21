import { type Addressee, assertMinted, FINLAND } from '#kernel';
import { labelLines } from '#customers';
import { csvRows } from '#platform';
import type { CopyRow } from './queries/runs.ts';

/** A copy with the addressee that the gate made of it. */
export type Labelled = { readonly copy: CopyRow; readonly to: Addressee<'post', 'orders'> };

/** The columns of labels.csv: docs and other programs build on their names and order. */
const COLUMNS = [
  'copy', 'subscription', 'customer_number', 'status', 'name', 'line2', 'line3', 'street', 'postal_code', 'city', 'country', 'copies',
] as const; // prettier-ignore

/** The header of labels.csv: UTF-8, comma, CRLF, as RFC 4180 has it (read 2026-11-22). */
export const labelsHeader = (): string => csvRows([[...COLUMNS]], '\r\n');

/** Rows of labels.csv, one a copy; takes only what the gate made. */
export const labelRows = (copies: readonly Labelled[]): string =>
  csvRows(copies.map(({ copy, to }) => {
    assertMinted(to);
    const { line2, line3, street, postalCode, city, country } = to.address;
    return [copy.number, copy.subscription, String(to.customer), copy.status, to.name, line2, line3, street, postalCode, city, country, copy.copies];
  }), '\r\n'); // prettier-ignore

/** The header of the printer's file: one line a label, at most so many lines on it as the post wants. */
export const printerHeader = (): string =>
  csvRows([['label', 'bundle', 'copies', 'line1', 'line2', 'line3', 'line4', 'line5', 'line6']], '\r\n');

const LINES = 6;

/** Rows of the printer's file, one a label: copies of one household are together, its names on the first lines. */
export function printerRows(labels: readonly (readonly Labelled[])[]): string {
  return csvRows(labels.map((copies) => {
    const [first] = copies;
    if (!first) return [];
    for (const { to } of copies) assertMinted(to);
    const names = [...new Set(copies.map(({ to }) => to.name))];
    const lines = labelLines({ name: names.join(' / '), address: first.to.address }, { from: FINLAND });
    const sum = copies.reduce((total, { copy }) => total + copy.copies, 0);
    return [first.copy.label, first.copy.zone, sum, ...Array.from({ length: LINES }, (_, at) => lines[at] ?? '')];
  }), '\r\n'); // prettier-ignore
}

/** The header of changes.csv. */
export const changesHeader = (): string =>
  csvRows([['subscription', 'customer_number', 'status', 'because', 'copies']], '\r\n');
