import type { Locale } from '#kernel/i18n/t.ts'
import type { FoundAct } from './reorganisation.reads.ts'
import type { ActView } from './reorganisation.schema.ts'

export const toActView = (act: FoundAct, locale: Locale): ActView => ({
  id: act.id,
  tree: act.tree,
  treeName: act.tree_names[locale] ?? act.tree_names.vi,
  title: act.title,
  effectiveOn: act.effective_on,
  decisionNumber: act.decision_number,
  decisionDate: act.decision_date,
  signer: act.signer,
  decisionFile: act.decision_file_name,
  state: act.state,
  scope: act.scope_code,
  endingRoles: act.ending_roles,
  steps: act.steps,
  appliedAt: act.applied_at?.toISOString() ?? null,
  undoneAt: act.undone_at?.toISOString() ?? null,
  undoReason: act.undo_reason,
  version: act.version,
})
