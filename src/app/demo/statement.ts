import { type Cents, type Day, eurosPlain } from '#kernel';
import { utf8Document, xml, type Xml } from '#platform';

/** One deposit of a demo bank statement. */
export type Deposit = {
  readonly key: string;
  readonly bookedOn: Day;
  readonly cents: Cents;
  readonly reference: string | null;
  readonly payerName: string;
  readonly message: string | null;
};

/** A statement of one account. */
export type Statement = {
  readonly id: string;
  readonly iban: string;
  readonly openingCents: Cents;
  readonly closingCents: Cents;
  readonly from: Day;
  readonly to: Day;
  readonly deposits: readonly Deposit[];
};

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.08';

/** Writes the statement as a bank would: camt.053.001.08 (ISO 20022, read 2026-11-22), so that the demo is read by the real reader. */
export const statementFile = (statement: Statement): Uint8Array =>
  utf8Document(
    xml('Document', [xml('BkToCstmrStmt', [groupHeader(statement), xml('Stmt', statementParts(statement))])], {
      xmlns: NAMESPACE,
    }),
  );

const groupHeader = ({ id, to }: Statement): Xml =>
  xml('GrpHdr', [xml('MsgId', id), xml('CreDtTm', `${to.toString()}T23:00:00+02:00`)]);

const statementParts = ({ id, iban, openingCents, closingCents, from, to, deposits }: Statement): Xml[] => [
  xml('Id', id),
  xml('CreDtTm', `${to.toString()}T23:00:00+02:00`),
  xml('FrToDt', [xml('FrDtTm', `${from.toString()}T00:00:00+02:00`), xml('ToDtTm', `${to.toString()}T23:59:59+02:00`)]),
  xml('Acct', [xml('Id', [xml('IBAN', iban)]), xml('Ccy', 'EUR')]),
  balance('OPBD', openingCents, from),
  balance('CLBD', closingCents, to),
  ...deposits.map(entry),
];

const balance = (code: string, amount: Cents, on: Day): Xml =>
  xml('Bal', [
    xml('Tp', [xml('CdOrPrtry', [xml('Cd', code)])]),
    xml('Amt', eurosPlain(amount), { Ccy: 'EUR' }),
    xml('CdtDbtInd', 'CRDT'),
    xml('Dt', [xml('Dt', on.toString())]),
  ]);

const entry = ({ key, bookedOn, cents, reference, payerName, message }: Deposit): Xml =>
  xml('Ntry', [
    xml('Amt', eurosPlain(cents), { Ccy: 'EUR' }),
    xml('CdtDbtInd', 'CRDT'),
    xml('Sts', [xml('Cd', 'BOOK')]),
    xml('BookgDt', [xml('Dt', bookedOn.toString())]),
    xml('ValDt', [xml('Dt', bookedOn.toString())]),
    xml('AcctSvcrRef', key),
    xml('BkTxCd', [xml('Domn', [xml('Cd', 'PMNT'), xml('Fmly', [xml('Cd', 'RCDT'), xml('SubFmlyCd', 'ESCT')])])]),
    xml('NtryDtls', [
      xml('TxDtls', [
        xml('Refs', [xml('AcctSvcrRef', key)]),
        xml('Amt', eurosPlain(cents), { Ccy: 'EUR' }),
        xml('CdtDbtInd', 'CRDT'),
        xml('RltdPties', [xml('Dbtr', [xml('Pty', [xml('Nm', payerName)])])]),
        xml('RmtInf', reference ? [structured(reference)] : [xml('Ustrd', message)]),
      ]),
    ]),
  ]);

const structured = (reference: string): Xml =>
  xml('Strd', [xml('CdtrRefInf', [xml('Tp', [xml('CdOrPrtry', [xml('Cd', 'SCOR')])]), xml('Ref', reference)])]);
