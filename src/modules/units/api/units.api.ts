import { apiRoute } from '#kernel/http/api-route.ts'
import { getUnitView } from '../operations/get-unit.ts'
import { listUnits } from '../operations/list-units.ts'

export const unitsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/units',
    operation: listUnits,
    tag: 'units',
    summary: 'Units of administration: one branch, or a search',
    description:
      'Provinces and communes as they stand today, or stood `asOf` a date (districts until 2025-06-30). `q` searches by name without accents, forgives typing errors, takes the beginning of a code, and a place after a comma ("ba dinh, ha noi").',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/units/{code}',
    operation: getUnitView,
    tag: 'units',
    summary: 'One unit as of a date',
    description:
      'A code names a unit only together with a date: 20965 was a town until 2025-06-30 and is a commune since.',
  }),
] as const
