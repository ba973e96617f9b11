import { apiRoute } from '#kernel/http/api-route.ts'
import { getDashboard } from '../operations/get-dashboard.ts'
import { getForm } from '../operations/get-form.ts'
import { listChoices } from '../operations/list-choices.ts'
import { listCounted } from '../operations/list-counted.ts'

const tag = 'Statistics'

export const statisticsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/statistics',
    operation: listChoices,
    tag,
    summary: 'Units and maps that can be asked for',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/statistics/{unit}/form',
    operation: getForm,
    tag,
    summary: 'The statistics form of a unit for a period',
    description:
      'Every figure is counted at the call. `period`: 2026, 2026-H1, 2026-Q3, 2026-11 or 2026-2031. `map`: the day whose map gives the parts; left out: today.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/statistics/{unit}/dashboard',
    operation: getDashboard,
    tag,
    summary: 'The form, and members at the end of each of twelve months',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/statistics/{unit}/members',
    operation: listCounted,
    tag,
    summary: 'The people whom a figure counts',
  }),
]
