import { refuse } from './refusal.ts';

type Decoder = { decode(bytes: Uint8Array): string; end(): string };

const DECLARATION = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']/;
const HEAD_BYTES = 300;

/** What bytes 0x80–0x9f mean in windows-1252; a blank is a byte that has no meaning. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
/** What ISO-8859-15 has in other places than ISO-8859-1. */
const LATIN_9: Readonly<Record<string, string>> = {
  '\u00a4': '€',
  '\u00a6': 'Š',
  '\u00a8': 'š',
  '\u00b4': 'Ž',
  '\u00b8': 'ž',
  '\u00bc': 'Œ',
  '\u00bd': 'œ',
  '\u00be': 'Ÿ',
};
// oxlint-disable-next-line no-control-regex -- these bytes are what is looked for
const C1 = /[\u0080-\u009f]/;
const LATIN_9_OTHER = /[\u00a4\u00a6\u00a8\u00b4\u00b8\u00bc\u00bd\u00be]/g;

/**
 * Turns the bytes of an XML file into text, in the encoding that the file declares and no other.
 *
 * Refuses what is declared but not so: a byte order mark that contradicts the declaration, bytes that the encoding does
 * not have (overlong UTF-8, surrogates, control bytes in ISO-8859-1), and encodings that a bank file never needs.
 */
export async function* decodeXml(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: Decoder | null = null;
  let head: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (decoder !== null) {
      yield decoder.decode(chunk);
      continue;
    }
    head = joined(head, chunk);
    if (head.length < HEAD_BYTES) continue;
    decoder = decoderFor(head);
    yield decoder.decode(head);
  }
  if (decoder === null) {
    decoder = decoderFor(head);
    yield decoder.decode(head);
  }
  yield decoder.end();
}

/** Both arrays in one. */
export function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

function decoderFor(head: Uint8Array): Decoder {
  const mark = markOf(head);
  const declared = declaredIn(head, mark);
  if (declared !== null && declared.startsWith('utf-16') !== (mark?.startsWith('utf-16') ?? false))
    contradicts(declared);
  if (mark === 'utf-8' && declared !== null && declared !== 'utf-8') contradicts(declared);
  return decoderOf(mark ?? declared ?? 'utf-8');
}

const contradicts = (declared: string): never =>
  refuse('encoding_contradicts', { line: 1, field: 'encoding', found: declared });

/** The encoding that the XML declaration names, in lower case; `null` without one. */
function declaredIn(head: Uint8Array, mark: string | null): string | null {
  const start = Buffer.from(head.subarray(0, HEAD_BYTES));
  const isWide = mark?.startsWith('utf-16') ?? false;
  const text = isWide ? start.toString('latin1').replaceAll('\u0000', '') : start.toString('latin1');
  return DECLARATION.exec(text.replace(/^[\u00ef\u00bb\u00bf\u00ff\u00fe]+/, ''))?.[1]?.toLowerCase() ?? null;
}

const MARKS = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
  { bytes: [0x3c, 0, 0x3f, 0], encoding: 'utf-16le' },
  { bytes: [0, 0x3c, 0, 0x3f], encoding: 'utf-16be' },
] as const;

/** The encoding that the first bytes show: by a byte order mark, or by `<?` written in two-byte units. */
const markOf = (head: Uint8Array): (typeof MARKS)[number]['encoding'] | null =>
  MARKS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.encoding ?? null;

function decoderOf(encoding: string): Decoder {
  switch (encoding) {
    case 'utf-8':
    case 'utf-16le':
    case 'utf-16be':
      return unicode(encoding);
    case 'us-ascii':
    case 'ascii':
      return single((text) => (/[^\t\n\r -~]/.test(text) ? null : text));
    case 'iso-8859-1':
    case 'latin1':
      return single((text) => (C1.test(text) ? null : text));
    case 'iso-8859-15':
      return single((text) => (C1.test(text) ? null : text.replace(LATIN_9_OTHER, (c) => LATIN_9[c] ?? c)));
    case 'windows-1252':
    case 'cp1252':
      return single(windows1252);
    default:
      return refuse('encoding_unsupported', { line: 1, field: 'encoding', found: encoding });
  }
}

function windows1252(text: string): string | null {
  if (!C1.test(text)) return text;
  let isWhole = true;
  // oxlint-disable-next-line no-control-regex -- these bytes are what is looked for
  const decoded = text.replace(/[\u0080-\u009f]/g, (c) => {
    const meant = WINDOWS_1252[c.charCodeAt(0) - 0x80] ?? ' ';
    if (meant === ' ') isWhole = false;
    return meant;
  });
  return isWhole ? decoded : null;
}

function unicode(encoding: string): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const lines = new LineCount();
  const turn = (bytes?: Uint8Array): string => {
    try {
      return lines.after(bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode());
    } catch {
      return refuse('bytes_not_in_encoding', { line: lines.line, field: 'encoding', found: encoding });
    }
  };
  return { decode: turn, end: () => turn() };
}

function single(meaning: (text: string) => string | null): Decoder {
  const lines = new LineCount();
  return {
    decode(bytes) {
      const text = meaning(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
      return text === null
        ? refuse('bytes_not_in_encoding', { line: lines.line, field: 'encoding' })
        : lines.after(text);
    },
    end: () => '',
  };
}

/** Counts the lines that were decoded, so that a wrong byte is told with the line near which it stands. */
class LineCount {
  line = 1;
  after(text: string): string {
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.line += 1;
    return text;
  }
}
