import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { holdsPersonal, isTable, type PersonalData } from '#kernel/manifest/personal-data.ts'
import { question } from '#kernel/operation/operation.ts'
import { processingRegister, protectionWord } from '../register.rules.ts'
import { readContact, readPeriods } from '../register.reads.ts'
import { Register } from '../register.schema.ts'

/** The processing register, made from what the modules declare and the periods that the office has set. Public. */
export const getRegister = question({
  name: 'privacy.get-register',
  permission: 'anyone',
  input: z.strictObject({}),
  output: Register,
  async run(ctx) {
    const data = ctx.services.personalData
    const periods = await readPeriods(ctx.db)
    return {
      asOf: civilDate(ctx.now()),
      contact: (await readContact(ctx.db)) ?? null,
      purposes: processingRegister(data, new Map(periods.map(({ rule, days }) => [rule, days]))),
      periods,
      figures: figuresOf(data),
    }
  },
})

function figuresOf(data: PersonalData) {
  const tables = data.filter(isTable)
  const personal = data.filter(holdsPersonal).flatMap((table) => Object.values(table.personal))
  const sealed = personal.filter(({ protection }) => !['clear', 'masked'].includes(protectionWord(protection)))
  return {
    tables: tables.length,
    columns: personal.length + tables.reduce((sum, table) => sum + table.none.length, 0),
    personal: personal.length,
    sealed: sealed.length,
    sensitive: personal.filter(({ sensitive }) => (sensitive ?? []).length > 0).length,
  }
}
