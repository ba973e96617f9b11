import type { VNode } from 'preact'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { LinkButton } from '#ui/button/button.tsx'
import type { Ui } from '#ui/ui.ts'
import { listNames, type Branch } from '../branch.rules.ts'
import { actionName, actionNames, fieldsOf, readAction, type ActionName } from './branch-forms.ts'
import { BranchHome } from './branch-home.tsx'
import { BranchList, readListQuery } from './branch-list.tsx'
import { BranchMemberView } from './branch-member.tsx'
import { BranchNew } from './branch-new.tsx'
import { BranchPage, HOME, nothingTyped, WAITING, type Here, type Typed } from './branch-page.tsx'
import { BranchEdit, BranchWaiting, NotHere } from './branch-waiting.tsx'
import type { Keeper } from './keeper.ts'

/** What the service worker answers: a page, or another address to go to. */
export type Drawn = { page: VNode; status: number } | { goTo: string }

type Place = { url: URL; ui: Ui; keeper: Keeper; form?: Typed }

/** A page of the branch out of what lies on the device: the same views as the server's, over the same data. */
export async function drawOffline({ url, ui, keeper, form = nothingTyped }: Place): Promise<Drawn> {
  const here: Here = { ui: flashed(ui, url), device: await keeper.status() }
  const path = url.pathname.slice(HOME.length)
  if (url.pathname === WAITING) return shown(<BranchWaiting here={here} kept={await keeper.kept()} />)
  const found = await keeper.branch()
  const edited = /^\/waiting\/([\w-]+)$/.exec(path)?.[1]
  if (edited !== undefined) return drawEdit(here, keeper, { key: edited, branch: found?.branch, form })
  if (!found) return shown(<Locked here={here} />)
  return drawBranch(here, { branch: found.branch, url, path, form, formKey: keeper.newKey() })
}

type InBranch = { branch: Branch; url: URL; path: string; form: Typed; formKey: string }

function drawBranch(here: Here, { branch, url, path, form, formKey }: InBranch): Drawn {
  const status = form.error ? 422 : 200
  if (path === '' || path === '/') return shown(<BranchHome here={here} branch={branch} />)
  const list = listNames.find((name) => path === `/${name}`)
  if (list) {
    const asked = readListQuery(list, url.searchParams)
    return shown(<BranchList here={here} branch={branch} asked={asked} formKey={formKey} />)
  }
  if (path === '/new') {
    const { unit, units } = branch
    return shown(<BranchNew here={here} unit={unit} units={units} formKey={formKey} form={form} />, status)
  }
  const id = /^\/members\/([\w-]+)$/.exec(path)?.[1]
  const member = branch.members.find((one) => one.id === id)
  if (!member) return shown(<Absent here={here} />, 404)
  const data = { member, units: branch.units, today: branch.today, key: formKey }
  return shown(<BranchMemberView here={here} data={data} form={form} />, status)
}

async function drawEdit(
  here: Here,
  keeper: Keeper,
  { key, branch, form }: { key: string; branch: Branch | undefined; form: Typed },
): Promise<Drawn> {
  const one = (await keeper.kept()).find((kept) => kept.key === key && kept.state !== 'sent')
  if (!one) return { goTo: WAITING }
  const typed = form.error ? form.typed : { ...fieldsOf(one.action), action: actionName(one.action), key }
  const view = <BranchEdit here={here} one={one} branch={branch} form={{ ...form, typed }} />
  return shown(view, form.error ? 422 : 200)
}

const shown = (page: VNode, status = 200): Drawn => ({ page, status })

/** A form that could not reach the office, or one about what waits: into the outbox, and on to the next page. */
export async function takeForm(place: Place, fields: Record<string, string>): Promise<Drawn> {
  const { url, keeper } = place
  const name = fields['action'] ?? ''
  const key = fields['key'] ?? ''
  if (url.pathname === WAITING) return onWaiting(keeper, name, key)
  const action = actionNames.find((one) => one === name)
  if (action === undefined) return { goTo: HOME }
  const edited = /\/waiting\/([\w-]+)$/.exec(url.pathname)?.[1]
  const target = edited === undefined ? undefined : (await keeper.kept()).find((one) => one.key === edited)
  const member =
    target && target.action.kind !== 'register'
      ? target.action.member
      : (/\/members\/([\w-]+)$/.exec(url.pathname)?.[1] ?? '')
  const made = readAction(action, fields, member, keeper.today())
  const problems = edited === undefined ? await keeper.add(made, key || undefined) : await keeper.edit(edited, made)
  if (problems.length > 0) return drawOffline({ ...place, form: refused(problems, fields) })
  void keeper.sync()
  return {
    goTo: withDone(edited === undefined ? (ownPath(fields['back']) ?? afterwards(action, url)) : WAITING, action),
  }
}

const refused = (problems: readonly { path: string; code: string }[], typed: Record<string, string>): Typed => ({
  error: { code: problems[0]?.code ?? '', params: {} },
  problems: problems.filter(({ path }) => path !== ''),
  typed,
})

const afterwards = (action: ActionName, url: URL) => (action === 'register' ? HOME : url.pathname + url.search)
const ownPath = (text: string | undefined) => (text?.startsWith(HOME) ? text : undefined)
const withDone = (path: string, action: ActionName) => `${path}${path.includes('?') ? '&' : '?'}kept=${action}`

async function onWaiting(keeper: Keeper, name: string, key: string): Promise<Drawn> {
  if (name === 'remove') await keeper.remove(key)
  if (name === 'retry') await keeper.retry(key)
  if (name !== 'remove') await keeper.sync()
  return { goTo: WAITING }
}

/** What was just kept, said once on the page that follows. */
function flashed(ui: Ui, url: URL): Ui {
  const kept = actionNames.find((one) => one === url.searchParams.get('kept'))
  return kept ? { ...ui, flash: { tone: 'success', title: ui.t(`outreach.kept.${kept}`) } } : ui
}

/** Without lists: they expired, or nobody is signed in here. */
function Locked({ here }: { here: Here }) {
  const { ui, device } = here
  const isExpired = device?.state === 'on'
  return (
    <BranchPage here={here} title={ui.t('outreach.nav')}>
      {isExpired ? (
        <EmptyState title={ui.t('outreach.locked.expired')} text={ui.t('outreach.locked.expired_text')} />
      ) : (
        <NotHere ui={ui} state={device?.state ?? 'none'} waiting={device?.waiting ?? 0} />
      )}
    </BranchPage>
  )
}

function Absent({ here }: { here: Here }) {
  const { ui } = here
  const back = (
    <LinkButton href={HOME} variant="secondary">
      {ui.t('outreach.empty.back')}
    </LinkButton>
  )
  return (
    <BranchPage here={here} title={ui.t('outreach.nav')}>
      <EmptyState title={ui.t('outreach.offline.absent')} text={ui.t('outreach.offline.absent_text')} actions={back} />
    </BranchPage>
  )
}
