import type { PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Details } from '#ui/details/details.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Table } from '#ui/table/table.tsx'
import type { ImportView } from '../../exchange.schema.ts'
import { fields, sensitiveFields } from '../../fields.rules.ts'
import { IMPORTS } from './places.ts'

type Props = { ui: PageUi; data: ImportView; words: FormWords }
const ENCODINGS = ['unicode', 'tcvn3', 'vni', 'vps'] as const
const KINDS = ['ordinary', 'core', 'automatic', 'honorary'] as const

/** Which sheet, where its header is, and what each column is. What was found stands there; all of it can be changed. */
export function ColumnsForm({ ui, data, words }: Props) {
  const { t } = ui
  const again = { sheet: data.sheet, headerFrom: String(data.headerFrom), headerTo: String(data.headerTo) }
  return (
    <Stack gap="lg">
      {data.remembered && <Notice tone="success" title={t('exchange.columns.remembered')} />}
      <Details
        summary={t('exchange.columns.place', { sheet: data.sheet || '1', from: data.headerFrom, to: data.headerTo })}
        open={words.isSent('sheet')}
      >
        <SheetForm ui={ui} data={data} words={words} />
      </Details>
      <Form
        ui={ui}
        action="columns"
        hidden={Object.fromEntries(Object.entries(again).map(([key, value]) => [`columns.${key}`, value]))}
      >
        <Section title={t('exchange.columns.title')}>
          <p class="mc-hint">{t('exchange.columns.lead')}</p>
          <ColumnTable ui={ui} data={data} words={words} />
        </Section>
        <Section title={t('exchange.columns.otherwise')}>
          <DateField
            ui={ui}
            name="columns.joinedOn"
            label={t('exchange.columns.joined_on')}
            value={words.typed('columns', 'joinedOn') ?? data.joinedOn}
            error={words.error('columns', 'joinedOn')}
          />
          <Select
            ui={ui}
            name="columns.kind"
            label={t('exchange.columns.kind')}
            value={words.typed('columns', 'kind') ?? data.kind}
            options={KINDS.map((kind) => ({ value: kind, label: t(`exchange.kind.${kind}`) }))}
          />
        </Section>
        <Row>
          <Button icon="check">{t('exchange.columns.check')}</Button>
          {data.state === 'ready' && (
            <LinkButton href={`${IMPORTS}/${data.id}`} variant="tertiary">
              {t('exchange.columns.keep')}
            </LinkButton>
          )}
        </Row>
      </Form>
      {data.state === 'mapping' && (
        <Form ui={ui} action="drop">
          <div>
            <Button variant="tertiary" color="danger" icon="trash">
              {t('exchange.imports.drop')}
            </Button>
          </div>
        </Form>
      )}
    </Stack>
  )
}

function ColumnTable({ ui, data, words }: Props) {
  const { t } = ui
  const choice = fields.filter((field) => data.sensitive || !sensitiveFields.includes(field))
  const options = [
    { value: 'skip', label: t('exchange.field.skip') },
    ...choice.map((field) => ({ value: field, label: t(`exchange.field.${field}`) })),
  ]
  const encodings = ENCODINGS.map((value) => ({ value, label: t(`exchange.encoding.${value}`) }))
  const named = (header: string, index: number) => ({ header: header || String(index + 1) })
  const select = (
    part: 'mapping' | 'encodings',
    index: number,
    label: string,
    known: string,
    offered: typeof options,
  ) => (
    <Select
      ui={ui}
      name={`columns.${part}.${index}`}
      label={label}
      value={words.typed('columns', `${part}.${index}`) ?? known}
      error={words.error('columns', `${part}.${index}`)}
      options={offered}
    />
  )
  return (
    <Table
      ui={ui}
      caption={t('exchange.columns.title')}
      rows={data.columns.map((column, index) => ({ ...column, index }))}
      rowKey={({ index }) => String(index)}
      columns={[
        {
          key: 'header',
          label: t('exchange.columns.header'),
          head: true,
          cell: ({ header, index }) => header || t('exchange.columns.unnamed', { number: index + 1 }),
        },
        { key: 'samples', label: t('exchange.columns.samples'), cell: ({ samples }) => samples.join(' · ') || '–' },
        {
          key: 'field',
          label: t('exchange.columns.field'),
          cell: ({ header, field, index }) =>
            select('mapping', index, t('exchange.columns.field_of', named(header, index)), field, options),
        },
        {
          key: 'encoding',
          label: t('exchange.columns.encoding'),
          cell: ({ header, encoding, index }) =>
            select('encodings', index, t('exchange.columns.encoding_of', named(header, index)), encoding, encodings),
        },
      ]}
    />
  )
}

function SheetForm({ ui, data, words }: Props) {
  const { t } = ui
  const typed = (field: string, value: string) => words.typed('sheet', field) ?? value
  return (
    <Form ui={ui} action="sheet" hidden={{ 'sheet.joinedOn': data.joinedOn, 'sheet.kind': data.kind }}>
      {data.sheets.length > 1 ? (
        <Select
          ui={ui}
          name="sheet.sheet"
          label={t('exchange.columns.sheet')}
          value={typed('sheet', data.sheet)}
          error={words.error('sheet', 'sheet')}
          options={data.sheets.map(({ name }) => ({ value: name, label: name }))}
        />
      ) : (
        <input type="hidden" name="sheet.sheet" value={data.sheet} />
      )}
      <Row>
        <Field
          ui={ui}
          name="sheet.headerFrom"
          label={t('exchange.columns.from')}
          inputmode="numeric"
          width="xs"
          value={typed('headerFrom', String(data.headerFrom))}
          error={words.error('sheet', 'headerFrom')}
        />
        <Field
          ui={ui}
          name="sheet.headerTo"
          label={t('exchange.columns.to')}
          inputmode="numeric"
          width="xs"
          value={typed('headerTo', String(data.headerTo))}
          error={words.error('sheet', 'headerTo')}
        />
      </Row>
      <div>
        <Button variant="secondary">{t('exchange.columns.find')}</Button>
      </div>
      <Table
        ui={ui}
        caption={t('exchange.columns.top')}
        showCaption
        rows={data.top}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'number', label: t('exchange.columns.row'), head: true, cell: ({ number }) => String(number) },
          {
            key: 'cells',
            label: t('exchange.columns.cells'),
            cell: ({ cells }) => cells.filter((cell) => cell !== '').join(' · ') || '–',
          },
        ]}
      />
    </Form>
  )
}
