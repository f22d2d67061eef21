import { RefusedStream } from '../refusal.ts';
import type { Archive } from './archive.ts';
import { archiveTooLarge, brokenWorkbook } from './say-archive.ts';
import { type CellStyle, isDayPattern } from './serial-days.ts';
import { type Attributes, readWhole, unescaped } from './xml.ts';

/** A sheet of a workbook, and the part that holds it. */
export type Sheet = { readonly name: string; readonly part: string; readonly isHidden: boolean };

/** A workbook's sheets and what its cells refer to. */
export type Workbook = {
  readonly sheets: readonly Sheet[];
  /** Whether its days are counted from 1904, as an old Macintosh did. */
  readonly is1904: boolean;
  readonly strings: readonly string[];
  readonly styles: readonly CellStyle[];
};

/** The shared texts are the one part that must be held: bounded, so that a workbook cannot take the memory. */
const SHARED_TEXTS_MAX = 4_000_000;
const SHARED_CHARACTERS_MAX = 100_000_000;
const SHEETS_MAX = 200;

/** Reads what a workbook says of itself: its sheets, its shared texts and its styles. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = (await relationsOf(archive, '')).find(({ type }) => type === 'officeDocument');
  const part = root?.target ?? 'xl/workbook.xml';
  const relations = await relationsOf(archive, part);
  const { sheets, is1904 } = await sheetsOf(archive, part, relations);
  const partOf = (kind: string) => relations.find(({ type }) => type === kind)?.target;
  return {
    sheets,
    is1904,
    strings: await sharedTexts(archive, partOf('sharedStrings')),
    styles: await stylesOf(archive, partOf('styles')),
  };
}

type Relation = { readonly id: string; readonly type: string; readonly target: string };

/** What a part refers to, the targets as names of members; a target outside the archive is left out. */
async function relationsOf(archive: Archive, part: string): Promise<Relation[]> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const name = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations: Relation[] = [];
  if (!archive.has(name)) return relations;
  await readWhole(archive.read(name), {
    opened: (element, { Id = '', Type = '', Target = '', TargetMode = '' }: Attributes) => {
      if (element !== 'Relationship' || TargetMode === 'External') return;
      relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), target: memberOf(folder, Target) });
    },
    closed: () => {},
    text: () => {},
  });
  return relations;
}

function memberOf(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.' && part !== '') path.push(part);
  }
  return path.join('/');
}

async function sheetsOf(archive: Archive, part: string, relations: readonly Relation[]) {
  const targets = new Map(relations.map(({ id, target }) => [id, target]));
  const sheets: Sheet[] = [];
  let is1904 = false;
  await readWhole(archive.read(part), {
    opened: (element, attributes) => {
      if (element === 'workbookPr') is1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (element !== 'sheet') return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const target = targets.get(id);
      if (target === undefined || !archive.has(target)) return;
      sheets.push({ name: attributes['name'] ?? '', part: target, isHidden: (attributes['state'] ?? 'visible') !== 'visible' }); // prettier-ignore
    },
    closed: () => {},
    text: () => {},
  });
  if (sheets.length === 0 || sheets.length > SHEETS_MAX) throw new RefusedStream(brokenWorkbook());
  return { sheets, is1904 };
}

async function sharedTexts(archive: Archive, part: string | undefined): Promise<string[]> {
  const texts: string[] = [];
  if (part === undefined || !archive.has(part)) return texts;
  let [characters, current, isText, isPhonetic] = [0, '', false, false];
  await readWhole(archive.read(part), {
    opened: (element) => {
      if (element === 'si') current = '';
      else if (element === 'rPh') isPhonetic = true;
      else if (element === 't') isText = !isPhonetic;
    },
    closed: (element) => {
      if (element === 't') isText = false;
      else if (element === 'rPh') isPhonetic = false;
      else if (element === 'si') {
        characters += current.length;
        if (texts.length >= SHARED_TEXTS_MAX || characters > SHARED_CHARACTERS_MAX)
          throw new RefusedStream(archiveTooLarge(`${SHARED_TEXTS_MAX} texts`));
        texts.push(unescaped(current));
      }
    },
    text: (text) => {
      if (isText) current += text;
    },
  });
  return texts;
}

async function stylesOf(archive: Archive, part: string | undefined): Promise<CellStyle[]> {
  const styles: CellStyle[] = [];
  if (part === undefined || !archive.has(part)) return styles;
  const patterns = new Map<number, string>();
  let isInCells = false;
  await readWhole(archive.read(part), {
    opened: (element, attributes) => {
      if (element === 'numFmt') patterns.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (element === 'cellXfs') isInCells = true;
      else if (element === 'xf' && isInCells) {
        const id = Number(attributes['numFmtId'] ?? 0);
        styles.push(styleOf(id, patterns.get(id)));
      }
    },
    closed: (element) => {
      if (element === 'cellXfs') isInCells = false;
    },
    text: () => {},
  });
  return styles;
}

/** The number formats that every workbook knows without writing them (ECMA-376 part 1, 18.8.30; read 2026-11-24). */
const BUILT_IN: Readonly<Record<number, CellStyle>> = {
  14: 'day', 15: 'day', 16: 'day', 17: 'day', 22: 'moment', 27: 'day', 28: 'day', 29: 'day', 30: 'day', 31: 'day', 36: 'day',
  50: 'day', 51: 'day', 52: 'day', 53: 'day', 54: 'day', 57: 'day', 58: 'day',
}; // prettier-ignore

function styleOf(id: number, pattern: string | undefined): CellStyle {
  if (pattern === undefined) return BUILT_IN[id] ?? 'number';
  return isDayPattern(pattern);
}
