import type { FormPost } from '#kernel/http/form-post.ts'
import { formatCivilDate, formatCount } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Table } from '#ui/table/table.tsx'
import type { Ui } from '#ui/ui.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../../channel.rules.ts'
import type { ChannelView } from '../../organisation.schema.ts'

export const kindName = (ui: Pick<Ui, 't'>, kind: ChannelKind) => ui.t(`organisation.channel.kind.${kind}`)

/** The fields of a channel as its form sends them. */
export function channelInput(form: FormPost, prefix: string) {
  const text = (name: string) => form.text(`${prefix}.${name}`)
  const date = (name: string) => readDate(text(name)) ?? text(name)
  return {
    kind: text('kind') as ChannelKind, // checked by the operation's schema
    name: text('name'),
    address: text('address'),
    runBy: text('runBy'),
    members: text('members'),
    countedOn: date('countedOn'),
    startedOn: date('startedOn'),
    isPublic: text('isPublic') === 'yes',
  }
}

/** Channels with how many people each reaches; a public one is linked. */
export function ChannelList(props: {
  ui: Ui
  channels: readonly (ChannelView & { unitName?: string })[]
  mayChange: boolean
}) {
  const { ui, channels, mayChange } = props
  if (channels.length === 0) return <p class="mc-hint">{ui.t('organisation.channel.none')}</p>
  const t = (key: string) => ui.t(`organisation.channel.${key}`)
  const counted = ({ members, countedOn }: ChannelView) =>
    members === null ? '–' : `${formatCount(members, ui.locale)}${countedOn ? ` (${formatCivilDate(countedOn)})` : ''}`
  return (
    <Table
      ui={ui}
      caption={t('title')}
      rows={channels}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: t('name'),
          head: true,
          cell: ({ name, address }) =>
            address === '' ? (
              name
            ) : (
              <a class="ds-link" href={address} rel="noopener noreferrer">
                {name}
              </a>
            ),
        },
        ...(channels.some(({ unitName }) => unitName !== undefined)
          ? [
              {
                key: 'unit',
                label: t('unit'),
                phone: 'line' as const,
                cell: (row: { unitName?: string }) => row.unitName ?? '',
              },
            ]
          : []),
        { key: 'kind', label: t('kindLabel'), phone: 'line', cell: ({ kind }) => kindName(ui, kind) },
        { key: 'runBy', label: t('runBy'), phone: 'line', cell: ({ runBy }) => runBy || '–' },
        { key: 'members', label: t('members'), phone: 'line', align: 'end' as const, cell: counted },
        ...(mayChange
          ? [
              {
                key: 'change',
                label: t('change'),
                phone: 'end' as const,
                cell: ({ id }: ChannelView) => (
                  <a class="ds-link" href={`/desk/channels/${id}`}>
                    {t('change')}
                  </a>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

type FormProps = { ui: Ui; words: FormWords; form: 'channel' | 'change'; channel?: ChannelView }

export function ChannelForm({ ui, words, form, channel }: FormProps) {
  const t = (key: string) => ui.t(`organisation.channel.${key}`)
  const was = (name: string) => {
    const value = channel?.[name as keyof ChannelView]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const date = (name: string) => (was(name) === undefined ? undefined : formatCivilDate(was(name) ?? ''))
  const field = (name: string, value = was(name), label = name) => ({
    ui,
    name: `${form}.${name}`,
    label: t(label),
    value: words.typed(form, name) ?? value,
    error: words.error(form, name),
  })
  const fields = (
    <Form ui={ui} action={form} {...(channel && { hidden: { 'change.version': String(channel.version) } })}>
      <Select
        {...field('kind', was('kind'), 'kindLabel')}
        options={CHANNEL_KINDS.map((value) => ({ value, label: kindName(ui, value) }))}
      />
      <Field {...field('name')} maxlength={120} />
      <Field {...field('address')} type="url" optional description={t('addressHint')} maxlength={300} />
      <Field {...field('runBy')} optional maxlength={120} />
      <Field {...field('members')} optional inputmode="numeric" width="sm" />
      <DateField {...field('countedOn', date('countedOn'))} optional />
      <DateField {...field('startedOn', date('startedOn'))} optional />
      <Checkbox
        ui={ui}
        name={`${form}.isPublic`}
        value="yes"
        label={t('isPublic')}
        checked={words.isSent(form) ? words.typed(form, 'isPublic') === 'yes' : channel?.isPublic === true}
      />
      <div>
        <Button variant="secondary">{t(channel ? 'save' : 'add')}</Button>
      </div>
    </Form>
  )
  if (channel) return fields
  return (
    <Details summary={t('new')} open={words.isSent(form)}>
      {fields}
    </Details>
  )
}
