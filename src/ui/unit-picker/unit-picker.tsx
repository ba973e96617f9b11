import { Button } from '../button/button.tsx'
import { Fieldset } from '../choice/choice.tsx'
import { Select } from '../field/field.tsx'
import type { Ui } from '../ui.ts'

export type UnitChoice = { code: string; name: string }

export type UnitPickerProps = {
  ui: Ui
  /** The commune is sent as `name`, the province as `<name>.province`. */
  name: string
  label: string
  description?: string
  error?: string
  provinces: readonly UnitChoice[]
  province?: string
  /** Only those of the chosen province; left out until one is chosen. */
  communes?: readonly UnitChoice[]
  value?: string
  /** Name and value of the submit button that loads the communes; the page re-renders with `communes`. */
  chooseAction?: { name: string; value: string }
}

/**
 * Province, then commune, one branch at a time: 34 choices and then about 100, never 3,321 at once. Without script
 * the button "show communes" sends the form and nothing typed is lost; an island may replace the inside by a search.
 */
export function UnitPicker(props: UnitPickerProps) {
  const { ui, name, label, description, error, provinces, province, communes, value } = props
  const action = props.chooseAction ?? { name: 'choose', value: name }
  return (
    <Fieldset ui={ui} name={`${name}.group`} label={label} {...(description && { description })}>
      <div class="mc-stack mc-gap-sm" data-unit-picker={name}>
        <div class="mc-row mc-gap-sm mc-align-end">
          <div class="mc-grow">
            <Select
              ui={ui}
              name={`${name}.province`}
              label={ui.t('ui.unit.province')}
              value={province}
              empty={ui.t('ui.unit.chooseProvince')}
              options={toOptions(provinces)}
            />
          </div>
          <Button variant="secondary" name={action.name} value={action.value} formnovalidate>
            {ui.t(communes ? 'ui.unit.changeProvince' : 'ui.unit.showCommunes')}
          </Button>
        </div>
        {communes ? (
          <Select
            ui={ui}
            name={name}
            label={ui.t('ui.unit.commune')}
            value={value}
            error={error}
            empty={ui.t('ui.unit.chooseCommune')}
            options={toOptions(communes)}
          />
        ) : (
          <p class="mc-hint">{ui.t('ui.unit.communesLater')}</p>
        )}
      </div>
    </Fieldset>
  )
}

function toOptions(units: readonly UnitChoice[]) {
  return units.map((unit) => ({ value: unit.code, label: unit.name }))
}
