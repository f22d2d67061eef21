import { isHidden } from '#customers';
import type { Row } from './mend.ts';

/** Whose a field of a record is: the payer's beside the receiver's, the old or the new home of a mover. */
const WHOSE = /^(?:payer|old|new)_/;

/** Whether a field of a record, under its stable name, tells what a protected address hides. */
export const isHiddenField = (field: string): boolean =>
  isHidden(field.replace(WHOSE, '').replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()));

/** A record with the fields blank that a protected address hides: it may be of somebody who is protected. */
export const withoutHomeFields = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).map(([field, value]) => [field, isHiddenField(field) ? '' : value]));
