import type { IconName } from '#ui/icon/icons.ts'

/** A picture for each purpose: many readers know the page by these first. */
export const purposeIcons: Readonly<Record<string, IconName>> = {
  handle_dossiers: 'file',
  keep_drafts: 'edit',
  inform_applicants: 'bell',
  reuse_answers: 'check-circle',
  accounts: 'user',
  sign_in_safety: 'shield',
  acting_for_others: 'users',
  office_work: 'building',
  audit_trail: 'eye',
  personal_data_rights: 'info',
  machine_access: 'settings',
  know_people: 'users',
  run_association: 'users',
  inform_members: 'bell',
  greet_members: 'lotus',
}
