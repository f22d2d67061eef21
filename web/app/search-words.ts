/** What the address of a screen may say, read from whatever somebody typed there. */
export type Words<Name extends string> = { readonly [One in Name]?: string | undefined };

/** Reads the named words of an address; anything else in it is left out. */
export const words =
  <Name extends string>(...names: readonly Name[]) =>
  (given: Readonly<Record<string, unknown>>): Words<Name> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const value = given[name];
        const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
        return text === '' ? [] : [[name, text.slice(0, 20_000)]];
      }),
    ) as Words<Name>;

/** A place in a list as the address says it; `undefined` when it says none. */
export const place = (text: string | undefined): number | undefined =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : undefined;

/** What the server reads of a search: 200 characters. */
export const SEARCH_CHARACTERS_MAX = 200;
