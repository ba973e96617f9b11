/**
 * What the printed forms of Circular 03/2025/TT-VPCP and the results read. Prints speak Vietnamese, the official
 * language, whatever the language of the screen; every word they show, labels included, arrives in the data.
 * Text is text: nothing in it is read as markup. An asset named here is given to the renderer as an SVG file.
 */
import { z } from 'zod'

const Text = z.string()
const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** One line `label: value`; an empty value prints a dotted line to write on. */
export const PrintField = z.object({ label: Text, value: Text })

/** Head of every document by Decree 30/2020/ND-CP, Appendix I. */
export const PrintHead = z.object({
  /** agency lines, superior first, the issuing one last (printed bold): `UBND THÀNH PHỐ ĐÀ NẴNG`, `ỦY BAN NHÂN DÂN XÃ NÚI THÀNH` */
  agency: z.array(Text).min(1),
  /** `CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM` */
  nation: Text,
  /** `Độc lập - Tự do - Hạnh phúc` */
  motto: Text,
  /** `Số: 15/HDHS`; empty where the form has none */
  number: Text,
  /** `Núi Thành, ngày 22 tháng 11 năm 2026` */
  placeAndDate: Text,
})

/** Words about the file itself, read by archives and screen readers. */
export const PrintDocument = z.object({
  /** title of the PDF: `Giấy tiếp nhận hồ sơ và hẹn trả kết quả H17.20965-261122-0001` */
  title: Text,
  /** issuing office */
  author: Text,
  /** day of issue, also of the PDF */
  issuedOn: Day,
  /** `Trang {page}/{pages}`, printed in the head of later pages is the bare number by Decree 30 */
  language: z.literal('vi'),
})

/** The dossier code as text, QR (asset `qr.svg`) and, on slips, Code 39 bars (asset `barcode.svg`). */
export const PrintCodes = z.object({
  /** `Mã hồ sơ` */
  codeLabel: Text,
  code: Text,
  /** spoken in place of the pictures */
  qrAlt: Text,
  barcodeAlt: Text,
  /** beside the QR: `Tra cứu tại https://... bằng mã` and the typed code `K7M4-QX9T-2RB` */
  lookup: Text,
  typedCode: Text,
})

/** One signer; `name` empty leaves room for a signature by hand. */
export const PrintSignature = z.object({
  /** bold capitals, one line each: `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH` */
  role: z.array(Text).min(1),
  /** italic in brackets: `(Ký và ghi rõ họ tên)`; may be empty */
  note: Text,
  name: Text,
})

export const PrintTable = z.object({
  /** spoken and printed above the table; may be empty */
  caption: Text,
  /** relative widths; `number` columns are centred */
  columns: z.array(z.object({ label: Text, width: z.number().positive(), align: z.enum(['left', 'center']) })).min(1),
  rows: z.array(z.array(Text)),
})

const slip = { document: PrintDocument, head: PrintHead, codes: PrintCodes, title: Text, subtitle: Text }

/** Form 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export const ReceiptSlipData = z.object({
  ...slip,
  /** who received what from whom: reception unit, applicant, address, phone, e-mail, content requested */
  fields: z.array(PrintField),
  /** heading of item 1 and the table (no., name, kind, count) */
  components: PrintTable,
  /** items 2 to 6: number of sets, statutory time, received at, due at, where to receive the result, fee */
  terms: z.array(PrintField),
  /** the due moment in large type, and how it was counted, a sentence a line */
  due: z.object({ label: Text, value: Text, countedLabel: Text, counted: z.array(Text) }),
  /** `Vào sổ theo dõi hồ sơ, quyển số ... số thứ tự ...` and similar, may be empty */
  notes: z.array(Text),
  /** submitter, receiver */
  signatures: z.array(PrintSignature).length(2),
})

/** Form 02, Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export const SupplementRequestData = z.object({
  ...slip,
  fields: z.array(PrintField),
  lead: Text,
  /** no., component, what is missing, how to put it right */
  items: PrintTable,
  reason: PrintField,
  /** until when, where to send it, whom to ask */
  closing: z.array(Text),
  signatures: z.array(PrintSignature).min(1).max(2),
})

/** Form 03, Phiếu từ chối tiếp nhận giải quyết hồ sơ. The reasons are sentences, never codes. */
export const RejectionSlipData = z.object({
  ...slip,
  fields: z.array(PrintField),
  lead: Text,
  reasons: z.array(Text).min(1),
  closing: z.array(Text),
  signatures: z.array(PrintSignature).length(2),
})

