import { apiRoute } from '#kernel/http/api-route.ts'
import { closeAlarm } from '../operations/close-alarm.ts'
import { listAlarms } from '../operations/list-alarms.ts'
import { searchLog } from '../operations/search-events.ts'
import { setAlarmRule } from '../operations/set-alarm-rule.ts'

const tag = 'Audit'

export const auditDeskApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/audit/events',
    operation: searchLog,
    tag,
    summary: 'Events within one’s reach: by officer, kind, dossier and days, newest first',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/audit/alarms',
    operation: listAlarms,
    tag,
    summary: 'Alarms and the rules that raise them',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/audit/alarms/{alarm}/close',
    operation: closeAlarm,
    tag,
    summary: 'Say what was found about an alarm',
    status: 204,
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/audit/rules/{rule}',
    operation: setAlarmRule,
    tag,
    summary: 'Set a rule: its limit, its hours, whether it is in force',
    status: 204,
  }),
]
