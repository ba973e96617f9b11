import { Grid } from '#ui/layout/layout.tsx'
import { LinkButton } from '#ui/button/button.tsx'
import type { Ui } from '#ui/ui.ts'
import { unitName } from '../../unit.rules.ts'
import type { UnitView } from '../../unit.schema.ts'

export type UnitLinksProps = {
  ui: Ui
  units: readonly UnitView[]
  hrefOf: (unit: UnitView) => string
  showPlace?: boolean
}

/** Units as links in columns, each tall enough for a thumb. */
export function UnitLinks({ ui, units, hrefOf, showPlace }: UnitLinksProps) {
  return (
    <Grid min="md" gap="xs">
      {units.map((unit) => (
        <LinkButton variant="tertiary" href={hrefOf(unit)} wide>
          {unitName(unit, ui.locale)}
          {showPlace && unit.place && <span class="mc-hint"> · {unit.place}</span>}
        </LinkButton>
      ))}
    </Grid>
  )
}
