import type { PersonalData } from '#kernel/manifest/personal-data.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

/** Who may act for whom. Sides are accounts; of a person or organisation without account name and number lie sealed. */
export const mandatesPersonal: PersonalData = [
  {
    table: 'mandates',
    none: [
      'kind',
      'state',
      'requested_by',
      'association_unit',
      'desk_unit',
      'code_until',
      'procedures',
      'acts',
      'valid_until',
      'consented_representative_at',
      'consented_principal_at',
      'confirmed_at',
      'requested_at',
      'started_at',
      'ended_at',
      'ended_by',
      'notice_at',
      'version',
    ],
    personal: {
      id: { kind: 'reference' },
      representative_id: { kind: 'relation' },
      principal_id: { kind: 'relation' },
      represented_id: { kind: 'reference' },
      principal_name_enc: { kind: 'name', protection: { sealed: sealedColumns.name } },
      principal_number_enc: { kind: 'national_id', protection: { sealed: sealedColumns.number } },
      principal_number_hash: { kind: 'national_id', protection: { keyedHash: sealedColumns.number } },
      principal_birth_enc: { kind: 'birth_date', protection: { sealed: sealedColumns.birth } },
      contact_enc: { kind: 'phone', protection: { sealed: sealedColumns.contact } },
      code_hash: { kind: 'secret_code', protection: { keyedHash: sealedColumns.code } },
      code_enc: { kind: 'secret_code', protection: { sealed: sealedColumns.code } },
      confirmed_by: { kind: 'work', about: 'officer' },
      paper: { kind: 'papers' },
      paper_file: { kind: 'papers' },
    },
    subjects: [
      { kind: 'account', column: 'representative_id' },
      { kind: 'account', column: 'principal_id' },
      { kind: 'account', column: 'confirmed_by', about: 'officer' },
      { kind: 'national_id_hash', column: 'principal_number_hash', context: sealedColumns.number },
    ],
    purposes: ['acting_for_others'],
    retention: { rule: 'mandate', after: 'ended_at' },
    // What was done under it must be explained for as long as what was done is kept.
    erase: { hold: 'mandate_proof' },
    seenBy: ['self', 'mandates:act', 'mandates:confirm'],
  },
]
