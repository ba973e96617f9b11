/** Own tables of the module, seen through `ownTables<EidTables>(ctx.db)`. */
export type EidTables = {
  eid_flows: {
    id: string
    state_hash: string
    browser_hash: string
    provider: string
    purpose: 'sign_in' | 'confirm'
    wanted_level: 0 | 1 | 2
    shared: boolean
    next_path: string
    secrets_sealed: string
    created_at: Date
    expires_at: Date
    used_at: Date | null
    account_id: string | null
    person_sealed: string | null
  }
}