const letter = {
  document: PrintDocument,
  head: PrintHead,
  codes: PrintCodes,
  title: Text,
  subtitle: Text,
  /** `Kính gửi:` and the addressee */
  addressee: PrintField,
  /** paragraphs */
  body: z.array(Text).min(1),
  signature: PrintSignature,
  /** `Nơi nhận:` and the list */
  recipients: z.object({ label: Text, list: z.array(Text) }),
}

/** Form 04, Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết. */
export const ApologyLetterData = z.object({
  ...letter,
  /** received at, old due moment, new due moment */
  fields: z.array(PrintField),
  closing: z.array(Text),
})

/** Form 05, Thông báo dừng giải quyết hồ sơ. */
export const StopNoticeData = ApologyLetterData

/** Form 06, Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export const ControlSlipData = z.object({
  ...slip,
  fields: z.array(PrintField),
  /** heads of the table: hand-over, received by, time, result, note */
  labels: z.object({
    caption: Text,
    step: Text,
    handOver: Text,
    time: Text,
    outcome: Text,
    note: Text,
    giver: Text,
    receiver: Text,
  }),
  /** the chain, in order; `signed` says how a hand-over was confirmed when it happened on screen */
  steps: z.array(z.object({ giver: Text, receiver: Text, time: Text, outcome: Text, note: Text })),
  notes: z.array(Text),
})

/** The resident's acknowledgement of an online submission: each document by name, pages and hash. */
export const AcknowledgementData = z.object({
  ...slip,
  lead: Text,
  fields: z.array(PrintField),
  labels: z.object({ caption: Text, number: Text, document: Text, pages: Text, size: Text, hash: Text }),
  documents: z.array(
    z.object({ component: Text, file: Text, pages: Text, size: Text, /** 64 hex digits */ sha256: Text }),
  ),
  closing: z.array(Text),
})

/** Seal of a result: asset `qr.svg` carries the sealed address. */
export const PrintSeal = z.object({
  qrAlt: Text,
  /** `Quét mã hoặc nhập mã tại https://.../v để kiểm tra` */
  verify: Text,
  /** `K7M4-QX9T-2RB` */
  typedCode: Text,
})

/** A certificate: bordered, its facts as lines. */
export const CertificateData = z.object({
  document: PrintDocument,
  head: PrintHead,
  title: Text,
  subtitle: Text,
  /** groups of facts; a group's heading may be empty */
  groups: z.array(z.object({ heading: Text, fields: z.array(PrintField) })).min(1),
  /** `Căn cứ`, validity, notes; may be empty */
  notes: z.array(Text),
  signature: PrintSignature,
  seal: PrintSeal,
})

/** A decision or notification that grants or denies. */
export const DecisionLetterData = z.object({
  document: PrintDocument,
  head: PrintHead,
  title: Text,
  /** trích yếu */
  subtitle: Text,
  /** signing authority in bold capitals above a decision, `CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ NÚI THÀNH`; empty on a notification */
  authority: Text,
  /** `Kính gửi:`; both empty on a decision */
  addressee: PrintField,
  /** `Căn cứ Luật ...;` each a line in italics */
  basis: z.array(Text),
  /** `QUYẾT ĐỊNH:`, or empty */
  verb: Text,
  /** `Điều 1.` or empty, and its paragraphs */
  articles: z.array(z.object({ heading: Text, paragraphs: z.array(Text) })).min(1),
  /** when denied: label and each reason */
  reasons: z.object({ label: Text, list: z.array(Text) }),
  signature: PrintSignature,
  recipients: z.object({ label: Text, list: z.array(Text) }),
  seal: PrintSeal,
})

/** Template (`dossiers/<name>`) to the shape of its data. */
export const PRINTS = {
  'receipt-slip': ReceiptSlipData,
  'supplement-request': SupplementRequestData,
  'rejection-slip': RejectionSlipData,
  'apology-letter': ApologyLetterData,
  'stop-notice': StopNoticeData,
  'control-slip': ControlSlipData,
  acknowledgement: AcknowledgementData,
  certificate: CertificateData,
  'decision-letter': DecisionLetterData,
} as const

export type PrintName = keyof typeof PRINTS
export type PrintData<Name extends PrintName> = z.infer<(typeof PRINTS)[Name]>
