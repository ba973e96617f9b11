import type { Pool, PoolClient } from 'pg'
import type { SealPublicKey } from '#kernel/seal/seal-format.ts'
import type { RootContent, SignedRoot } from '../root.ts'
import { createChainTable, type ChainTable } from './chain-table.ts'
import { copyRows, endOf, isNull, startOf, textOf, type CopyRow } from './copy-reader.ts'
import { eventColumns, F, fitsHash, momentOf } from './event-check.ts'
import { MAX_LISTED, type AuditFault, type AuditReport } from './faults.ts'
import { checkLeaves, touched } from './leaf-check.ts'
import { compareKept, readRoots } from './root-check.ts'

export type VerifyOptions = {
  /** Public halves of all keys that ever signed roots. */
  keys: readonly SealPublicKey[]
  /** Roots that somebody kept. */
  kept?: readonly SignedRoot[]
  onProgress?: (events: number) => void
}

/** A writer may wait for the barrier of a root with the moment of its event in hand, and clocks differ a little. */
const LATE_MS = 10 * 60_000
const PROGRESS = 250_000

/**
 * Proves the whole event log in one pass, in the order in which it was written: every hash, every chain and, at each
 * place where a root was signed, that the ends of all streams that had changed lie under it. So a change, a gap, an
 * insertion, a removed end and a removed stream are found, and named. Reads with two connections of `pool`.
 */
export async function verifyLog(pool: Pool, options: VerifyOptions): Promise<AuditReport> {
  const [events, leaves] = await Promise.all([pool.connect(), pool.connect()])
  try {
    return await run(events, leaves, options)
  } finally {
    // A copy that was broken off leaves its connection unusable.
    events.release(true)
    leaves.release(true)
  }
}

type State = {
  table: ChainTable
  report: AuditReport
  fault(fault: AuditFault): void
  /** Slots of the streams that changed since the last root. */
  changed: number[]
  root: RootContent | undefined
  closed: RootContent | undefined
  /** Before this an event that comes now cannot have happened, in milliseconds. */
  closedAt: number
}

async function run(events: PoolClient, leaves: PoolClient, options: VerifyOptions): Promise<AuditReport> {
  const state = begin()
  const roots = await readRoots(leaves, options.keys, state.fault)
  await compareKept(leaves, options.kept ?? [], state.fault)
  state.report.roots = roots.length
  let next = 0
  const close = async () => {
    await closeRoot(state, leaves)
    next += 1
    state.root = roots[next]
  }
  state.root = roots[0]
  // Along the index: a sort of the whole log would not fit into memory.
  await events.query('set enable_sort = off; set enable_seqscan = off; set max_parallel_workers_per_gather = 0')
  const query = `select ${eventColumns.join(', ')} from events order by position`
  for await (const rows of copyRows(events, query, eventColumns.length)) {
    for (const row of rows) {
      const position = positionOf(row)
      while (state.root && position > Number(state.root.upto)) await close()
      checkEvent(state, row)
      if (state.report.events % PROGRESS === 0) options.onProgress?.(state.report.events)
    }
  }
  while (state.root) await close()
  state.report.streams = state.table.size()
  return state.report
}

/** As a number: exact up to 2^53, nine thousand million million events. */
function positionOf(row: CopyRow): number {
  const at = startOf(row, F.position)
  return row.bytes.readInt32BE(at) * 2 ** 32 + row.bytes.readUInt32BE(at + 4)
}

function begin(): State {
  const report: AuditReport = { events: 0, streams: 0, roots: 0, unsealed: 0, demo: 0, faults: [], faultCount: 0 }
  const fault = (found: AuditFault) => {
    report.faultCount += 1
    if (report.faults.length < MAX_LISTED) report.faults.push(found)
  }
  return {
    table: createChainTable(),
    report,
    fault,
    changed: [],
    root: undefined,
    closed: undefined,
    closedAt: -Infinity,
  }
}

function checkEvent(state: State, row: CopyRow): void {
  const { table, report } = state
  report.events += 1
  const seq = row.bytes.readInt32BE(startOf(row, F.seq))
  const slot = table.slotOf(row.bytes, startOf(row, F.stream_id))
  const before = table.seq(slot)
  const named = () => ({ streamId: table.id(slot), seq })
  if (!fitsHash(row)) state.fault({ fault: 'changed', ...named() })
  if (seq > before + 1) state.fault({ fault: 'removed', streamId: table.id(slot), seq: before + 1 })
  else if (seq <= before) state.fault({ fault: 'moved', ...named() })
  else if (!follows(table, slot, before, row)) state.fault({ fault: 'replaced', ...named(), seq: Math.max(1, before) })
  table.set(slot, seq, row.bytes, startOf(row, F.hash))
  noteChange(state, slot)
  if (!state.root) report.unsealed += 1
  checkMoment(state, row, named)
}

function follows(table: ChainTable, slot: number, before: number, row: CopyRow): boolean {
  if (before === 0) return isNull(row, F.prev_hash)
  return row.length[F.prev_hash] === 32 && table.isHead(slot, row.bytes, startOf(row, F.prev_hash))
}

function noteChange({ table, changed, root }: State, slot: number): void {
  if (!root || table.mark.get(slot) === touched(root.number)) return
  table.mark.set(slot, touched(root.number))
  changed.push(slot)
}

/** An event that came after a root cannot be from before it. The demo makes its past on purpose, and is counted. */
function checkMoment(
  { closed, closedAt, report, fault }: State,
  row: CopyRow,
  named: () => { streamId: string; seq: number },
) {
  if (!closed || momentOf(row) >= closedAt) return
  if (isDemo(row)) report.demo += 1
  else fault({ fault: 'backdated', ...named(), root: closed.number })
}

const isDemo = (row: CopyRow) =>
  endOf(row, F.request_id) - startOf(row, F.request_id) === 4 && textOf(row, F.request_id) === 'demo'

async function closeRoot(state: State, client: PoolClient): Promise<void> {
  const { root, table, report, fault } = state
  if (!root) return
  const faultsBefore = report.faultCount
  await checkLeaves({ client, table, report: fault }, root, state.changed)
  state.changed = []
  // Where something is gone or put in, the totals differ too: said once.
  if (report.faultCount === faultsBefore && report.faultCount === 0 && root.events !== report.events)
    fault({ fault: 'root_totals', root: root.number })
  state.closed = root
  state.closedAt = Date.parse(root.at) - LATE_MS
}
