import type { LocalText } from '#kernel/i18n/t.ts'
import type { Gives } from './role.policy.ts'

/** A role as it is stored: names in three languages, what holders may do, and how long their sessions last. */
export type StoredRole = {
  id: string
  key: string
  names: LocalText
  permissions: string[]
  gives: Gives
  secondFactor: boolean
  idleMinutes: number
  absoluteMinutes: number
  sort: number
  version: number
}
