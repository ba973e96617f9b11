import { CODE_LENGTH, groupCode, parseCode } from '#kernel/codes/code-alphabet.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { initialsOf } from '#kernel/i18n/initials.ts'
import { question } from '#kernel/operation/operation.ts'
import { findPeople } from '#modules/people/index.ts'
import { unitName } from '#modules/units/index.ts'
import { findByCode } from '../card.store.ts'
import { findAssociation } from '../kind.questions.ts'
import { findMember } from '../member.questions.ts'
import { CheckCard, CheckedCard } from '../card.schema.ts'
import { communesOf } from '../unit-names.reads.ts'

const unknown: CheckedCard = {
  status: 'unknown',
  code: null,
  association: null,
  unit: null,
  holder: null,
  sinceYear: null,
}

/** Is this card good today? For anybody who holds it in her hand; says just enough to compare it with its bearer. */
export const checkCard = question({
  name: 'membership.check-card',
  permission: 'anyone',
  input: CheckCard,
  output: CheckedCard,
  async run(ctx, { code: typed }) {
    const parsed = parseCode(typed, CODE_LENGTH.card)
    const card = parsed.ok ? await findByCode(ctx.db, parsed.code) : undefined
    const member = card && (await findMember(ctx.db, card.membership))
    if (!parsed.ok || !card || !member) return unknown
    const code = groupCode(parsed.code)
    const association = (await findAssociation(ctx.db, member.association))?.names[ctx.locale] ?? ''
    const stands = !card.ended && (member.state === 'active' || member.state === 'suspended')
    if (!stands) return { ...unknown, status: 'ended' as const, code, association }
    const commune = (await communesOf(ctx, [member.unit], civilDate(ctx.now()))).get(member.unit)
    const person = (await findPeople(ctx.db, [member.personId])).get(member.personId)
    return {
      status: member.state === 'active' ? ('valid' as const) : ('not_now' as const),
      code,
      association,
      unit: commune ? unitName(commune, ctx.locale) : null,
      holder: person ? initialsOf(person.name) : null,
      sinceYear: member.joinedOn === null ? null : Number(member.joinedOn.slice(0, 4)),
    }
  },
})
