import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { disableAccount } from '../operations/disable-account.ts'
import { enableAccount } from '../operations/enable-account.ts'
import { endPosition } from '../operations/end-position.ts'
import { getAccount } from '../operations/get-account.ts'
import { grantPosition } from '../operations/grant-position.ts'
import { listPositionChoices } from '../operations/list-position-choices.ts'
import { resetPassword } from '../operations/reset-password.ts'
import type { Choices } from './account-new.page.tsx'
import { ACCOUNTS, AccountState } from './accounts.page.tsx'
import { DisableForm, EnableForm, GrantForm, ResetForm } from './parts/account-forms.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { PositionTable } from './parts/position-table.tsx'

type Account = Awaited<ReturnType<typeof loadAccount>>

const loginOf = (p: PageRequest) => p.params['login'] ?? ''

const loadAccount = async (p: PageRequest) => {
  const account = await p.run(getAccount, { login: loginOf(p) })
  const choices: Choices = account.manageable ? await p.run(listPositionChoices, {}) : { roles: [], units: [] }
  return { account, choices }
}

const back = (p: PageRequest, message: string) =>
  p.redirect(`${ACCOUNTS}/${loginOf(p)}`, { id: `identity.admin.${message}` })

/** One officer: roles with their time, password, access, and what happened to the account. */
export const accountPage = page<Account>({
  path: `${ACCOUNTS}/:login`,
  load: loadAccount,
  view: (data, ui, form) => <AccountDetail data={data} ui={ui} form={form} />,
  actions: {
    async grant(p, form) {
      const period = { validFrom: dateOf(form, 'validFrom'), validTo: dateOf(form, 'validTo') }
      const { role = '', unit = '', scope = '' } = form.all
      await p.run(grantPosition, { login: loginOf(p), role, unit, scope, ...period })
      return back(p, 'granted')
    },
    async 'end-position'(p, form) {
      const { position = '', reason = '' } = form.all
      await p.run(endPosition, { login: loginOf(p), position, lastDay: dateOf(form, 'lastDay'), reason })
      return back(p, 'position_ended')
    },
    async reset(p, form) {
      await p.run(resetPassword, { login: loginOf(p), password: form.text('password') })
      return back(p, 'reset_done')
    },
    async disable(p) {
      await p.run(disableAccount, { login: loginOf(p) })
      return back(p, 'disable_done')
    },
    async enable(p) {
      await p.run(enableAccount, { login: loginOf(p) })
      return back(p, 'enable_done')
    },
  },
})

// What is no date goes on as typed, and the operation says so at its field.
const dateOf = (form: FormPost, name: string) => readDate(form.text(name)) ?? form.text(name).trim()

function AccountDetail({ data, ui, form }: { data: Account; ui: PageUi; form: FormState }) {
  const { account, choices } = data
  const admin = (key: string, params?: Record<string, unknown>) => ui.t(`identity.admin.${key}`, params)
  return (
    <DeskPage
      ui={ui}
      title={account.name}
      breadcrumbs={[{ label: admin('title'), href: ACCOUNTS }, { label: account.name }]}
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={admin('failed')} />
        {account.disabledAt !== null && (
          <Notice tone="warning" title={admin('disabled_at', { at: formatMoment(new Date(account.disabledAt)) })}>
            <p>{admin('disabled_text')}</p>
          </Notice>
        )}
        {!account.manageable && (
          <Notice>
            <p>{admin('read_only')}</p>
          </Notice>
        )}
        <Facts data={data} ui={ui} />
        <Section title={admin('positions')} id="positions">
          <PositionTable ui={ui} account={account} />
          {account.manageable && <GrantForm ui={ui} form={form} choices={choices} />}
        </Section>
        {account.manageable && (
          <div>
            <ResetForm ui={ui} form={form} />
            {account.disabledAt === null ? <DisableForm ui={ui} /> : <EnableForm ui={ui} />}
          </div>
        )}
        <History data={data} ui={ui} />
      </Stack>
    </DeskPage>
  )
}

function Facts({ data: { account }, ui }: { data: Account; ui: PageUi }) {
  const admin = (key: string) => ui.t(`identity.admin.${key}`)
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: admin('login'), value: account.login },
        { key: admin('phone'), value: account.phone },
        { key: admin('managed_by'), value: account.unitName },
        { key: admin('state'), value: <AccountState ui={ui} account={account} /> },
        { key: admin('created_at'), value: formatMoment(new Date(account.createdAt)) },
      ]}
    />
  )
}

function History({ data: { account }, ui }: { data: Account; ui: PageUi }) {
  const positionOf = (id: unknown) => {
    const position = account.positions.find((one) => one.id === id)
    return position && `${position.roleName}, ${position.unitName}`
  }
  const events = account.events.map((event) => ({
    title: ui.t(`identity.event.${event.type}`),
    when: formatMoment(new Date(event.at)),
    iso: event.at,
    // Who signs in is nobody yet while doing so.
    who: event.by || account.name,
    text: positionOf(event.data['position']),
  }))
  return (
    <Section title={ui.t('identity.admin.history')} id="history">
      <Timeline events={events} label={ui.t('identity.admin.history')} />
    </Section>
  )
}
