import type { Manifest } from '#kernel/manifest/manifest.ts'
import { groundModule } from './ground.ts'
import { applicationsModule } from '#modules/applications/module.ts'
import { auditModule } from '#modules/audit/module.ts'
import { authenticationModule } from '#modules/authentication/module.ts'
import { eidModule } from '#modules/eid/module.ts'
import { machinesModule } from '#modules/machines/module.ts'
import { mandatesModule } from '#modules/mandates/module.ts'
import { privacyModule } from '#modules/privacy/module.ts'
import { subjectsModule } from '#modules/subjects/module.ts'
import { dossiersModule } from '#modules/dossiers/module.ts'
import { formsModule } from '#modules/forms/module.ts'
import { identityModule } from '#modules/identity/module.ts'
import { calendarsModule } from '#modules/calendars/module.ts'
import { reorganisationModule } from '#modules/reorganisation/module.ts'
import { peopleModule } from '#modules/people/module.ts'
import { membershipModule } from '#modules/membership/module.ts'
import { duplicatesModule } from '#modules/duplicates/module.ts'
import { cadresModule } from '#modules/cadres/module.ts'
import { recordsModule } from '#modules/records/module.ts'
import { duesModule } from '#modules/dues/module.ts'
import { outreachModule } from '#modules/outreach/module.ts'
import { exchangeModule } from '#modules/exchange/module.ts'
import { statisticsModule } from '#modules/statistics/module.ts'
import { scimModule } from '#modules/scim/module.ts'
import { organisationModule } from '#modules/organisation/module.ts'
import { unitsModule } from '#modules/units/module.ts'
import { proceduresModule } from '#modules/procedures/module.ts'

/** The modules of the product, in the order of module-map.ts. */
export const modules: readonly Manifest[] = [
  groundModule,
  unitsModule,
  calendarsModule,
  identityModule,
  privacyModule,
  eidModule,
  authenticationModule,
  machinesModule,
  formsModule,
  proceduresModule,
  mandatesModule,
  dossiersModule,
  applicationsModule,
  subjectsModule,
  auditModule,
  reorganisationModule,
  peopleModule,
  membershipModule,
  duplicatesModule,
  cadresModule,
  recordsModule,
  duesModule,
  outreachModule,
  exchangeModule,
  statisticsModule,
  organisationModule,
  scimModule,
]
