import type { BankFileEvent, BankFileFormat } from './bank-file.ts';
import { CAMT_CHILDREN, VERSIONS_LISTED, VERSIONS_READ } from './camt-elements.ts';
import { camtEntry } from './camt-entry.ts';
import { type CamtPayment, camtPayment } from './camt-payment.ts';
import { CamtStatement } from './camt-statement.ts';
import { type Place, refuse } from './refusal.ts';
import { type Element, ElementReader, type ElementSink, textAt } from './xml-elements.ts';

const NAMESPACE = /^urn:iso:std:iso:20022:tech:xsd:((\w+\.\d{3})\.001\.(\d{2}))$/;
const ROOTS: ReadonlyMap<string, { readonly root: string; readonly report: string }> = new Map([
  ['camt.053', { root: 'BkToCstmrStmt', report: 'Stmt' }],
  ['camt.054', { root: 'BkToCstmrDbtCdtNtfctn', report: 'Ntfctn' }],
]);
/** A batch is held in memory until its end; banks book a few hundred payments in one. */
const PAYMENTS_PER_ENTRY_MAX = 50_000;

/** Reads camt.053 (statement) and camt.054 (notification) of ISO 20022, one entry in memory at a time. */
export async function* readCamt(texts: AsyncIterable<string>): AsyncGenerator<BankFileEvent> {
  const camt = new CamtSink();
  const reader = new ElementReader(camt);
  for await (const text of texts) {
    reader.write(text);
    yield* camt.ready.splice(0);
  }
  reader.end();
  camt.finish();
  yield* camt.ready.splice(0);
}

class CamtSink implements ElementSink {
  readonly ready: BankFileEvent[] = [];
  private namespace = '';
  private version = '';
  private format: BankFileFormat = 'camt.053';
  private shape = { root: '', report: '' };
  private isStrict = true;
  /** Depth of the supplement that is open: what stands in it is the bank's own affair, in any vocabulary, never read. */
  private supplementAt = Infinity;
  private hasHead = false;
  private statements = 0;
  private statement: CamtStatement | null = null;
  private payments: CamtPayment[] = [];

  opened(name: string, namespace: string, path: readonly Element[]): void {
    const parent = path.at(-1);
    if (parent === undefined) return this.openDocument(name, namespace);
    if (this.supplementAt < path.length) return;
    if (name === 'Envlp') this.supplementAt = path.length;
    if (namespace !== this.namespace) refuse('foreign_namespace', placeOf(name, path));
    if (path.length === 1 && name !== this.shape.root) refuse('unknown_message', placeOf(name, path));
    const isListed = CAMT_CHILDREN.get(parent.name)?.has(name) === true;
    if (!isListed && this.isStrict) refuse('unknown_element', placeOf(name, path));
    if (path.length === 2 && name === this.shape.report) {
      this.statement = new CamtStatement(++this.statements, parent.line);
    }
  }

  private openDocument(name: string, namespace: string): void {
    const [, message = '', type = '', version = ''] = NAMESPACE.exec(namespace) ?? [];
    const shape = ROOTS.get(type);
    if (name !== 'Document' || shape === undefined)
      return refuse('unknown_message', { line: 1, field: name, found: message || namespace });
    if (!VERSIONS_READ.includes(version)) refuse('unknown_version', { line: 1, field: 'xmlns', found: message });
    this.namespace = namespace;
    this.version = message;
    this.format = type === 'camt.053' ? 'camt.053' : 'camt.054';
    this.shape = shape;
    this.isStrict = VERSIONS_LISTED.includes(version);
  }

  closed(element: Element, path: readonly Element[]): 'keep' | 'drop' {
    const depth = path.length;
    if (this.supplementAt < depth) return 'drop';
    if (this.supplementAt === depth) this.supplementAt = Infinity;
    if (depth >= 4) {
      if (depth === 5 && element.name === 'TxDtls') return this.closePayment(element);
      return 'keep';
    }
    if (depth === 3 && this.statement !== null) this.closePart(element, this.statement);
    if (depth === 3) return path[2]?.name === 'GrpHdr' ? 'keep' : 'drop';
    if (depth === 2) this.closeReport(element);
    return 'drop';
  }

  private closePayment(element: Element): 'drop' {
    if (this.payments.length >= PAYMENTS_PER_ENTRY_MAX)
      refuse('too_many_payments', { line: element.line, field: 'NtryDtls' });
    this.payments.push(camtPayment(element));
    return 'drop';
  }

  private closePart(element: Element, statement: CamtStatement): void {
    if (element.name !== 'Ntry') return statement.take(element);
    this.head(null);
    const around = { ...statement.shared, ordinal: statement.counting.entries + 1 };
    const entry = camtEntry(element, this.payments, around);
    this.payments = [];
    statement.counting.add(entry);
    this.ready.push({ kind: 'entry', entry });
  }

  private closeReport(element: Element): void {
    if (element.name === 'GrpHdr') return this.head(element);
    if (element.name !== this.shape.report || this.statement === null) return;
    this.head(null);
    this.ready.push({ kind: 'statement', statement: this.statement.finished() });
    this.statement = null;
  }

  /** The header comes first; a message without one is told of all the same. */
  private head(groupHeader: Element | null): void {
    if (this.hasHead) return;
    this.hasHead = true;
    const messageId = textAt(groupHeader, 'MsgId');
    const createdAt = textAt(groupHeader, 'CreDtTm');
    this.ready.push({ kind: 'file', head: { format: this.format, version: this.version, messageId, createdAt } });
  }

  finish(): void {
    if (this.statements === 0) refuse('missing_element', { line: 1, field: this.shape.report || 'Document' });
    this.head(null);
  }
}

const placeOf = (name: string, path: readonly Element[]): Place => {
  const field = [...path.slice(-2).map((element) => element.name), name].join('/');
  return { line: path.at(-1)?.line ?? null, field, found: name };
};
