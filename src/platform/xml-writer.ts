import { assert, type Brand } from '#kernel';

/** A piece of well-formed XML, or nothing at all: only `xml` makes one. */
export type Xml = Brand<string, 'Xml'>;

/** What stands between the tags: text to be escaped, or elements; `null` for nothing. */
export type XmlContent = string | readonly Xml[] | null;

const NOTHING = '' as Xml;
const NAME = /^[A-Za-z_][\w.:-]*$/;

/**
 * Writes one element, or nothing when it would be empty: Finvoice forbids empty elements and tabs, and pain.001 gains
 * nothing from either (Finvoice 3.0 implementation guideline, read 2026-11-22).
 *
 * Text is escaped; controls that XML 1.0 cannot carry are left out, runs of white space become one space.
 */
export function xml(name: string, content: XmlContent, attributes: Readonly<Record<string, string>> = {}): Xml {
  assert(NAME.test(name), `not an XML name: ${name}`);
  const inside = content === null ? '' : typeof content === 'string' ? escaped(content) : joined(content);
  if (inside === '') return NOTHING;
  const written = Object.entries(attributes).map(([key, value]) => {
    assert(NAME.test(key), `not an XML name: ${key}`);
    return ` ${key}="${escaped(value)}"`;
  });
  return `<${name}${written.join('')}>${inside}</${name}>` as Xml;
}

/** The document in ISO-8859-15, with its XML declaration; a sign outside that set goes as a character reference, so no name changes. */
export function latin9Document(root: Xml): Uint8Array {
  const text = `<?xml version="1.0" encoding="ISO-8859-15"?>\n${root}\n`;
  return Buffer.from(Array.from(text, latin9Sign).join(''), 'latin1');
}

/** The document in UTF-8, with its XML declaration. */
export const utf8Document = (root: Xml): Uint8Array =>
  Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`, 'utf8');

const joined = (elements: readonly Xml[]): string => {
  const present = elements.filter((element) => element !== NOTHING);
  return present.length === 0 ? '' : `\n${present.join('\n')}\n`;
};

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * The text as it will stand in the document: NFC, white space folded to single spaces, none at the ends, and without what
 * XML cannot carry. For counting signs before writing; `xml` does the same by itself.
 *
 * @see XML 1.0 § 2.2 Char (read 2026-11-22): controls, lone surrogates and U+FFFE/U+FFFF stop a parser
 */
export const xmlText = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '')
    .replaceAll(/ +/g, ' ')
    .trim();

const escaped = (text: string): string => xmlText(text).replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign] ?? '');

/** Where ISO-8859-15 differs from ISO-8859-1: eight places (ISO/IEC 8859-15:1999, read 2026-11-22). */
const LATIN9_OWN: ReadonlyMap<string, number> = new Map([
  ['€', 0xa4],
  ['Š', 0xa6],
  ['š', 0xa8],
  ['Ž', 0xb4],
  ['ž', 0xb8],
  ['Œ', 0xbc],
  ['œ', 0xbd],
  ['Ÿ', 0xbe],
]);
const LATIN9_TAKEN: ReadonlySet<number> = new Set(LATIN9_OWN.values());

function latin9Sign(sign: string): string {
  const own = LATIN9_OWN.get(sign);
  if (own !== undefined) return String.fromCharCode(own);
  const point = sign.codePointAt(0) ?? 0;
  const isLatin1 = point < 0x80 || (point >= 0xa0 && point <= 0xff && !LATIN9_TAKEN.has(point));
  return isLatin1 ? sign : `&#${point};`;
}
