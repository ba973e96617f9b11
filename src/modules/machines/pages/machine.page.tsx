import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { RadioGroup } from '#ui/choice/choice.tsx'
import { CopyCode } from '#ui/copy-code/copy-code.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ClientViewData } from '../machine.schema.ts'
import { createKey } from '../operations/create-key.ts'
import { disableClient } from '../operations/disable-client.ts'
import { enableClient } from '../operations/enable-client.ts'
import { getClient } from '../operations/get-client.ts'
import { revokeKey } from '../operations/revoke-key.ts'
import { ClientState, MACHINES } from './machines.page.tsx'
import { KeyTable } from './parts/key-table.tsx'

type Data = { client: ClientViewData; made?: { token: string; kind: string; expiresAt: string } }

const clientOf = (p: PageRequest) => p.params['client'] ?? ''
const back = (p: PageRequest, message: string) =>
  p.redirect(`${MACHINES}/${clientOf(p)}`, { id: `machines.${message}` })

/** One machine: what it may do, its keys, and a new key, shown this once. */
export const machinePage = page<Data>({
  path: `${MACHINES}/:client`,
  load: async (p) => ({ client: await p.run(getClient, { client: clientOf(p) }) }),
  view: (data, ui, form) => <Machine data={data} ui={ui} form={form} />,
  actions: {
    async key(p, form) {
      const kind = form.text('kind') === 'client_secret' ? 'client_secret' : 'api_key'
      const made = await p.run(createKey, { client: clientOf(p), kind, days: form.text('days') })
      return { show: { client: await p.run(getClient, { client: clientOf(p) }), made: { ...made, kind } } }
    },
    async revoke(p, form) {
      await p.run(revokeKey, { client: clientOf(p), key: form.text('key') })
      return back(p, 'revoked')
    },
    async disable(p) {
      await p.run(disableClient, { client: clientOf(p) })
      return back(p, 'disable_done')
    },
    async enable(p) {
      await p.run(enableClient, { client: clientOf(p) })
      return back(p, 'enable_done')
    },
  },
})

type ViewProps = { data: Data; ui: PageUi; form: FormState }

function Machine({ data, ui, form }: ViewProps) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const { client, made } = data
  return (
    <DeskPage
      ui={ui}
      title={client.name}
      breadcrumbs={[{ label: m('title'), href: MACHINES }, { label: client.name }]}
      hasErrors={form.error !== undefined}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={m('failed')} />
        {made && <NewKey ui={ui} made={made} clientId={client.id} />}
        <Facts ui={ui} client={client} />
        <Section title={m('keys')} id="keys">
          {client.keys.length === 0 ? (
            <p class="mc-hint">{m('no_keys_text')}</p>
          ) : (
            <KeyTable ui={ui} keys={client.keys} />
          )}
          {client.disabledAt === null && <KeyForm ui={ui} form={form} />}
        </Section>
        <StopForm ui={ui} disabled={client.disabledAt !== null} />
      </Stack>
    </DeskPage>
  )
}

function NewKey({ ui, made, clientId }: { ui: PageUi; made: NonNullable<Data['made']>; clientId: string }) {
  const m = (key: string, params?: Record<string, unknown>) => ui.t(`machines.${key}`, params)
  const isSecret = made.kind === 'client_secret'
  return (
    <Notice tone="success" title={m('made_title')}>
      <p>{m(isSecret ? 'made_secret_text' : 'made_text', { until: formatMoment(new Date(made.expiresAt)) })}</p>
      {isSecret && <CopyCode ui={ui} label="client_id" code={clientId} />}
      <CopyCode ui={ui} label={isSecret ? 'client_secret' : m('kind.api_key')} code={made.token} />
    </Notice>
  )
}

function Facts({ ui, client }: { ui: PageUi; client: ClientViewData }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const scopes = client.scopes.map((scope) => ui.t(scope.replace(':', '.permission.')))
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: m('state'), value: <ClientState ui={ui} client={client} /> },
        { key: m('purpose'), value: client.purpose },
        { key: m('unit'), value: client.subtree ? `${client.unitName} (${m('with_below')})` : client.unitName },
        { key: m('scopes'), value: scopes.join('; ') },
        { key: m('networks'), value: client.networks.join(', ') || m('anywhere') },
        { key: m('created_at'), value: formatMoment(new Date(client.createdAt)) },
      ]}
    />
  )
}

function KeyForm({ ui, form }: { ui: PageUi; form: FormState }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  const options = (['api_key', 'client_secret'] as const).map((value) => ({
    value,
    label: m(`kind.${value}`),
    description: m(`kind_text.${value}`),
  }))
  return (
    <Details summary={m('make_key')} open={form.typed['action'] === 'key'}>
      <Form ui={ui} action="key">
        <RadioGroup
          ui={ui}
          name="kind"
          label={m('kind_label')}
          options={options}
          value={form.typed['kind'] ?? 'api_key'}
        />
        <Field
          ui={ui}
          name="days"
          label={m('days')}
          description={m('days_hint')}
          error={fieldError(ui, form, 'days')}
          value={form.typed['days'] ?? '90'}
          inputmode="numeric"
          width="xs"
          maxlength={3}
        />
        <div>
          <Button>{m('make_key')}</Button>
        </div>
      </Form>
    </Details>
  )
}

function StopForm({ ui, disabled }: { ui: PageUi; disabled: boolean }) {
  const m = (key: string) => ui.t(`machines.${key}`)
  return (
    <Details summary={m(disabled ? 'enable' : 'disable')}>
      <Form ui={ui} action={disabled ? 'enable' : 'disable'}>
        <p>{m(disabled ? 'enable_text' : 'disable_text')}</p>
        <div>
          <Button {...(!disabled && { color: 'danger' as const })}>{m(disabled ? 'enable' : 'disable')}</Button>
        </div>
      </Form>
    </Details>
  )
}
