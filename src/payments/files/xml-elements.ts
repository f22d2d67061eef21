import { SaxesParser, type SaxesTagNS } from 'saxes';
import { Refusal, refuse } from './refusal.ts';

/** An element with what stands in it; only the attribute `Ccy` means anything in a bank file. */
export type Element = {
  readonly name: string;
  readonly line: number;
  readonly currency: string | null;
  text: string;
  readonly children: Element[];
};

/** What a reader of elements is told. `closed` says whether the element stays with its parent. */
export type ElementSink = {
  opened(name: string, namespace: string, path: readonly Element[]): void;
  closed(element: Element, path: readonly Element[]): 'keep' | 'drop';
};

const DEPTH_MAX = 40;
const ATTRIBUTES_MAX = 20;
/** Characters of input without a single event: a name, a value, a comment or a DOCTYPE that never ends. */
const SILENCE_MAX = 1_000_000;
const NAME_MAX = 100;

/**
 * Feeds XML text to a sink, element by element, in bounded memory.
 *
 * Namespaces are heeded, text round comments and CDATA is joined, entities are never expanded: any DOCTYPE is refused,
 * so are nesting over 40 levels and values without end.
 */
export class ElementReader {
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly path: Element[] = [];
  private readonly sink: ElementSink;
  private attributes = 0;
  private lastEventAt = 0;
  private fed = 0;

  constructor(sink: ElementSink) {
    this.sink = sink;
    this.parser.on('xmldecl', (declaration) => {
      if (declaration.version !== '1.0')
        refuse('malformed_xml', { line: 1, field: 'version', found: declaration.version ?? '' });
    });
    this.parser.on('doctype', () => refuse('doctype_forbidden', { line: this.parser.line }));
    this.parser.on('opentagstart', (tag) => {
      this.heard();
      this.attributes = 0;
      if (this.path.length >= DEPTH_MAX)
        refuse('too_deep', { line: this.parser.line, found: String(this.path.length + 1) });
      if (tag.name.length > NAME_MAX) refuse('too_long', { line: this.parser.line, field: 'name of an element' });
    });
    this.parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > ATTRIBUTES_MAX) refuse('too_many_attributes', { line: this.parser.line });
    });
    this.parser.on('opentag', (tag) => this.open(tag));
    this.parser.on('text', (text) => this.append(text));
    this.parser.on('cdata', (text) => this.append(text));
    this.parser.on('comment', () => this.heard());
    this.parser.on('closetag', () => this.close());
  }

  write(text: string): void {
    this.fed += text.length;
    this.guarded(() => this.parser.write(text));
    if (this.fed - this.lastEventAt > SILENCE_MAX) refuse('too_long', { line: this.parser.line, field: 'value' });
  }

  end(): void {
    this.guarded(() => this.parser.close());
  }

  private guarded(step: () => void): void {
    try {
      step();
    } catch (error) {
      if (error instanceof Refusal) throw error;
      // What saxes says repeats text of the file, which may be a payer's; the place is enough.
      refuse('malformed_xml', { line: this.parser.line, field: `column ${this.parser.column}` });
    }
  }

  private heard(): void {
    this.lastEventAt = this.fed;
  }

  private open(tag: SaxesTagNS): void {
    this.sink.opened(tag.local, tag.uri, this.path);
    const currency = Object.hasOwn(tag.attributes, 'Ccy') ? (tag.attributes['Ccy']?.value.trim() ?? null) : null;
    this.path.push({ name: tag.local, line: this.parser.line, currency, text: '', children: [] });
  }

  private append(text: string): void {
    this.heard();
    const element = this.path.at(-1);
    if (element === undefined) return;
    element.text += text;
    if (element.text.length > SILENCE_MAX) refuse('too_long', { line: element.line, field: element.name });
  }

  private close(): void {
    this.heard();
    const element = this.path.pop();
    if (element === undefined) return;
    if (this.sink.closed(element, this.path) === 'keep') this.path.at(-1)?.children.push(element);
  }
}

/** The one child of that name, or `null`; a second one is refused, for nobody could say which is meant. */
export function child(element: Element | null, name: string): Element | null {
  if (element === null) return null;
  let found: Element | null = null;
  for (const one of element.children) {
    if (one.name !== name) continue;
    if (found !== null) refuse('repeated_element', { line: one.line, field: `${element.name}/${name}` });
    found = one;
  }
  return found;
}

/** Every child of that name, in order. */
export const children = (element: Element | null, name: string): Element[] =>
  element === null ? [] : element.children.filter((one) => one.name === name);

/** The element at the end of a path of single children, or `null`. */
export function at(element: Element | null, ...path: readonly string[]): Element | null {
  let here = element;
  for (const name of path) here = child(here, name);
  return here;
}

/** The trimmed text at the end of a path; `null` when the element is missing or empty. */
export function textAt(element: Element | null, ...path: readonly string[]): string | null {
  const text = at(element, ...path)?.text.trim();
  return text === undefined || text === '' ? null : text;
}

const CODE_MAX = 140;

/** As `textAt`, for references and ids: what is much longer than the standard lets them be is refused. */
export function codeAt(element: Element | null, ...path: readonly string[]): string | null {
  const text = textAt(element, ...path);
  if (text !== null && text.length > CODE_MAX)
    refuse('too_long', { line: at(element, ...path)?.line ?? null, field: path.join('/') });
  return text;
}
