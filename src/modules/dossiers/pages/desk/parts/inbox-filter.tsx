import { Button } from '#ui/button/button.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import type { Ui } from '#ui/ui.ts'
import { stateKeys } from '../../../dossier.rules.ts'
import { DESK, desk } from './dossier-words.tsx'
import { dueKeys, isFiltered, usualSort, type Asked } from './inbox-query.ts'

/** Search and filters in one line; sent with GET, so that a list can be kept as a bookmark. */
export function InboxFilter({ ui, asked }: { ui: Ui; asked: Asked }) {
  const words = desk(ui)
  const sorts = [
    { value: 'due', label: words('filter.sort_due') },
    { value: 'received', label: words('filter.sort_received') },
    { value: '-received', label: words('filter.sort_newest') },
  ]
  const changed = isFiltered(asked) || asked.sort !== usualSort(asked.view)
  return (
    <FilterBar label={words('filter.label')} action={DESK} hidden={{ view: asked.view }}>
      <Field ui={ui} name="q" type="search" label={words('filter.q')} value={asked.q} autocomplete="off" />
      <Select
        ui={ui}
        name="state"
        label={words('filter.state')}
        value={asked.state}
        empty={words('filter.state_all')}
        options={stateKeys.map((value) => ({ value, label: ui.t(`dossiers.state.${value}.name`) }))}
      />
      <Select
        ui={ui}
        name="due"
        label={words('filter.due')}
        value={asked.due}
        empty={words('filter.due_all')}
        options={dueKeys.map((value) => ({ value, label: words(`filter.${value}`) }))}
      />
      <Select ui={ui} name="sort" label={words('filter.sort')} value={asked.sort} options={sorts} />
      <div class="mc-row mc-gap-sm">
        <Button variant="secondary" icon="filter">
          {words('filter.apply')}
        </Button>
        {changed && (
          <a class="ds-link" href={`${DESK}?view=${asked.view}`}>
            {words('filter.clear')}
          </a>
        )}
      </div>
    </FilterBar>
  )
}
