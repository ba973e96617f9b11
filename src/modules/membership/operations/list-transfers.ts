import { question } from '#kernel/operation/operation.ts'
import { READ } from '../member.policy.ts'
import { ListTransfers, Transfers } from '../transfer.schema.ts'
import { readTransfers } from '../transfer-view.reads.ts'

const PAGE = 30

/** Transfers out of and into one's own units. */
export const listTransfers = question({
  name: 'membership.list-transfers',
  permission: READ,
  input: ListTransfers,
  output: Transfers,
  reveals: (_input, { items }) => items.map(({ personId }) => ({ type: 'person', id: personId, columns: ['name'] })),
  run: (ctx, { view, cursor }) => readTransfers(ctx, { view, cursor: cursor ?? '', limit: PAGE }),
})
