import { sql } from 'kysely'
import type { Db } from '#kernel/db/db.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import type { Locale } from '#kernel/i18n/t.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { owed } from '#modules/dues/index.ts'
import { findAccounts } from '#modules/identity/index.ts'
import { listMembersOf, selfApplied, type Member } from '#modules/membership/index.ts'
import { findPeople, maskPhone, type PersonSummary } from '#modules/people/index.ts'
import { accountsAgreeing } from '#modules/privacy/index.ts'
import { findUnits, nameUnits, unitCodesUnder, unitName } from '#modules/units/index.ts'
import { BRANCH_LIMIT, inOrder, type Branch, type BranchMember, type BranchUnit } from './branch.rules.ts'
import { seesPhones } from './outreach.policy.ts'
import type { NoteRow } from './outreach.table.ts'
import { sealedColumns } from './sealed-columns.rules.ts'

const PAGE = 200

/** A branch as of today with everybody in it: a few statements, however many members it has. */
export async function readBranch(ctx: Ctx, unit: string): Promise<Branch & { people: string[] }> {
  const today = civilDate(ctx.now())
  const codes = await unitCodesUnder(ctx.db, unit, today)
  const units = await readUnits(ctx.db, codes, today, ctx.locale)
  const found: Member[] = []
  let cursor: string | null = null
  do {
    const page = await listMembersOf(ctx.db, codes, today, { limit: PAGE, ...(cursor !== null && { cursor }) })
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null && found.length < BRANCH_LIMIT)
  const members = inOrder(await toBranchMembers(ctx, found.slice(0, BRANCH_LIMIT), today))
  const cut = cursor !== null || found.length > BRANCH_LIMIT
  return {
    unit: units.get(unit) ?? { code: unit, name: (await nameUnits(ctx, [unit], today))(unit) },
    // Of a unit that is too large only those right below it, to choose from.
    units: cut ? await nextBelow(ctx, codes, unit, today) : [...units.values()],
    today,
    members,
    cut,
    people: found.map(({ personId }) => personId),
  }
}

async function nextBelow(ctx: Ctx, codes: readonly string[], unit: string, today: string): Promise<BranchUnit[]> {
  const below = [...(await findUnits(ctx.db, codes, today)).values()].filter(({ parentCode }) => parentCode === unit)
  return below
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .map((one) => ({ code: one.code, name: unitName(one, ctx.locale) }))
}

/** Units by code, named in the language of the page, in the order of the codes. */
export async function readUnits(
  db: Db,
  codes: readonly string[],
  today: string,
  locale: Locale,
): Promise<Map<string, BranchUnit>> {
  const found = await findUnits(db, codes, today)
  return new Map(
    codes.toSorted().flatMap((code) => {
      const unit = found.get(code)
      return unit ? [[code, { code, name: unitName(unit, locale) }] as const] : []
    }),
  )
}

/** Members with what a phone shows of them: who they are, what they owe, when they were seen, whether to be visited. */
export async function toBranchMembers(ctx: Ctx, members: readonly Member[], today: string): Promise<BranchMember[]> {
  const ids = members.map(({ id }) => id)
  const quiet = await quietAbout(ctx.db, ids)
  const [people, debts, contacts] = [
    await findPeople(
      ctx.db,
      members.map(({ personId }) => personId),
    ),
    await owed(ctx.db, ids, today),
    await readContacts(ctx, ids),
  ]
  return members.map((member) => {
    const person = people.get(member.personId)
    const debt = debts.get(member.id)
    const contact = contacts.get(member.id)
    return {
      id: member.id,
      name: person?.name ?? '',
      born: (quiet.has(member.id) ? null : person?.birthDate) ?? (person?.birthYear ? String(person.birthYear) : null),
      ...phonesOf(person, seesPhones(ctx.actor, member.unit)),
      address: person?.address ?? '',
      unit: member.unit,
      joinedOn: member.joinedOn,
      suspended: member.state === 'suspended',
      owed: debt?.amount ?? 0,
      owedYears: debt?.years ?? [],
      seenOn: contact?.seenOn ?? null,
      marked: contact?.marked ?? null,
    }
  })
}

/** Who applied herself and did not agree that her branch knows the day of her birth: the year is enough for its work. */
async function quietAbout(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const applied = await selfApplied(db, ids)
  const agreed = await accountsAgreeing(db, [...new Set(applied.values())], 'greet_members')
  return new Set([...applied].flatMap(([id, account]) => (agreed.has(account) ? [] : [id])))
}

function phonesOf(person: PersonSummary | undefined, inFull: boolean) {
  const phone = person?.phone ?? null
  return {
    phone: inFull ? phone : null,
    phoneMasked: phone === null ? null : maskPhone(phone),
    phoneShared: person?.phoneShared ?? false,
  }
}

type Contact = { seenOn: string | null; marked: string | null }

async function readContacts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Contact>> {
  const { rows } = await sql<{ id: string; seenOn: string | null; reason: string | null; isMarked: boolean }>`
    select m.id, k.membership_id is not null as "isMarked", k.reason_sealed as reason,
           greatest((select max(n.happened_on) from outreach_notes n
                      where n.membership_id = m.id and n.kind in ('visit', 'call')),
                    (select max(a.made_at at time zone 'Asia/Ho_Chi_Minh')::date from outreach_actions a
                      where a.membership_id = m.id and a.kind = 'dues')) as "seenOn"
      from unnest(${[...ids]}::uuid[]) as m (id)
      left join outreach_marks k on k.membership_id = m.id`.execute(ctx.db)
  const { aead } = ctx.services
  const opened = (reason: string | null) => (reason === null ? '' : aead.decrypt(reason, sealedColumns.reason))
  return new Map(
    rows.map(({ id, seenOn, reason, isMarked }) => [id, { seenOn, marked: isMarked ? opened(reason) : null }]),
  )
}

/** The last notes about a member, newest first, with the name of who wrote them. */
export async function readNotes(ctx: Ctx, membershipId: string) {
  const { rows } = await sql<NoteRow>`
    select id, membership_id, kind, text_sealed, happened_on, account_id, created_at
      from outreach_notes where membership_id = ${membershipId}
     order by happened_on desc, id desc limit 50`.execute(ctx.db)
  const names = await findAccounts(
    ctx.db,
    rows.map(({ account_id }) => account_id),
  )
  const { aead } = ctx.services
  return rows.map(({ id, kind, text_sealed, happened_on, account_id }) => ({
    id,
    kind,
    text: text_sealed === null ? '' : aead.decrypt(text_sealed, sealedColumns.note),
    on: happened_on,
    by: names.get(account_id)?.name ?? '',
  }))
}
