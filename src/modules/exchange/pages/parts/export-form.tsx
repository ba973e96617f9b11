import type { z } from 'zod'
import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { fieldId } from '#ui/ui.ts'
import { sensitiveColumns, type ExportColumn } from '../../exchange.schema.ts'
import type { listExports } from '../../operations/exports.ts'

type Props = { ui: PageUi; data: z.output<typeof listExports.output>; words: FormWords }

/** Columns as somebody thinks of them; the sensitive ones stand apart. */
const GROUPS: Record<string, readonly ExportColumn[]> = {
  who: ['number', 'name', 'birth', 'sex'],
  reach: ['phone', 'address'],
  belongs: ['branch', 'group', 'kind', 'joined_on', 'state', 'basis'],
  schooling: ['education', 'occupation'],
}
const USUAL = Object.values(GROUPS)
  .flat()
  .filter((column) => !['state', 'basis', 'education', 'occupation'].includes(column))

/** Each column has a field of its own, so that a refused form keeps every tick. */
export const columnField = (column: ExportColumn) => `start.column.${column}`

/** Asking for a list: of which unit, as of when, with which columns, in which form and for what. */
export function ExportForm({ ui, data, words }: Props) {
  const { t } = ui
  return (
    <Form ui={ui} action="start">
      <Select
        ui={ui}
        name="start.unit"
        label={t('exchange.exports.unit')}
        value={words.typed('start', 'unit') ?? data.units[0]?.code}
        error={words.error('start', 'unit')}
        options={data.units.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <DateField
        ui={ui}
        name="start.asOf"
        label={t('exchange.exports.as_of')}
        description={t('exchange.exports.as_of_text')}
        value={words.typed('start', 'asOf') ?? data.today}
        error={words.error('start', 'asOf')}
      />
      <Columns ui={ui} data={data} words={words} />
      <RadioGroup
        ui={ui}
        name="start.format"
        label={t('exchange.exports.format')}
        value={words.typed('start', 'format') ?? 'xlsx'}
        options={[
          { value: 'xlsx', label: 'Excel (.xlsx)' },
          { value: 'csv', label: 'CSV', description: t('exchange.exports.csv_text') },
        ]}
      />
      <Field
        ui={ui}
        name="start.reason"
        label={t('exchange.exports.reason')}
        description={t('exchange.exports.reason_text')}
        value={words.typed('start', 'reason')}
        error={words.error('start', 'reason')}
      />
      <div>
        <Button icon="download">{t('exchange.exports.start')}</Button>
      </div>
    </Form>
  )
}

/** The columns of the last export are ticked again; before the first one those that a list usually has. */
function Columns({ ui, data, words }: Props) {
  const { t } = ui
  const ticked: readonly string[] = data.lastColumns.length > 0 ? data.lastColumns : USUAL
  const isOn = (column: ExportColumn) =>
    words.isSent('start') ? words.typed('start', `column.${column}`) === 'yes' : ticked.includes(column)
  const boxes = (columns: readonly ExportColumn[]) => (
    <div class="mc-ticks">
      {columns.map((column) => (
        <Checkbox ui={ui} name={columnField(column)} label={t(`exchange.column.${column}`)} checked={isOn(column)} />
      ))}
    </div>
  )
  return (
    <>
      <Fieldset
        ui={ui}
        name="start.columns"
        label={t('exchange.exports.columns')}
        error={words.error('start', 'columns')}
      >
        <div id={fieldId('start.columns')} tabindex={-1} class="mc-row mc-gap-sm">
          {(['all', 'none'] as const).map((which) => (
            <button type="button" class="ds-button" data-variant="tertiary" data-tick={which} hidden>
              {t(`exchange.exports.tick_${which}`)}
            </button>
          ))}
        </div>
        <Stack gap="sm">
          {Object.entries(GROUPS).map(([group, columns]) => (
            <Fieldset ui={ui} name={`start.group.${group}`} label={t(`exchange.exports.group.${group}`)}>
              {boxes(columns)}
            </Fieldset>
          ))}
        </Stack>
      </Fieldset>
      <Fieldset
        ui={ui}
        name="start.sensitive"
        label={t('exchange.exports.sensitive')}
        description={t('exchange.exports.sensitive_text')}
      >
        {boxes(sensitiveColumns)}
      </Fieldset>
    </>
  )
}
