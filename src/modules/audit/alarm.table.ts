import type { Generated } from 'kysely'

export const alarmRules = ['many_reveals', 'mass_reading', 'outside_area', 'night_work', 'mass_export'] as const
export type AlarmRule = (typeof alarmRules)[number]

export type AlarmTables = {
  audit_rules: {
    key: AlarmRule
    threshold: number
    active: boolean
    from_hour: number | null
    to_hour: number | null
  }
  audit_alarms: {
    id: string
    rule: AlarmRule
    actor_id: string
    position_id: string | null
    unit_code: string | null
    hour: Date
    count: number
    raised_at: Date
    closed_at: Generated<Date | null>
    closed_by: Generated<string | null>
    note: Generated<string | null>
  }
}
