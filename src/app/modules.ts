import type { Manifest } from '#kernel/manifest/manifest.ts'
import { groundModule } from './ground.ts'
import { applicationsModule } from '#modules/applications/module.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { formsModule } from '#modules/forms/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { calendarsModule } from '#modules/calendars/module.ts'
import { unitsModule } from '#modules/units/module.ts'
import { proceduresModule } from '#modules/procedures/module.ts'

/** The modules of the product, in the order of module-map.ts. */
export const modules: readonly Manifest[] = [
  groundModule,
  unitsModule,
  calendarsModule,
  identityModule,
  formsModule,
  proceduresModule,
  dossiersModule,
  applicationsModule,
]
