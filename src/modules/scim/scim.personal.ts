import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** What other systems call the people whom they provision. */
export const scimPersonal: PersonalData = [
  {
    table: 'scim_users',
    none: ['client_id', 'created_at'],
    personal: {
      person_id: { kind: 'reference' },
      user_name: { kind: 'account_name' },
      external_id: { kind: 'account_name' },
    },
    subjects: [{ kind: 'person', column: 'person_id' }],
    purposes: ['machine_access'],
    retention: { with: 'people', by: 'person_id' },
    erase: 'delete',
    seenBy: ['self', 'scim:read'],
  },
]
