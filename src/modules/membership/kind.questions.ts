import type { Db } from '#kernel/db/db.ts'
import { statement } from '#kernel/db/statement.ts'
import type { LocalText } from '#kernel/i18n/t.ts'
import type { KindRules, MemberKind } from './member.rules.ts'

export type KindOn = { kind: MemberKind; names: LocalText; rules: KindRules }

/** Kinds of an association and the rules for them, as of a day. */
export async function kindsOn(db: Db, association: string, on: string): Promise<KindOn[]> {
  const { rows } = await db.executeQuery(statement<KindOn>`
    select kind, names, rules from membership_kinds
     where association = ${association} and valid_from <= ${on}::date and (valid_to is null or valid_to >= ${on}::date)
     order by array_position(array['ordinary', 'core', 'automatic', 'honorary'], kind)`)
  return rows
}

export type Association = {
  key: string
  tree: string
  names: LocalText
  transferDays: number
  readmissionKeepsSeniority: boolean
}

/** The association whose units are in this tree. */
export async function associationOfTree(db: Db, tree: string): Promise<Association | undefined> {
  const { rows } = await db.executeQuery(statement<Association>`
    select key, tree, names, transfer_days as "transferDays", readmission_keeps_seniority as "readmissionKeepsSeniority"
      from associations where tree = ${tree}`)
  return rows[0]
}

export async function findAssociation(db: Db, key: string): Promise<Association | undefined> {
  const { rows } = await db.executeQuery(statement<Association>`
    select key, tree, names, transfer_days as "transferDays", readmission_keeps_seniority as "readmissionKeepsSeniority"
      from associations where key = ${key}`)
  return rows[0]
}

/** Associations that somebody can apply to on that day: those with a kind of ordinary member. */
export async function associationsTaking(db: Db, on: string): Promise<Association[]> {
  const { rows } = await db.executeQuery(statement<Association>`
    select key, tree, names, transfer_days as "transferDays", readmission_keeps_seniority as "readmissionKeepsSeniority"
      from associations a where exists (select from membership_kinds k where k.association = a.key and k.kind = 'ordinary'
        and k.valid_from <= ${on}::date and (k.valid_to is null or k.valid_to >= ${on}::date))
     order by sort, key`)
  return rows
}
