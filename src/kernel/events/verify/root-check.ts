import type { PoolClient } from 'pg'
import type { SealPublicKey } from '#kernel/seal/seal-format.ts'
import { isSigned, readStatement, statementHash, type RootContent, type SignedRoot } from '../root.ts'
import type { AuditFault } from './faults.ts'

type RootRow = SignedRoot & { number: number; upto: string; at: Date }

/** The roots of the database in order, with what is wrong with them; unreadable ones are left out. */
export async function readRoots(
  client: PoolClient,
  keys: readonly SealPublicKey[],
  report: (fault: AuditFault) => void,
): Promise<RootContent[]> {
  const { rows } = await client.query<RootRow>(
    `select number, at, upto, statement, key_id as "keyId", encode(signature, 'base64') as signature
       from audit_roots order by number`,
  )
  const contents: RootContent[] = []
  let expected = 1
  let before: string | null = null
  for (const row of rows) {
    const root = row.number
    for (; expected < root; expected += 1) report({ fault: 'root_missing', root: expected })
    expected = root + 1
    const content = readStatement(row.statement)
    if (!content || content.number !== root || content.upto !== row.upto || content.at !== row.at.toISOString())
      report({ fault: 'root_unreadable', root })
    if (!isSigned(toBase64Url(row), keys)) report({ fault: 'root_unsigned', root })
    if (content && content.previous !== before) report({ fault: 'root_unchained', root })
    before = statementHash(row.statement)
    if (content) contents.push({ ...content, number: root, upto: row.upto })
  }
  return contents
}

const toBase64Url = (row: RootRow): SignedRoot => ({
  ...row,
  signature: Buffer.from(row.signature, 'base64').toString('base64url'),
})

/** Compares roots that somebody kept with those of the database. */
export async function compareKept(
  client: PoolClient,
  kept: readonly SignedRoot[],
  report: (fault: AuditFault) => void,
): Promise<void> {
  const { rows } = await client.query<{ number: number; statement: string }>(
    'select number, statement from audit_roots order by number',
  )
  const here = new Map(rows.map((row) => [row.number, row.statement]))
  for (const { statement } of kept) {
    const root = readStatement(statement)?.number ?? 0
    const own = here.get(root)
    if (own === undefined) report({ fault: 'root_lost', root })
    else if (own !== statement) report({ fault: 'root_differs', root })
  }
}
