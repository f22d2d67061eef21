/** Versions of camt.053 and camt.054 that are read: 001.02 to 001.08. */
export const VERSIONS_READ: readonly string[] = ['02', '03', '04', '05', '06', '07', '08'];

/** Versions whose every element the list below holds; in the others an element that is not listed is passed over. */
export const VERSIONS_LISTED: readonly string[] = ['02', '08'];

/**
 * Which elements may stand in which, `parent: children`: camt.053 and camt.054, versions 001.02 and 001.08 together.
 *
 * Looser than the schemas, since order, number and type are not told: banks err in those and mean no harm. What is not
 * here at all is no bank's slip.
 *
 * @see ISO 20022 message definitions camt.053.001.02, .08, camt.054.001.02, .08 (read 2026-11-22)
 */
const LIST = `
Acct: Ccy Id Nm Ownr Prxy Svcr Tp
AddtlInfInd: MsgId MsgNmId
AdjstmntAmtAndRsn: AddtlInf Amt CdtDbtInd Rsn
Adr: AdrLine AdrTp BldgNb BldgNm Ctry CtrySubDvsn Dept DstrctNm Flr PstBx PstCd Room StrtNm SubDept TwnLctnNm TwnNm
AdrTp: Cd Prtry
Aggtd: AddtlSvc SaleRcncltnId SeqNbRg TxCtgy TxDtRg
AggtdNtry: AddtlSvc SaleRcncltnId SeqNbRg TxCtgy TxDtRg
Agt: BrnchId FinInstnId
Amt: AdjstmntAmtAndRsn CdtNoteAmt DscntApldAmt DuePyblAmt EQAmt FrAmt FrToAmt NEQAmt RmtdAmt TaxAmt ToAmt
AmtDtls: AnncdPstngAmt CntrValAmt InstdAmt PrtryAmt TxAmt
AnncdPstngAmt: Amt CcyXchg
AuthntcnMtd: AuthntcnMtd AuthntcnNtty
Authstn: Nm Titl
Avlbty: Amt CdtDbtInd Dt
Bal: Amt Avlbty CdtDbtInd CdtLine Dt Tp
BkToCstmrDbtCdtNtfctn: GrpHdr Ntfctn SplmtryData
BkToCstmrStmt: GrpHdr SplmtryData Stmt
BkTxCd: Domn Prtry
BookgDt: Dt DtTm
BrnchId: Id LEI Nm PstlAdr
Btch: CdtDbtInd MsgId NbOfTxs PmtInfId TtlAmt
Card: AddtlCardData CardBrnd CardCtryCd PlainCardData
CardBrnd: Id Issr SchmeNm
CardSctyCd: CSCMgmt CSCVal
CardTx: AggtdNtry Card POI PrePdAcct Tx
CcyXchg: CtrctId QtnDt SrcCcy TrgtCcy UnitCcy XchgRate
CdOrPrtry: Cd Prtry
CdtLine: Amt Dt Incl Tp
CdtNtries: NbOfNtries Sum
Cdtr: Agt CtctDtls CtryOfRes Id Nm PstlAdr Pty RegnId TaxId TaxTp
CdtrAcct: Ccy Id Nm Prxy Tp
CdtrAgt: BrnchId FinInstnId
CdtrRefInf: Ref Tp
Chrgs: Amt Br CdtDbtInd Pty Rate Rcrd Tax Tp TtlChrgsAndTaxAmt
ClrSysId: Cd Prtry
ClrSysMmbId: ClrSysId MmbId
Cmpnt: ApprvlNb ManfctrId Mdl POICmpntTp SrlNb VrsnNb
CntrValAmt: Amt CcyXchg
CorpActn: Cd EvtId EvtTp Nb Prtry
Cpblties: CardRdngCpblties CrdhldrVrfctnCpblties DispCpblties OnLineCpblties PrtLineWidth
CshDpst: Amt NbOfNotes NoteDnmtn
CtctDtls: Dept EmailAdr EmailPurp FaxNb JobTitl MobNb Nm NmPrfx Othr PhneNb PrefrdMtd Rspnsblty
DbtNtries: NbOfNtries Sum
Dbtr: Agt Authstn CtctDtls CtryOfRes Id Nm PstlAdr Pty RegnId TaxId TaxTp
DbtrAcct: Ccy Id Nm Prxy Tp
DbtrAgt: BrnchId FinInstnId
DealPric: Tp Val
DispCpblties: DispTp LineWidth NbOfLines
DlvrgAgt: BrnchId FinInstnId
Document: BkToCstmrDbtCdtNtfctn BkToCstmrStmt
Domn: Cd Fmly
DscntApldAmt: Amt Tp
Dt: ActlDt Dt DtTm FrDt NbOfDays ToDt
DtAndPlcOfBirth: BirthDt CityOfBirth CtryOfBirth PrvcOfBirth
DtTm: FrDtTm ToDtTm
Dtls: Amt Prd
FinInstnId: BIC BICFI ClrSysMmbId LEI Nm Othr PstlAdr
FinInstrmId: Desc ISIN OthrId Prtry
Fmly: Cd SubFmlyCd
FrAmt: BdryAmt Incl
FrToAmt: FrAmt ToAmt
FrToDt: FrDt FrDtTm ToDt ToDtTm
FrToSeq: FrSeq ToSeq
Grnshee: CtctDtls CtryOfRes Id Nm PstlAdr
GrnshmtAdmstr: CtctDtls CtryOfRes Id Nm PstlAdr
GrnshmtRmt: Dt FmlyMdclInsrncInd Grnshee GrnshmtAdmstr MplyeeTermntnInd RefNb RmtdAmt Tp
GrpHdr: AddtlInf CreDtTm MsgId MsgPgntn MsgRcpt OrgnlBizQry
Id: IBAN Id Issr Nb OrgId Othr PrvtId RltdDt ShrtNm Tp
Indv: AddtlSvc ICCRltdData Pdct PmtCntxt RePresntmntRsn SaleRcncltnId SaleRefNb SeqNb TxCtgy TxId VldtnDt VldtnSeqNb
InitgPty: Agt CtctDtls CtryOfRes Id Nm PstlAdr Pty
InstdAgt: BrnchId FinInstnId
InstdAmt: Amt CcyXchg
InstgAgt: BrnchId FinInstnId
IntrmyAgt1: BrnchId FinInstnId
IntrmyAgt2: BrnchId FinInstnId
IntrmyAgt3: BrnchId FinInstnId
Intrst: Amt CdtDbtInd FrToDt Rate Rcrd Rsn Tax Tp TtlIntrstAndTaxAmt
Invcee: CtctDtls CtryOfRes Id Nm PstlAdr
Invcr: CtctDtls CtryOfRes Id Nm PstlAdr
IssgAgt: BrnchId FinInstnId
LclInstrm: Cd Prtry
LineDtls: Amt Desc Id
MsgPgntn: LastPgInd PgNb
MsgRcpt: CtctDtls CtryOfRes Id Nm PstlAdr
Ntfctn: Acct AddtlNtfctnInf CpyDplctInd CreDtTm ElctrncSeqNb FrToDt Id Intrst LglSeqNb NtfctnPgntn Ntry RltdAcct RptgSeq RptgSrc TxsSummry
NtfctnPgntn: LastPgInd PgNb
Ntry: AcctSvcrRef AddtlInfInd AddtlNtryInf Amt AmtDtls Avlbty BkTxCd BookgDt CardTx CdtDbtInd Chrgs ComssnWvrInd Intrst NtryDtls NtryRef RvslInd Sts TechInptChanl ValDt
NtryDtls: Btch TxDtls
OrgId: AnyBIC BICOrBEI LEI Othr
OrgnlAndCurFaceAmt: AmtsdVal FaceAmt
OrgnlBizQry: CreDtTm MsgId MsgNmId
OrgnlBkTxCd: Domn Prtry
Orgtr: CtctDtls CtryOfRes Id Nm PstlAdr
Othr: ChanlTp Id Issr SchmeNm
OthrId: Id Sfx Tp
Ownr: CtctDtls CtryOfRes Id Nm PstlAdr
POI: Cmpnt Cpblties GrpId Id SysNm
Pdct: AddtlPdctInf PdctAmt PdctCd PdctQty TaxTp UnitOfMeasr UnitPric
PlainCardData: CardSctyCd CardSeqNb FctvDt PAN SvcCd TrckData XpryDt
PmtCntxt: AttndncCntxt AttndntLang AttndntMsgCpbl AuthntcnMtd CardDataNtryMd CardPres CrdhldrPres FllbckInd OnLineCntxt TxChanl TxEnvt
Prd: FrToDt Tp Yr
PrePdAcct: Ccy Id Nm Prxy Tp
Prtry: Agt Cd Dt Id Issr Pric Pty Qty Ref SchmeNm Tp
PrtryAmt: Amt CcyXchg Tp
PrvtId: DtAndPlcOfBirth Othr
Prxy: Id Tp
PstlAdr: Adr AdrLine AdrTp BldgNb BldgNm Ctry CtrySubDvsn Dept DstrctNm Flr Nm PstBx PstCd Room StrtNm SubDept TwnLctnNm TwnNm
Pty: Agt BrnchId CtctDtls CtryOfRes FinInstnId Id Nm PstlAdr Pty
Purp: Cd Prtry
Qty: AmtsdVal FaceAmt Unit
Rate: Tp VldtyRg
Rcrd: AddtlInf Agt Amt Br CdtDbtInd CertId ChrgInclInd Ctgy CtgyDtls DbtrSts FrToDt FrmsCd Prd Rate Rsn Tax TaxAmt Tp
RcvgAgt: BrnchId FinInstnId
Refs: AcctOwnrTxId AcctSvcrRef AcctSvcrTxId ChqNb ClrSysRef EndToEndId InstrId MktInfrstrctrTxId MndtId MsgId PmtInfId PrcgId Prtry TxId UETR
RfrdDocAmt: AdjstmntAmtAndRsn CdtNoteAmt DscntApldAmt DuePyblAmt RmtdAmt TaxAmt
RfrdDocInf: LineDtls Nb RltdDt Tp
RltdAcct: Ccy Id Nm Prxy Tp
RltdAgts: CdtrAgt DbtrAgt DlvrgAgt InstdAgt InstgAgt IntrmyAgt1 IntrmyAgt2 IntrmyAgt3 IssgAgt Prtry RcvgAgt SttlmPlc
RltdDts: AccptncDtTm EndDt IntrBkSttlmDt Prtry StartDt TradActvtyCtrctlSttlmDt TradDt TxDtTm
RltdPric: DealPric Prtry
RltdPties: Cdtr CdtrAcct Dbtr DbtrAcct InitgPty Prtry TradgPty UltmtCdtr UltmtDbtr
RltdQties: OrgnlAndCurFaceAmt Prtry Qty
RltdRmtInf: RmtId RmtLctnDtls RmtLctnElctrncAdr RmtLctnMtd RmtLctnPstlAdr
RmtInf: Strd Ustrd
RmtLctnDtls: ElctrncAdr Mtd PstlAdr
RmtLctnPstlAdr: Adr Nm
RptgSeq: EQSeq FrSeq FrToSeq NEQSeq ToSeq
RptgSrc: Cd Prtry
Rsn: Cd Prtry
RtrInf: AddtlInf OrgnlBkTxCd Orgtr Rsn
SchmeNm: Cd Prtry
SeqNbRg: FrstTx LastTx
SfkpgAcct: Ccy Id Nm Tp
SplmtryData: Envlp PlcAndNm
Stmt: Acct AddtlStmtInf Bal CpyDplctInd CreDtTm ElctrncSeqNb FrToDt Id Intrst LglSeqNb Ntry RltdAcct RptgSeq RptgSrc StmtPgntn TxsSummry
StmtPgntn: LastPgInd PgNb
Strd: AddtlRmtInf CdtrRefInf GrnshmtRmt Invcee Invcr RfrdDocAmt RfrdDocInf TaxRmt
Sts: Cd Prtry
SttlmPlc: BrnchId FinInstnId
SubTp: Cd Prtry
Svcr: BrnchId FinInstnId
Tax: AdmstnZn AdmstnZone Amt Cdtr Dbtr Dt Id Mtd Rate Rcrd RefNb SeqNb TtlTaxAmt TtlTaxblBaseAmt
TaxAmt: Amt Dtls Rate TaxblBaseAmt Tp TtlAmt
TaxRmt: AdmstnZone Cdtr Dbtr Dt Mtd Rcrd RefNb SeqNb TtlTaxAmt TtlTaxblBaseAmt UltmtDbtr
TechInptChanl: Cd Prtry
ToAmt: BdryAmt Incl
Tp: Cd CdOrPrtry Id Issr Othr Pctg Prtry SchmeNm SubTp ValTp Yldd
TradgPty: Agt CtctDtls CtryOfRes Id Nm PstlAdr Pty
TrckData: TrckNb TrckVal
TtlCdtNtries: NbOfNtries Sum
TtlDbtNtries: NbOfNtries Sum
TtlNetNtry: Amt CdtDbtInd
TtlNtries: CdtDbtInd NbOfNtries Sum TtlNetNtry TtlNetNtryAmt
TtlNtriesPerBkTxCd: Avlbty BkTxCd CdtDbtInd CdtNtries DbtNtries Dt FcstInd NbOfNtries Sum TtlNetNtry TtlNetNtryAmt
Tx: Aggtd Indv
TxAmt: Amt CcyXchg
TxDtRg: Dt DtTm
TxDtls: AddtlTxInf Amt AmtDtls Avlbty BkTxCd CardTx CdtDbtInd Chrgs CorpActn CshDpst FinInstrmId Intrst LclInstrm Purp Refs RltdAgts RltdDts RltdPric RltdPties RltdQties RltdRmtInf RmtInf RtrInf SfkpgAcct SplmtryData Tax
TxId: TxDtTm TxRef
TxsSummry: TtlCdtNtries TtlDbtNtries TtlNtries TtlNtriesPerBkTxCd
UltmtCdtr: Agt CtctDtls CtryOfRes Id Nm PstlAdr Pty
UltmtDbtr: Agt Authstn CtctDtls CtryOfRes Id Nm PstlAdr Pty RegnId TaxId TaxTp
Val: Amt Rate
ValDt: Dt DtTm
VldtyRg: Amt Ccy CdtDbtInd
`;

/** The children that an element may have, by its name. */
export const CAMT_CHILDREN: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  LIST.trim()
    .split('\n')
    .map((line) => {
      const [parent = '', names = ''] = line.split(': ');
      return [parent, new Set(names.split(' '))] as const;
    }),
);
