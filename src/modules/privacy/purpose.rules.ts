import type { PurposeKey } from '#kernel/manifest/personal-data.ts'

/** Grounds on which personal data may be processed (Law 91/2025/QH15 Arts. 9 and 19). */
export const grounds = ['consent', 'public_duty', 'own_request', 'security', 'rights'] as const
export type Ground = (typeof grounds)[number]

/** `law` as the register prints it. `recalled`: the number of the article was not read in a source; check before use. */
export type Purpose = { ground: Ground; law: string; recalled: boolean }

/**
 * Why the office holds what it holds. Consent is asked only where nothing else carries the processing: nobody can freely
 * refuse what a procedure needs.
 */
export const purposes: Readonly<Record<PurposeKey, Purpose>> = {
  handle_dossiers: {
    ground: 'public_duty',
    law: 'Luật 91/2025/QH15, Điều 19; Nghị định 118/2025/NĐ-CP',
    recalled: true,
  },
  keep_drafts: { ground: 'own_request', law: 'Luật 91/2025/QH15, Điều 19', recalled: true },
  inform_applicants: { ground: 'consent', law: 'Luật 91/2025/QH15, Điều 9', recalled: false },
  reuse_answers: { ground: 'consent', law: 'Luật 91/2025/QH15, Điều 9', recalled: false },
  accounts: { ground: 'own_request', law: 'Luật 91/2025/QH15, Điều 19', recalled: true },
  sign_in_safety: { ground: 'security', law: 'Luật An ninh mạng 116/2025/QH15', recalled: true },
  acting_for_others: { ground: 'own_request', law: 'Bộ luật Dân sự 2015, Điều 562', recalled: true },
  office_work: { ground: 'public_duty', law: 'Nghị định 118/2025/NĐ-CP', recalled: false },
  audit_trail: { ground: 'security', law: 'TCVN 11930:2017', recalled: false },
  personal_data_rights: { ground: 'rights', law: 'Nghị định 356/2025/NĐ-CP, Điều 5', recalled: false },
  machine_access: { ground: 'public_duty', law: 'Nghị định 118/2025/NĐ-CP', recalled: true },
  know_people: { ground: 'public_duty', law: 'Luật 91/2025/QH15, Điều 19', recalled: true },
  inform_members: { ground: 'consent', law: 'Luật 91/2025/QH15, Điều 9', recalled: false },
  greet_members: { ground: 'consent', law: 'Luật 91/2025/QH15, Điều 9', recalled: false },
  run_association: { ground: 'own_request', law: 'Luật 91/2025/QH15, Điều 19; Điều lệ Hội', recalled: true },
}
