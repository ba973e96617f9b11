import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { Field, Select, Textarea } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { listOwnRequests } from '../operations/list-own-requests.ts'
import { makeRequest } from '../operations/make-request.ts'
import { myData } from '../operations/my-data.ts'
import { requestKinds, type RequestKind } from '../request.rules.ts'
import { correctable, type RequestItem } from '../subject.schema.ts'
import { errorOf, moment, RequestDue, RequestStateTag, Trouble } from './parts/request-words.tsx'

const HERE = '/account/data/requests'
export const ownRequestPath = (code: string): string => `${HERE}/${code}`

type Own = { items: RequestItem[]; dossiers: string[]; dossier: string }

async function load(p: PageRequest): Promise<Own> {
  const dossier = p.query.get('dossier')?.slice(0, 80) ?? ''
  const { items } = await p.run(listOwnRequests, {})
  const { dossiers } = await p.run(myData, p.actor.accountId === null ? { dossier } : {})
  return { items, dossiers, dossier: dossiers.includes(dossier) ? dossier : '' }
}

const pick = <K extends string>(keys: readonly K[], text: string): K | undefined => keys.find((key) => key === text)

/** What I asked about my data, and asking anew. */
export const ownRequestsPage = page<Own>({
  path: HERE,
  creates: true,
  load,
  actions: {
    async send(p, form) {
      const field = pick(correctable, form.text('field'))
      const { code } = await p.run(makeRequest, {
        kind: form.text('kind') as RequestKind, // checked by the operation
        text: form.text('text'),
        ...(field && { field }),
        ...(form.text('newValue') !== '' && { newValue: form.text('newValue') }),
        ...(form.text('dossier') !== '' && { dossier: form.text('dossier') }),
        ...(form.text('unit') !== '' && { unit: form.text('unit') }),
      })
      return p.redirect(ownRequestPath(code), { id: 'subjects.ask.sent' })
    },
  },
  view: (own, ui, form) => (
    <AccountPage
      ui={ui}
      title={ui.t('subjects.ask.title')}
      lead={ui.t('subjects.ask.lead')}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('subjects.mine.title'), href: '/account/data' }]}
    >
      <Stack gap="lg">
        <Trouble ui={ui} form={form} />
        {own.items.length > 0 ? <OwnList ui={ui} items={own.items} /> : <p>{ui.t('subjects.ask.none')}</p>}
        <AskForm ui={ui} own={own} form={form} />
      </Stack>
    </AccountPage>
  ),
})

function OwnList({ ui, items }: { ui: PageUi; items: readonly RequestItem[] }) {
  const { t } = ui
  return (
    <Table
      ui={ui}
      caption={t('subjects.list.caption')}
      rows={items}
      rowKey={(item) => item.code}
      columns={[
        {
          key: 'what',
          label: t('subjects.list.what'),
          head: true,
          cell: (item) => (
            <>
              <a class="ds-link" href={ownRequestPath(item.code)}>
                {t(`subjects.kind.${item.kind}`)}
              </a>
              <p class="mc-hint">{t('subjects.list.sent', { at: moment(item.submittedAt) })}</p>
            </>
          ),
        },
        {
          key: 'state',
          label: t('subjects.list.state'),
          cell: (item) => <RequestStateTag ui={ui} state={item.state} />,
        },
        { key: 'due', label: t('subjects.list.due'), cell: (item) => <RequestDue ui={ui} item={item} /> },
      ]}
    />
  )
}

function AskForm({ ui, own, form }: { ui: PageUi; own: Own; form: FormState }) {
  const { t } = ui
  const error = (name: string) => errorOf(ui, form, name)
  const typed = (name: string) => form.typed[name]
  return (
    <Section title={t('subjects.ask.new')} id="new">
      <Form ui={ui} action="send">
        <KindChoice ui={ui} value={typed('kind')} error={error('kind')} />
        {own.dossiers.length > 0 && (
          <Select
            ui={ui}
            name="dossier"
            label={t('subjects.ask.dossier')}
            value={typed('dossier') ?? own.dossier}
            empty={t('subjects.ask.dossier_all')}
            options={own.dossiers.slice(0, 50).map((code) => ({ value: code, label: code }))}
            error={error('dossier')}
          />
        )}
        <Select
          ui={ui}
          name="field"
          label={t('subjects.ask.field')}
          value={typed('field')}
          empty={t('subjects.ask.field_none')}
          options={correctable.map((one) => ({ value: one, label: t(`subjects.ask.field_${one}`) }))}
        />
        <Field
          ui={ui}
          name="newValue"
          label={t('subjects.ask.new_value')}
          value={typed('newValue')}
          optional
          maxlength={300}
        />
        <Textarea
          ui={ui}
          name="text"
          label={t('subjects.ask.text')}
          description={t('subjects.ask.text_hint')}
          value={typed('text')}
          error={error('text')}
          maxlength={4000}
          optional
        />
        <Field
          ui={ui}
          name="unit"
          label={t('subjects.ask.unit')}
          description={t('subjects.ask.unit_hint')}
          value={typed('unit')}
          error={error('unit')}
          width="sm"
          inputmode="numeric"
          optional
        />
        <div>
          <Button>{t('subjects.ask.send')}</Button>
        </div>
      </Form>
    </Section>
  )
}

/** The seven rights, each with what it does and how long it takes. */
export function KindChoice({ ui, value, error }: { ui: PageUi; value: string | undefined; error: string | undefined }) {
  return (
    <RadioGroup
      ui={ui}
      name="kind"
      label={ui.t('subjects.ask.kind')}
      value={value}
      error={error}
      options={requestKinds.map((kind) => ({
        value: kind,
        label: ui.t(`subjects.kind.${kind}`),
        description: ui.t(`subjects.kind_text.${kind}`),
      }))}
    />
  )
}
