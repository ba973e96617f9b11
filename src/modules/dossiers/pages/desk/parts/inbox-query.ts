import { holds, type Actor } from '#kernel/access/actor.ts'
import { stateKeys } from '../../../dossier.rules.ts'

export const viewKeys = ['mine', 'decide', 'return', 'unit', 'none', 'done'] as const
export const dueKeys = ['overdue', 'today', 'soon'] as const
export const sortKeys = ['due', 'received', '-received'] as const
type Sort = (typeof sortKeys)[number]

/** What the address of the inbox asks for, with everything unknown left out. */
export type Asked = {
  view: (typeof viewKeys)[number]
  state: string
  due: (typeof dueKeys)[number] | ''
  q: string
  sort: Sort
  after: string
}

const pick = <K extends string>(keys: readonly K[], text: string | null): K | undefined =>
  keys.find((key) => key === text)

export function asked(query: URLSearchParams, actor: Actor): Asked {
  const view = pick(viewKeys, query.get('view')) ?? usualView(actor)
  return {
    view,
    state: pick(stateKeys, query.get('state')) ?? '',
    due: pick(dueKeys, query.get('due')) ?? '',
    q: query.get('q')?.slice(0, 200).trim() ?? '',
    sort: pick(sortKeys, query.get('sort')) ?? usualSort(view),
    after: query.get('after')?.slice(0, 400) ?? '',
  }
}

/** The tabs of this officer: what waits for a decision and what waits to be handed over only for those who can do it. */
export const viewsFor = (actor: Actor): Asked['view'][] =>
  viewKeys.filter((view) => {
    if (view === 'decide') return holds(actor, 'dossiers:approve')
    return view === 'return' ? holds(actor, 'dossiers:return') : true
  })

/** Who examines starts with her own, a leader with what waits for a decision, reception with all that the office has. */
function usualView(actor: Actor): Asked['view'] {
  if (holds(actor, 'dossiers:approve')) return 'decide'
  return holds(actor, 'dossiers:examine') && !holds(actor, 'dossiers:receive') ? 'mine' : 'unit'
}

export const usualSort = (view: Asked['view']): Sort => (view === 'done' || view === 'return' ? '-received' : 'due')

export const isFiltered = ({ state, due, q }: Asked): boolean => state !== '' || due !== '' || q !== ''

/** The same as input of dossiers.list and dossiers.count. A chosen state wins over the tab's own. */
export function listInput({ view, state, due, q, sort }: Asked) {
  const tab = {
    mine: { assignee: 'me' as const, state: 'open' },
    decide: { step: 'approval' as const, state: 'in_process' },
    return: { state: 'resolved' },
    // A search looks everywhere: somebody stands at the desk with a code.
    unit: q === '' ? { state: 'open' } : {},
    none: { assignee: 'none' as const, state: 'received,in_process' },
    done: { state: 'finished' },
  }[view]
  return { ...tab, ...(state !== '' && { state }), ...(due !== '' && { due }), ...(q !== '' && { q }), sort }
}
