import { question } from '#kernel/operation/operation.ts'
import { readOverTime } from '../form.reads.ts'
import { viewForm } from '../form-view.reads.ts'
import { monthEnds } from '../period.rules.ts'
import { READ } from '../statistics.policy.ts'
import { AskForm, DashboardView } from '../statistics.schema.ts'

/** The form, and how many members there were at the end of each of the last twelve months. */
export const getDashboard = question({
  name: 'statistics.get-dashboard',
  permission: READ,
  input: AskForm,
  output: DashboardView,
  async run(ctx, input) {
    const { view, asked } = await viewForm(ctx, input)
    const overTime = await readOverTime(ctx.db, asked.unit, asked.map, monthEnds(asked.asOf))
    return { ...view, overTime: overTime.map(({ day, n }) => ({ day, members: n })) }
  },
})
