import { apiRoute } from '#kernel/http/api-route.ts'
import { getFormSchema } from '../operations/get-form-schema.ts'
import { getProcedureView } from '../operations/get-procedure.ts'
import { listLifeEvents } from '../operations/list-life-events.ts'
import { listProcedures } from '../operations/list-procedures.ts'

const tag = 'Procedures'

export const proceduresApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/procedures',
    operation: listProcedures,
    tag,
    summary: 'Procedures by field, life event or everyday words',
    description: 'Search forgives accents, typing errors and everyday words; results come best first.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/procedures/{code}',
    operation: getProcedureView,
    tag,
    summary: 'A procedure with its components, channels, limits, fees and law',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/procedures/{code}/form.schema.json',
    operation: getFormSchema,
    tag,
    summary: 'JSON Schema 2020-12 of the answers',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/life-events',
    operation: listLifeEvents,
    tag,
    summary: 'Situations in which residents look for procedures',
  }),
]
