import type { Label } from '#kernel';
import { type FoundColumn, holding } from './found.ts';
import { daysOf, type Guessed } from './guess-column.ts';
import type { Doubt, DoubtKind } from './sniffed.ts';

const WORDS_SHOWN_MAX = 5;

/** What is not certain of the columns. */
export const doubtsOfColumns = (found: readonly FoundColumn[], guessed: readonly Guessed[]): Doubt[] =>
  guessed.flatMap((one, at) => {
    const written = (found[at]?.values ?? []).map((value) => value.trim()).filter((value) => value !== '');
    return [...doubtsOfMeaning(one), ...doubtsOfValues(one, written)];
  });

function doubtsOfMeaning({ column, isByContent, unknownWords }: Guessed): Doubt[] {
  const { name, guess, samples } = column;
  return holding([
    guess === null && !column.isLeftOut && { doubt: 'column_unknown', column: name, found: samples[0] ?? '' },
    isByContent && { doubt: 'column_guessed_by_content', column: name, found: guess ?? '' },
    unknownWords.length > 0 && { doubt: 'words_unknown', column: name, found: unknownWords.slice(0, WORDS_SHOWN_MAX).join(', ') }, // prettier-ignore
  ]);
}

function doubtsOfValues({ column: { name, guess, digits } }: Guessed, written: readonly string[]): Doubt[] {
  const areShort = digits !== null || hasLostZeros(guess, written);
  return holding([
    areShort && { doubt: 'zeros_lost', column: name, found: String(digits ?? 5) },
    daysOf(guess, written).isUnclear && { doubt: 'day_order_unclear', column: name, found: written[0] ?? '' },
    areDecimals(written) && { doubt: 'decimal_comma', column: name, found: written.find((text) => text.includes(',')) ?? '' }, // prettier-ignore
  ]);
}

/** Postal codes of three or four digits among those of five: a spreadsheet ate the zeros before the file was saved. */
function hasLostZeros(guess: string | null, written: readonly string[]): boolean {
  if (guess === null || !guess.endsWith('postal_code')) return false;
  const short = written.filter((text) => /^\d{3,4}$/.test(text)).length;
  return short > 0 && short > written.length * 0.02;
}

const areDecimals = (written: readonly string[]): boolean =>
  written.length > 0 && written.every((text) => /^-?\d+(?:,\d+)?$/.test(text)) && written.some((text) => text.includes(',')); // prettier-ignore

/** Tells a doubt to a person. */
export function sayDoubt({ doubt, column, found }: Doubt): Label {
  const about = column === null ? '' : `“${column}”: `;
  const { fi, sv, en } = SAYS[doubt](found);
  return { fi: about + fi, sv: about + sv, en: about + en };
}

