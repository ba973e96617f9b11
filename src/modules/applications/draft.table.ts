/** Own tables of the module, seen through `ownTables<DraftTables>(ctx.db)`. */
export type DraftTables = {
  drafts: {
    id: string
    code_hash: string
    code_enc: string
    procedure_code: string
    procedure_version: string
    unit_code: string
    channel: 'online'
    content_enc: string
    receipt_enc: string | null
    submitted_at: Date | null
    created_at: Date
    updated_at: Date
    expires_at: Date
    version: number
    /** For whom it is, by account or (a child, an organisation) without; who began it, and by which mandate. */
    account_id: string | null
    represented_id: string | null
    started_by: string | null
    mandate_id: string | null
  }
  kept_applicants: { account_id: string; applicant_enc: string; kept_at: Date }
  draft_files: { file_id: string; draft_id: string; component: string; position: number }
}
