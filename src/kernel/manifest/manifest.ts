import type { Confirmation } from '#kernel/http/step-up.ts'
import type { ApiRoute } from '#kernel/http/api-route.ts'
import type { AccountEntry } from '#kernel/http/account-nav.ts'
import type { DeskEntry } from '#kernel/http/desk-nav.ts'
import type { AnyPage } from '#kernel/http/page.ts'
import type { ModuleMessages } from '#kernel/i18n/messages.ts'
import type { Job, Subscription } from '#kernel/jobs/jobs.ts'
import type { AnyOperation } from '#kernel/operation/operation.ts'
import type { PersonalData } from './personal-data.ts'
import type { UnitHolding } from './unit-holding.ts'

/** What a module brings to the product. Only app/ reads it. */
export type Manifest = {
  name: string
  messages: ModuleMessages
  /** Permissions this module's operations ask for, as shown in the rights table. */
  permissions: readonly `${string}:${string}`[]
  /** Every operation of the module; a test compares it with the files in operations/. */
  operations: readonly AnyOperation[]
  api: readonly ApiRoute[]
  pages: readonly AnyPage[]
  /** Entries in the navigation of the office. */
  navigation?: readonly DeskEntry[]
  /** Entries of /account: what a person looks after herself. */
  account?: readonly AccountEntry[]
  /** How people prove once more who they are; one module brings it. */
  confirmation?: Confirmation
  jobs?: readonly Job[]
  subscriptions?: readonly Subscription[]
  /** Every table of the module, column by column, as far as it tells of people; a test compares it with the schema. */
  personalData?: PersonalData
  /** What the module keeps at units, and what becomes of it in a reorganisation. */
  unitHoldings?: readonly UnitHolding[]
}

export const manifest = (definition: Manifest): Manifest => definition
