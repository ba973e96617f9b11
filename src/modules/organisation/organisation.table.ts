import type { ChannelKind } from './channel.rules.ts'
import type { Hours } from './contact.rules.ts'

export type OrganisationTables = {
  unit_contacts: {
    unit_code: string
    line: string
    phone: string
    email: string
    website: string
    latitude: number | null
    longitude: number | null
    hours: Hours[]
    updated_at: Date
    version: number
  }
  unit_channels: {
    id: string
    unit_code: string
    kind: ChannelKind
    name: string
    address: string
    run_by: string
    members: number | null
    /** `YYYY-MM-DD` */
    counted_on: string | null
    started_on: string | null
    ended_on: string | null
    is_public: boolean
    created_at: Date
    version: number
  }
}
