import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** How units are reached. `run_by` names whoever looks after a channel, in her work for the unit. */
export const organisationPersonal: PersonalData = [
  {
    table: 'unit_contacts',
    none: ['unit_code', 'line', 'phone', 'email', 'website', 'latitude', 'longitude', 'hours', 'updated_at', 'version'],
  },
  {
    table: 'unit_channels',
    none: [
      'id',
      'unit_code',
      'kind',
      'name',
      'address',
      'members',
      'counted_on',
      'started_on',
      'ended_on',
      'is_public',
      'created_at',
      'version',
    ],
    personal: { run_by: { kind: 'work', about: 'officer' } },
    subjects: [],
    purposes: ['office_work'],
    retention: { while: 'service' },
    erase: { hold: 'office_duty' },
    seenBy: ['members:read'],
  },
]
