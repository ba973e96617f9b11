import { z } from 'zod'
import { civilDate } from '#kernel/i18n/format.ts'
import { question } from '#kernel/operation/operation.ts'
import { findCredentials } from '#modules/identity/index.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { deskCode } from '../link.rules.ts'
import { LinkToken } from '../link.schema.ts'
import { findLink } from '../link.store.ts'

/** Whose account a one-time link opens, and what its holder has to show first. Looking uses nothing up. */
export const openLink = question({
  name: 'authentication.open-link',
  permission: 'anyone',
  input: z.object({ token: LinkToken }),
  output: z.object({
    kind: z.enum(['invitation', 'recovery']),
    name: z.string(),
    login: z.string().nullable(),
    /** To be shown to an officer, who has not confirmed yet. */
    deskCode: z.string().nullable(),
  }),
  async run(ctx, { token }) {
    const link = await findLink(ctx.db, token, ctx.now())
    const person = link && (await findCredentials(ctx.db, { id: link.account_id }, civilDate(ctx.now())))
    if (!person || person.disabledAt !== null) throw authenticationErrors.linkOver()
    const waits = link.in_person && link.seen_at === null
    return {
      kind: link.kind,
      name: person.name,
      login: person.login,
      deskCode: waits ? deskCode(ctx.services.lookupKey, link.id) : null,
    }
  },
})
