import type { PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Table } from '#ui/table/table.tsx'
import { StateTag } from '#ui/tag/tag.tsx'
import type { ImportView } from '../../exchange.schema.ts'
import { IMPORTS, rowTone } from './places.ts'

type Props = { ui: PageUi; data: ImportView; words: FormWords }
const STATES = ['new', 'admit', 'update', 'probable', 'error', 'same', 'skipped'] as const

/** What will happen, before it happens: counts by what becomes of the rows, faults and what to do about them. */
export function Preview({ ui, data, words }: Props) {
  const { t } = ui
  const { counts } = data
  const acting = counts.new + counts.admit + counts.update
  const open = counts.error + counts.probable
  const rows = (query: string) => `${IMPORTS}/${data.id}/rows?${query}`
  return (
    <Stack gap="lg">
      <Section title={t('exchange.preview.title')}>
        <Table
          ui={ui}
          caption={t('exchange.preview.title')}
          rows={STATES.filter((state) => counts[state] > 0)}
          rowKey={(state) => state}
          columns={[
            {
              key: 'state',
              label: t('exchange.preview.state'),
              head: true,
              cell: (state) => <StateTag label={t(`exchange.row_state.${state}`)} tone={rowTone[state] ?? 'neutral'} />,
            },
            {
              key: 'count',
              label: t('exchange.preview.count'),
              align: 'end',
              phone: 'end',
              cell: (state) => <a href={rows(`state=${state}`)}>{counts[state].toLocaleString('vi')}</a>,
            },
            {
              key: 'means',
              label: t('exchange.preview.means'),
              phone: 'full',
              cell: (state) => t(`exchange.row_means.${state}`),
            },
          ]}
        />
      </Section>
      {data.unknownUnits.length > 0 && <UnknownUnits ui={ui} data={data} words={words} />}
      {data.faults.length > 0 && (
        <Section title={t('exchange.preview.faults')}>
          <Table
            ui={ui}
            caption={t('exchange.preview.faults')}
            rows={data.faults}
            rowKey={({ field, code }) => `${field}:${code}`}
            columns={[
              {
                key: 'fault',
                label: t('exchange.preview.fault'),
                head: true,
                cell: ({ field, code }) =>
                  `${t(`exchange.field.${field}`)}: ${t(`exchange.fault.${code}`, { row: 0 })}`,
              },
              {
                key: 'count',
                label: t('exchange.preview.count'),
                align: 'end',
                phone: 'end',
                cell: ({ field, code, count }) => (
                  <a href={rows(`state=error&fault=${encodeURIComponent(`${field}:${code}`)}`)}>{String(count)}</a>
                ),
              },
              {
                key: 'do',
                label: t('exchange.preview.what_to_do'),
                phone: 'full',
                cell: ({ code }) => t(`exchange.fault_do.${code}`),
              },
            ]}
          />
        </Section>
      )}
      {open > 0 && <Notice tone="warning" title={t('exchange.preview.open', { count: open })} />}
      <Row>
        <Form ui={ui} action="run" layout="row">
          <Button icon="check" disabled={acting === 0}>
            {t('exchange.preview.run', { count: acting })}
          </Button>
        </Form>
        <LinkButton href={`${IMPORTS}/${data.id}?columns=1`} variant="secondary" icon="edit">
          {t('exchange.preview.columns')}
        </LinkButton>
        <Form ui={ui} action="drop" layout="row">
          <Button variant="tertiary" color="danger" icon="trash">
            {t('exchange.imports.drop')}
          </Button>
        </Form>
      </Row>
    </Stack>
  )
}

/** Names of branches that nobody knows: which one is meant, or a new one. */
function UnknownUnits({ ui, data, words }: Props) {
  const { t } = ui
  const options = data.units.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  return (
    <Section title={t('exchange.units.title')}>
      <p class="mc-hint">{t('exchange.units.lead')}</p>
      {data.unknownUnits.map(({ text, count }, place) => (
        <Details
          summary={t('exchange.units.unknown', { name: text || t('exchange.units.empty'), count })}
          open={place === 0}
        >
          <Form ui={ui} action="alike" hidden={{ field: 'branch', from: text }}>
            <Select
              ui={ui}
              name="alike.to"
              label={t('exchange.units.is', { name: text })}
              empty={t('exchange.units.choose')}
              options={options}
              error={words.error('alike', 'to')}
            />
            <div>
              <Button variant="secondary">{t('exchange.units.set')}</Button>
            </div>
          </Form>
          <Details summary={t('exchange.units.found')}>
            <Form ui={ui} action="found" hidden={{ from: text, level: 'union_branch', parent: data.unit.code }}>
              <Field
                ui={ui}
                name="found.name"
                label={t('exchange.units.name')}
                value={words.typed('found', 'name') ?? text}
                error={words.error('found', 'name')}
              />
              <Field
                ui={ui}
                name="found.reason"
                label={t('exchange.units.reason')}
                value={words.typed('found', 'reason')}
                error={words.error('found', 'reason')}
              />
              <div>
                <Button variant="secondary" icon="plus">
                  {t('exchange.units.found')}
                </Button>
              </div>
            </Form>
          </Details>
        </Details>
      ))}
    </Section>
  )
}
