import { z } from 'zod'
import { operation } from '#kernel/operation/operation.ts'
import { getUnit } from '#modules/units/index.ts'
import { closeBankAccount, insertBankAccount } from '../bank-account.store.ts'
import { duesEvent } from '../dues.events.ts'
import { MANAGE, mayAtUnit } from '../dues.policy.ts'
import { SetBankAccount } from '../dues.schema.ts'
import { today } from '../ledger.store.ts'

/** The account to which members of a unit and of all below it transfer their dues; the one before is closed. */
export const setBankAccount = operation({
  name: 'dues.set-bank-account',
  permission: MANAGE,
  kind: 'write',
  // Money of many goes where this says.
  confirm: true,
  input: SetBankAccount,
  output: z.object({ id: z.uuid() }),
  async run(ctx, { unit, bankBin, bankName, accountNumber, holder }) {
    ctx.allow(mayAtUnit(ctx.actor, MANAGE, unit))
    await getUnit(ctx.db, unit, today(ctx))
    await closeBankAccount(ctx.db, unit, ctx.now())
    const id = ctx.ids.uuid()
    await insertBankAccount(ctx.db, {
      id,
      unit_code: unit,
      bank_bin: bankBin,
      bank_name: bankName,
      account_number: accountNumber,
      holder,
      opened_at: ctx.now(),
      opened_by: ctx.actor.accountId,
      closed_at: null,
      closed_act: null,
    })
    const data = { unit, bankBin, account: `…${accountNumber.slice(-4)}` }
    await ctx.record([duesEvent('dues_account', id, 'dues.account_set', data, { first: true })])
    return { id }
  },
})
