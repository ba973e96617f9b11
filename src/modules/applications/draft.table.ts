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
  }
  draft_files: { file_id: string; draft_id: string; component: string; position: number }
}
