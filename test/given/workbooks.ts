import { writeFileSync } from 'node:fs';
import { deflateRawSync, crc32 } from 'node:zlib';
import { writeXlsx } from 'hucre/xlsx';

/** A cell as a spreadsheet would have it: a text, a number, a day (`{ day: '2026-11-24' }`), or a formula with its value. */
export type GivenCell = string | number | boolean | null | { readonly day: string; readonly format?: string } | { readonly formula: string; readonly value: string | number }; // prettier-ignore

export type GivenSheet = { readonly name: string; readonly rows: readonly (readonly GivenCell[])[]; readonly merge?: boolean; readonly isHidden?: boolean }; // prettier-ignore

/** Writes a workbook by a library that knows nothing of our reader. */
export async function givenWorkbook(
  path: string,
  sheets: readonly GivenSheet[],
  options: { readonly is1904?: boolean; readonly isInline?: boolean } = {},
): Promise<void> {
  const written = await writeXlsx({
    sheets: sheets.map(({ name, rows, merge = false, isHidden = false }) => ({
      name,
      rows: rows.map((row) => row.map(plain)),
      cells: new Map(rows.flatMap((row, r) => row.flatMap((cell, c) => detailed(cell, `${r},${c}`)))),
      ...(merge ? { merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 3 }] } : {}),
      ...(isHidden ? { hidden: true } : {}),
    })),
    dateSystem: options.is1904 ? '1904' : '1900',
    stringMode: options.isInline ? 'inline' : 'shared',
  });
  writeFileSync(path, written);
}

const isDetailed = (cell: GivenCell): cell is Exclude<GivenCell, string | number | boolean | null> =>
  typeof cell === 'object' && cell !== null;

const plain = (cell: GivenCell) => {
  if (!isDetailed(cell)) return cell;
  return 'day' in cell ? dateOf(cell.day) : cell.value;
};

type Detailed = [string, { value: Date | string | number; style?: { numFmt: string }; formula?: string; formulaResult?: string | number }]; // prettier-ignore

function detailed(cell: GivenCell, at: string): Detailed[] {
  if (!isDetailed(cell)) return [];
  if ('day' in cell) return [[at, { value: dateOf(cell.day), style: { numFmt: cell.format ?? 'dd.mm.yyyy' } }]];
  return [[at, { value: cell.value, formula: cell.formula, formulaResult: cell.value }]];
}

const dateOf = (text: string): Date => new Date(text.includes('T') ? `${text}Z` : `${text}T00:00:00Z`);

/** One member of an archive made by hand, with what is wrong with it. */
export type GivenMember = {
  readonly name: string;
  readonly content: string | Buffer;
  readonly flags?: number;
  readonly attributes?: number;
  readonly claimedSize?: number;
  readonly crc?: number;
};

/** A ZIP made by hand, so that it can be wrong in ways that no library writes. */
export function givenZip(members: readonly GivenMember[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, flags = 0, attributes = 0, claimedSize, crc } of members) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes);
    const file = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc ?? crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claimedSize ?? bytes.length, 18);
    common.writeUInt16LE(file.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), common, file, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(attributes >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0003', 'latin1'), common, rest, file]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(members.length, 4);
  end.writeUInt16LE(members.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006', 'latin1'), end]);
}
