import type { Ctx } from '#kernel/operation/ctx.ts'
import { holdsPersonal, type DeclaredTable } from '#kernel/manifest/personal-data.ts'
import type { Person } from '#kernel/personal/find-personal.ts'
import { dossiersOfPerson, type PersonsDossier } from '#modules/dossiers/index.ts'
import { findOwnPerson, type OwnPerson } from '#modules/identity/index.ts'

/** A person as far as she proved who she is: by her account, or by one dossier that she opened. */
export type KnownPerson = { account: OwnPerson | undefined; dossiers: PersonsDossier[] }

/** Everything that is known of an account, or of those dossiers when there is none. */
export async function readPerson(
  ctx: Pick<Ctx, 'db' | 'services'>,
  who: { accountId: string | null; dossierIds?: readonly string[] },
): Promise<KnownPerson> {
  const account = who.accountId === null ? undefined : await findOwnPerson(ctx.db, ctx.services, who.accountId)
  const dossiers = await dossiersOfPerson(ctx.db, {
    ...(account && { accountId: account.id }),
    ...(account?.nationalId && { nationalId: account.nationalId }),
    dossierIds: who.dossierIds ?? [],
    lookupKey: ctx.services.lookupKey,
  })
  return { account, dossiers }
}

/** The person as the search through the inventory takes her; `except`: dossiers to leave out. */
export function toPerson({ account, dossiers }: KnownPerson, except: readonly string[] = []): Person {
  return {
    ...(account && { accountId: account.id }),
    ...(account?.nationalId && { nationalId: account.nationalId }),
    ...(account?.phone && { phone: account.phone }),
    dossierIds: dossiers.map((one) => one.id).filter((id) => !except.includes(id)),
    exclude: except,
  }
}

/** The declared tables that hold personal data. */
export const inventoryOf = (ctx: Pick<Ctx, 'services'>): DeclaredTable[] =>
  ctx.services.personalData.filter((entry) => holdsPersonal(entry))
