import type { Generated } from 'kysely'

export type EventTables = {
  events: {
    stream_id: string
    seq: number
    stream: string
    type: string
    at: Date
    actor_id: string | null
    actor_name: string
    actor_role: string | null
    data: Record<string, unknown>
    prev_hash: string | null
    hash: string
    position: Generated<string>
  }
}
