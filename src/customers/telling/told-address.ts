import type { Day } from '#kernel';
import type { AddressSaid, Place } from '../changing/slots.ts';

/** An address as an edge tells it: the times that its kind needs may be missing. */
export type ToldAddress = { readonly [Field in keyof Place]?: Place[Field] | undefined } & {
  readonly kind: 'permanent' | 'temporary' | 'seasonal';
  readonly validFrom?: Day | undefined;
  readonly validTo?: Day | null | undefined;
  readonly seasonFrom?: string | undefined;
  readonly seasonTo?: string | undefined;
  readonly remove?: boolean | undefined;
};

/** Reads an address that was told; `null` when a day is missing that its kind needs. Without a first day it holds from today. */
export function readAddress(told: ToldAddress, today: Day): AddressSaid | null {
  const { kind, validFrom, validTo, seasonFrom, seasonTo, remove, ...place } = told;
  const said = { ...spokenPlace(place), ...(remove ? ({ remove: true } as const) : {}) };
  if (kind === 'permanent') return { ...said, kind, validFrom: validFrom ?? today };
  if (kind === 'temporary') return { ...said, kind, validFrom: validFrom ?? today, validTo: validTo ?? null };
  const to = seasonTo ?? (remove ? seasonFrom : undefined);
  return seasonFrom === undefined || to === undefined ? null : { ...said, kind, seasonFrom, seasonTo: to };
}

const spokenPlace = (place: { readonly [Field in keyof Place]?: Place[Field] | undefined }): Partial<Place> =>
  Object.fromEntries(Object.entries(place).filter(([, value]) => value !== undefined));
