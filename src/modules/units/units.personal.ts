import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** Units of administration are no people. */
export const unitsPersonal: PersonalData = [
  {
    table: 'units',
    none: [
      'id',
      'code',
      'level',
      'name',
      'name_en',
      'name_search',
      'name_core',
      'parent_code',
      'identifier',
      'valid_from',
      'valid_to',
      'tree',
      'place_code',
      'details',
      'opened_by',
      'closed_by',
    ],
  },
  { table: 'unit_trees', none: ['key', 'kind', 'names', 'sort'] },
  { table: 'unit_levels', none: ['key', 'tree', 'names', 'parents', 'code_pattern', 'fields', 'sort'] },
  {
    table: 'unit_successions',
    none: ['old_code', 'new_code', 'extent', 'happened_on', 'reorganisation', 'takes_rest'],
  },
]
