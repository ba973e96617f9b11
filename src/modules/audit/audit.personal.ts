import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Alarms tell of officers at work; rules and roots of nobody. */
export const auditPersonal: PersonalData = [
  { table: 'audit_rules', none: ['key', 'threshold', 'active', 'from_hour', 'to_hour'] },
  {
    table: 'audit_alarms',
    none: ['id', 'rule', 'position_id', 'unit_code', 'hour', 'count', 'raised_at', 'closed_at'],
    personal: {
      actor_id: { kind: 'actions', about: 'officer' },
      closed_by: { kind: 'reference', about: 'officer' },
      note: { kind: 'actions', about: 'officer' },
    },
    subjects: [{ kind: 'account', column: 'actor_id', about: 'officer' }],
    purposes: ['audit_trail'],
    retention: { duty: 'proof' },
    erase: { hold: 'office_duty' },
    seenBy: ['audit:read'],
  },
]
