import { question } from '#kernel/operation/operation.ts'
import { viewForm } from '../form-view.reads.ts'
import { READ } from '../statistics.policy.ts'
import { AskForm, FormView } from '../statistics.schema.ts'

/** The statistics form of a unit for a period, by its parts, under the map of a day. Counted at each call, never kept. */
export const getForm = question({
  name: 'statistics.get-form',
  permission: READ,
  input: AskForm,
  output: FormView,
  run: async (ctx, input) => (await viewForm(ctx, input)).view,
})
