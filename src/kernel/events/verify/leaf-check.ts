import { hash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { createMerkleTree, toHex } from '../merkle.ts'
import type { RootContent } from '../root.ts'
import type { ChainTable } from './chain-table.ts'
import { copyRows, startOf } from './copy-reader.ts'
import type { AuditFault } from './faults.ts'

type Context = { client: PoolClient; table: ChainTable; report(fault: AuditFault): void }

const scratch = Buffer.alloc(53)

/**
 * At the place in the log where a root was signed: its leaves must make its Merkle root, each must be the end of its
 * stream here, and each stream that changed since the root before must have one.
 */
export async function checkLeaves(context: Context, root: RootContent, changed: readonly number[]): Promise<void> {
  const tree = createMerkleTree()
  let leaves = 0
  const query = `select stream_id, seq, hash from audit_leaves where root = ${root.number} order by stream_id`
  for await (const rows of copyRows(context.client, query, 3)) {
    for (const row of rows) {
      const [id, seq, end] = [startOf(row, 0), startOf(row, 1), startOf(row, 2)]
      row.bytes.copy(scratch, 1, id, id + 16)
      row.bytes.copy(scratch, 17, seq, seq + 4)
      row.bytes.copy(scratch, 21, end, end + 32)
      tree.add(hash('sha256', scratch, 'binary'))
      leaves += 1
      checkLeaf(context, root.number)
    }
  }
  if (leaves !== root.leaves || toHex(tree.root()) !== root.merkleRoot)
    context.report({ fault: 'leaves', root: root.number })
  for (const slot of changed) {
    if (context.table.mark.get(slot) === covered(root.number)) continue
    context.report({
      fault: 'inserted',
      streamId: context.table.id(slot),
      seq: context.table.sealed.seq(slot) + 1,
      root: root.number,
    })
  }
}

/** Marks of a stream: changed in the range of root n (2n), and found among its leaves (2n + 1). */
export const touched = (root: number): number => root * 2
const covered = (root: number): number => root * 2 + 1

/** The leaf in `scratch` against the stream as it was followed. What the root knows counts from then on. */
function checkLeaf({ table, report }: Context, root: number): void {
  const seq = scratch.readUInt32BE(17)
  const slot = table.slotOf(scratch, 1)
  const here = table.seq(slot)
  if (here < seq) report({ fault: 'removed', streamId: table.id(slot), seq: here + 1, root })
  else if (here > seq) report({ fault: 'inserted', streamId: table.id(slot), seq: seq + 1, root })
  else if (!table.isHead(slot, scratch, 21))
    report({ fault: 'rewritten', streamId: table.id(slot), since: table.sealed.seq(slot) + 1, seq, root })
  if (here < seq) table.set(slot, seq, scratch, 21)
  table.sealed.set(slot, seq)
  table.mark.set(slot, covered(root))
}