const SAYS: Readonly<Record<DoubtKind, (found: string) => Label>> = {
  encoding_unclear: (f) => ({
    fi: `Merkistö on arvattu: ${f}. Katso, ovatko ääkköset oikein.`,
    sv: `Teckenkodningen är gissad: ${f}. Se efter om å, ä och ö är rätt.`,
    en: `The encoding is a guess: ${f}. See whether å, ä and ö are right.`,
  }),
  separator_unclear: (f) => ({
    fi: `Erotinmerkki on arvattu: ${f}.`,
    sv: `Skiljetecknet är gissat: ${f}.`,
    en: `The separator is a guess: ${f}.`,
  }),
  separator_absent: (f) => ({
    fi: `Erotinmerkkiä ${f} ei ole riveillä: kaikki jää yhteen sarakkeeseen. Valitse toinen.`,
    sv: `Skiljetecknet ${f} finns inte på raderna: allt blir en enda kolumn. Välj ett annat.`,
    en: `The separator ${f} is not in the rows: all becomes one column. Choose another.`,
  }),
  separator_in_file: (f) => ({
    fi: `Tiedosto sanoo itse erottimensa (sep=${f}), ja sitä käytetään.`,
    sv: `Filen anger själv sitt skiljetecken (sep=${f}), och det används.`,
    en: `The file itself names its separator (sep=${f}), which is used.`,
  }),
  header_unclear: () => ({
    fi: 'Ensimmäinen rivi näyttää otsikolta, mutta sen sanoja ei tunneta.',
    sv: 'Den första raden ser ut som en rubrik, men dess ord är okända.',
    en: 'The first row looks like a header, but its words are unknown.',
  }),
  no_header: () => ({
    fi: 'Tiedostossa ei näytä olevan otsikkoriviä: nimeä sarakkeet itse.',
    sv: 'Filen tycks sakna rubrikrad: namnge kolumnerna själv.',
    en: 'The file seems to have no header: name the columns yourself.',
  }),
  widths_guessed: (f) => ({
    fi: `Sarakkeiden paikat (${f}) on arvattu riveistä: vertaa niitä lähettäjän kuvaukseen.`,
    sv: `Kolumnernas platser (${f}) är gissade ur raderna: jämför med avsändarens beskrivning.`,
    en: `The places of the columns (${f}) are guessed from the lines: compare them with the sender’s description.`,
  }),
  title_rows: (f) => ({
    fi: `Ennen otsikkoa on rivejä, jotka ohitetaan: ${f}.`,
    sv: `Före rubriken finns rader som hoppas över: ${f}.`,
    en: `There are rows before the header that are passed over: ${f}.`,
  }),
  footer_rows: (f) => ({
    fi: `Lopussa on rivejä, jotka eivät ole tietueita: ${f}.`,
    sv: `I slutet finns rader som inte är poster: ${f}.`,
    en: `There are rows at the end that are no records: ${f}.`,
  }),
  several_sheets: (f) => ({
    fi: `Työkirjassa on useita välilehtiä; luettelo näyttää olevan välilehdellä ${f}.`,
    sv: `Arbetsboken har flera blad; listan tycks stå på bladet ${f}.`,
    en: `The workbook has several sheets; the list seems to be on ${f}.`,
  }),
  column_unknown: () => ({
    fi: 'Sarakkeen merkitystä ei tunneta: valitse kenttä tai jätä sarake pois.',
    sv: 'Kolumnens betydelse är okänd: välj ett fält eller utelämna kolumnen.',
    en: 'Nobody knows what the column means: choose a field, or leave it out.',
  }),
  column_guessed_by_content: (f) => ({
    fi: `Kenttä on arvattu arvoista: ${f}.`,
    sv: `Fältet är gissat av värdena: ${f}.`,
    en: `The field is guessed from the values: ${f}.`,
  }),
  words_unknown: (f) => ({
    fi: `Sanoja ei tunneta: ${f}. Kerro, mitä ne tarkoittavat.`,
    sv: `Okända ord: ${f}. Säg vad de betyder.`,
    en: `Unknown words: ${f}. Say what they mean.`,
  }),
  zeros_lost: (f) => ({
    fi: `Osa numeroista on menettänyt alkunollat; täydessä on ${f} numeroa.`,
    sv: `En del nummer har förlorat sina inledande nollor; ett fullständigt har ${f} siffror.`,
    en: `Some numbers have lost their leading zeros; a whole one has ${f} digits.`,
  }),
  day_order_unclear: (f) => ({
    fi: `Päivän ja kuukauden järjestystä ei voi tietää: ${f}.`,
    sv: `Det går inte att veta om dag eller månad står först: ${f}.`,
    en: `Nobody can tell whether day or month comes first: ${f}.`,
  }),
  decimal_comma: (f) => ({
    fi: `Luvuissa on desimaalipilkku: ${f}.`,
    sv: `Talen har decimalkomma: ${f}.`,
    en: `The numbers have a decimal comma: ${f}.`,
  }),
  perhaps_renamed: (f) => ({
    fi: `Profiilissa sarake on “${f}”. Tarkista, onko se sama.`,
    sv: `I profilen heter kolumnen ”${f}”. Kontrollera att den är densamma.`,
    en: `The profile calls the column “${f}”. Check that it is the same.`,
  }),
  uneven_rows: (f) => ({
    fi: `Joillakin riveillä on eri määrä kenttiä kuin otsikossa: ${f}.`,
    sv: `Några rader har ett annat antal fält än rubriken: ${f}.`,
    en: `Some rows have another number of fields than the header: ${f}.`,
  }),
};
