/** A package of the lockfile that a publisher receives with Kortisto. */
export type ShippedPackage = { readonly name: string; readonly licence: string | null };

const KNOWN =
  /^(?:0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|CC0-1\.0|CC-BY-[34]\.0|ISC|MIT|MIT-0|MPL-2\.0|PostgreSQL|Python-2\.0|Unlicense|WTFPL|Zlib)$/;

/** Reads the packages of a lockfile that are not for development alone; `licenceOf` looks at an installed package. */
export function shippedPackages(lockfile: string, licenceOf: (path: string) => string | null): ShippedPackage[] {
  const { packages } = JSON.parse(lockfile) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; license?: string }>;
  };
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && !dev)
    .map(([path, { license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      licence: license ?? licenceOf(path),
    }));
}

/** Complains about packages whose licence would bind the publisher, or that tell none. */
export function licenceComplaints(packages: readonly ShippedPackage[]): string[] {
  return packages.flatMap(({ name, licence }) => {
    if (!licence) return [`${name}: tells no licence`];
    const choices = licence.replaceAll(/[()]/g, '').split(/ OR /i);
    const isKnown = choices.some((choice) => choice.split(/ AND /i).every((part) => KNOWN.test(part.trim())));
    return isKnown ? [] : [`${name}: licence ${licence} is not among those we ship`];
  });
}
