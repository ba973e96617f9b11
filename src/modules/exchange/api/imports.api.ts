import { apiRoute, type ApiRoute } from '#kernel/http/api-route.ts'
import { getExport, listExports } from '../operations/exports.ts'
import { getImportProgress } from '../operations/get-import.ts'
import { listImportPosts } from '../operations/list-import-posts.ts'
import { listImports } from '../operations/list-imports.ts'
import { listImportRows } from '../operations/list-import-rows.ts'

const tag = 'Lists in and out'

export const exchangeApi: readonly ApiRoute[] = [
  apiRoute({ method: 'get', path: '/api/v1/imports', operation: listImports, tag, summary: 'Lists brought in' }),
  apiRoute({
    method: 'get',
    path: '/api/v1/imports/{id}/progress',
    operation: getImportProgress,
    tag,
    summary: 'How far an import is',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/imports/{id}/rows',
    operation: listImportRows,
    tag,
    summary: 'Rows of an import',
    description: 'With what will happen or happened to each; by state, outcome or fault.',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/imports/{id}/posts',
    operation: listImportPosts,
    tag,
    summary: 'People whose row of a carried out import names a post',
    description:
      'With what is probably meant and whether they hold it by now. A list tells neither term nor how somebody came to a ' +
      'post, so none is entered by itself.',
  }),
  apiRoute({ method: 'get', path: '/api/v1/exports', operation: listExports, tag, summary: 'What went out' }),
  apiRoute({
    method: 'get',
    path: '/api/v1/exports/{id}',
    operation: getExport,
    tag,
    summary: 'One record of an export',
  }),
]
