import { z } from 'zod'
import { ConsentQuestion, TickedSchema } from '#modules/privacy/index.ts'
import { DossierSubmitted, HandedDocument } from '#modules/dossiers/index.ts'
import type { Answers, FormPage } from '#modules/forms/index.ts'

/** Checked by the form's own rules, so that a page gets field problems it can show. */
const Raw = z.record(z.string(), z.unknown())
const DraftId = z.uuid()

export const StartDraft = z.strictObject({ procedure: z.string().max(40), unit: z.string().max(40) })
export const ByDraft = z.strictObject({ draft: DraftId })
/** `consents`: what was ticked beside the declaration. */
export const SubmitDraft = ByDraft.extend({ consents: z.array(TickedSchema).max(10).default([]) })
export const ListOwnDrafts = z.strictObject({
  cursor: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
})
export const OpenDraft = z.strictObject({ code: z.string().max(200) })
export const AskPage = z.strictObject({ draft: DraftId, page: z.string().max(60) })
export const SavePage = z.strictObject({
  draft: DraftId,
  page: z.string().max(60),
  raw: Raw,
  provinces: z.record(z.string().max(200), z.string().max(10)).default({}),
})
export const AttachFile = z.strictObject({ draft: DraftId, component: z.string().max(60), upload: z.uuid() })
export const RemoveFile = z.strictObject({ draft: DraftId, file: z.uuid() })

export const Problem = z.object({
  path: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.unknown()).optional(),
})
export type Problem = z.output<typeof Problem>

const Named = z.object({ code: z.string(), name: z.string() })

/** What every page of a draft shows of it. */
export const DraftSummary = z.object({
  id: z.uuid(),
  /** In groups, as people read it. */
  code: z.string(),
  procedure: Named,
  unit: Named,
  updatedAt: z.string(),
  /** `YYYY-MM-DD`, the last day it is kept. */
  keptUntil: z.string(),
  submitted: z.boolean(),
  /** It belongs to an account, so that it needs no code to be found again. */
  inAccount: z.boolean(),
})
export type DraftSummary = z.output<typeof DraftSummary>

export const DraftFileView = z.object({
  id: z.uuid(),
  component: z.string(),
  name: z.string(),
  pages: z.int(),
  size: z.int(),
  sha256: z.string(),
  scan: z.enum(['unscanned', 'waiting', 'clean', 'infected']),
})
export type DraftFileView = z.output<typeof DraftFileView>

export const DraftPageView = z.object({
  draft: DraftSummary,
  /** A page of the form with only the questions that are asked now; null: the page of the applicant. */
  page: z.custom<FormPage>((value) => typeof value === 'object').nullable(),
  key: z.string(),
  raw: Raw,
  /** The applicant is filled in from the caller's account and nobody saved it yet; `level`: how surely name and number are hers. */
  offered: z.object({ level: z.int() }).nullable(),
  answers: z.custom<Answers>((value) => typeof value === 'object'),
  /** Province to open in each unit picker, by field name. */
  provinces: z.record(z.string(), z.string()),
  /** Unit pickers in which somebody chose a province. */
  chosen: z.array(z.string()),
  files: z.array(DraftFileView),
  current: z.int(),
  total: z.int(),
  previous: z.string().nullable(),
  uploadLimitMb: z.number(),
})
export type DraftPageView = z.output<typeof DraftPageView>

export const PageSaved = z.object({
  problems: z.array(Problem),
  /** Nothing is wrong but that questions are asked now which the page did not show. */
  revealed: z.boolean(),
  /** Other questions are asked now than before, right or wrong. */
  changed: z.boolean(),
  next: z.string(),
})

const ReviewRow = z.object({ label: z.string(), value: z.string(), item: z.string().optional() })
export const DraftReview = z.object({
  draft: DraftSummary,
  steps: z.array(
    z.object({
      key: z.string(),
      title: z.string(),
      rows: z.array(ReviewRow),
      files: z.array(DraftFileView),
      /** Something is missing or wrong there; the submission would be refused. */
      open: z.boolean(),
      document: z.boolean(),
    }),
  ),
  last: z.string(),
  fee: z.object({ dong: z.int().nullable(), note: z.string().nullable() }).nullable(),
  prepare: z.boolean(),
  /** What may be agreed to before sending. */
  consents: z.array(ConsentQuestion),
  /** How surely the applicant must be known to send it, and how surely the caller is. */
  level: z.object({ needed: z.int(), have: z.int() }),
})
export type DraftReview = z.output<typeof DraftReview>

/** What the resident keeps: code, tracking code, and each document by name, pages and hash. */
export const Receipt = DossierSubmitted.omit({ applicantToken: true }).extend({
  applicantName: z.string(),
  /** Who sent it for the applicant by a mandate; empty when nobody did. */
  submitter: z.string().default(''),
  documents: z.array(HandedDocument),
})
export type Receipt = z.output<typeof Receipt>

export const ReceiptView = z.object({
  draft: DraftSummary,
  receipt: Receipt,
  trackingUrl: z.string(),
  trackingCode: z.string(),
  prepare: z.boolean(),
})
export type ReceiptView = z.output<typeof ReceiptView>
