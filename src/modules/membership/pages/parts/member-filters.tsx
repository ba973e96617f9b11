import type { PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { MEMBER_KINDS } from '../../member.rules.ts'
import { LIST_STATES, type UnitChoices } from '../../member.schema.ts'
import { MEMBERS, say, unitOptions } from './member-words.ts'

export type Filter = { q: string; unit: string; kind: string; state: string }
type Props = { ui: PageUi; filter: Filter; units: UnitChoices }

/** One box for whom one looks for; unit, state and kind fold away on a phone until one of them is used. */
export function Filters({ ui, filter, units }: Props) {
  const words = say(ui)
  return (
    <FilterBar
      label={words('list.filter')}
      action={MEMBERS}
      more={{
        ui,
        open: filter.unit !== '' || filter.kind !== '' || filter.state !== 'standing',
        children: <MoreFilters ui={ui} filter={filter} units={units} />,
      }}
      submit={
        <Button variant="secondary" icon="search">
          {words('list.apply')}
        </Button>
      }
    >
      <Field ui={ui} name="q" type="search" label={words('list.search')} value={filter.q} maxlength={100} />
    </FilterBar>
  )
}

function MoreFilters({ ui, filter, units }: Props) {
  const words = say(ui)
  const states = LIST_STATES.map((state) => ({
    value: state,
    label: words(state === 'standing' ? 'list.standing' : `state.${state}`),
  }))
  const kinds = MEMBER_KINDS.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))
  return (
    <>
      {units.items.length > 1 && (
        <Select
          ui={ui}
          name="unit"
          label={words('unit')}
          empty={words('list.all_units')}
          options={unitOptions(units)}
          value={filter.unit}
        />
      )}
      <Select ui={ui} name="state" label={words('state_label')} options={states} value={filter.state} />
      <Select
        ui={ui}
        name="kind"
        label={words('kind_label')}
        empty={words('list.all_kinds')}
        options={kinds}
        value={filter.kind}
      />
    </>
  )
}
