import { AppError, errorMessageId } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment, formatTime } from '#kernel/i18n/format.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { LinkCard } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SearchBox } from '#ui/search-box/search-box.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { DueTag, StateTag } from '#ui/tag/tag.tsx'
import type { OwnDossiers } from '../resident-view.schema.ts'
import { findOwnDossier } from '../operations/find-own-dossier.ts'
import { keepDossier } from '../operations/keep-dossier.ts'
import { listOwnDossiers } from '../operations/list-own-dossiers.ts'
import { dueTag, stateTone } from './parts/track-words.ts'

const OWN = '/account/dossiers'
type State = '' | 'open' | 'finished'
type Data = OwnDossiers & { q: string; state: State; now: Date }
type Item = OwnDossiers['items'][number]

/** My dossiers: those of this account, or of whom I act for, with state and due date. */
export const ownDossiersPage = page<Data>({
  path: OWN,
  guesses: 'guess',
  async load(p) {
    const q = p.query.get('q')?.slice(0, 100) ?? ''
    const asked = p.query.get('state')
    const state: State = asked === 'open' || asked === 'finished' ? asked : ''
    const listed = await p.run(listOwnDossiers, { q, state, cursor: p.query.get('after') ?? '' })
    return { ...listed, q, state, now: p.now }
  },
  view: (data, ui, form) => <Own data={data} ui={ui} form={form} />,
  actions: { keep },
})

/** Where the log of a mandate leads: the dossier's own page, for those who may see it. */
export const ownDossierLink = page<null>({
  path: `${OWN}/:id`,
  load: async (p) => p.redirect(`/t/${(await p.run(findOwnDossier, { id: p.params['id'] ?? '' })).trackingCode}`),
  view: () => <></>,
})

async function keep(p: PageRequest, form: FormPost): Promise<Response> {
  const answer = await p.run(keepDossier, {
    trackingCode: form.text('trackingCode'),
    phoneEnd: form.text('phoneEnd'),
  })
  switch (answer.outcome) {
    case 'kept':
      return p.redirect(OWN, { id: 'dossiers.own.kept' })
    case 'wrong':
      p.missed()
      throw refused('wrong', { triesLeft: answer.triesLeft })
    case 'locked':
      throw refused('locked', { until: formatTime(new Date(answer.until)) })
  }
}

const refused = (code: 'wrong' | 'locked', params: Record<string, unknown>) =>
  new AppError(`dossiers.keep_${code}`, {
    kind: code === 'wrong' ? 'invalid' : 'too_many',
    params,
    fields: [{ path: 'phoneEnd', code: `dossiers.keep_${code}`, params }],
  })

function Own({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { q, state, items } = data
  const own = (key: string, params?: Record<string, unknown>) => ui.t(`dossiers.own.${key}`, params)
  const tab = (value: State) => {
    const query = new URLSearchParams({ ...(q && { q }), ...(value && { state: value }) }).toString()
    return { href: query ? `${OWN}?${query}` : OWN, label: own(`tab_${value || 'all'}`), active: state === value }
  }
  const title = ui.actingFor ? own('title_for', { name: ui.actingFor.name }) : own('title')
  return (
    <AccountPage ui={ui} title={title} lead={own('lead')} hasErrors={form.error !== undefined} width="form">
      <Stack gap="md">
        <SearchBox ui={ui} action={OWN} label={own('search')} value={q} hidden={state ? { state } : {}} />
        <Tabs label={own('filter')} items={[tab(''), tab('open'), tab('finished')]} />
        {items.length === 0 ? (
          <EmptyState
            title={own(q || state ? 'nothing' : 'none')}
            text={own('none_text')}
            actions={<LinkButton href="/procedures">{own('apply')}</LinkButton>}
          />
        ) : (
          items.map((item) => <DossierCard ui={ui} item={item} now={data.now} />)
        )}
        <Pagination ui={ui} {...(data.next && { next: data.next })} />
        {!ui.actingFor && <KeepForm ui={ui} form={form} />}
      </Stack>
    </AccountPage>
  )
}

function DossierCard({ ui, item, now }: { ui: PageUi; item: Item; now: Date }) {
  const due = dueTag(ui, item, now)
  const facts = [item.applicantName, item.unit.name, item.code]
  return (
    <LinkCard
      href={`/t/${item.trackingCode}`}
      title={item.procedure.name}
      text={facts.join(' · ')}
      level={2}
      meta={
        <>
          <StateTag label={item.stateName} tone={item.resultRevoked ? 'neutral' : stateTone[item.state]} />
          {item.resultRevoked && <StateTag label={ui.t('dossiers.state.result_revoked.name')} tone="danger" />}
          {due && <DueTag ui={ui} {...due} />}
          {item.dueAt !== null && item.finishedAt === null && (
            <span class="mc-hint">{ui.t('dossiers.own.due', { at: formatMoment(new Date(item.dueAt)) })}</span>
          )}
          {item.submitter !== null && (
            <span class="mc-hint">{ui.t('dossiers.own.submitted_by', { name: item.submitter })}</span>
          )}
        </>
      }
    />
  )
}

function KeepForm({ ui, form }: { ui: PageUi; form: FormState }) {
  const own = (key: string) => ui.t(`dossiers.own.${key}`)
  const message = form.error && ui.t(errorMessageId(form.error.code), form.error.params)
  const byDigits = form.error?.code.startsWith('dossiers.keep_') ?? false
  const name = byDigits ? 'phoneEnd' : 'trackingCode'
  return (
    <Details summary={own('keep')} open={form.error !== undefined}>
      {message !== undefined && <ErrorSummary ui={ui} problems={[{ name, message }]} />}
      <Form ui={ui} action="keep">
        <Field
          ui={ui}
          name="trackingCode"
          label={own('keep_code')}
          description={own('keep_code_hint')}
          value={form.typed['trackingCode']}
          error={message !== undefined && !byDigits ? message : undefined}
          width="md"
          autocomplete="off"
          spellcheck={false}
        />
        <Field
          ui={ui}
          name="phoneEnd"
          type="tel"
          inputmode="numeric"
          width="sm"
          maxlength={12}
          autocomplete="off"
          label={own('keep_digits')}
          error={message !== undefined && byDigits ? message : undefined}
        />
        <div>
          <Button variant="secondary">{own('keep_button')}</Button>
        </div>
      </Form>
    </Details>
  )
}
