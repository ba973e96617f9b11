import { apiRoute } from '#kernel/http/api-route.ts'
import { createRole } from '../operations/create-role.ts'
import { deleteRole } from '../operations/delete-role.ts'
import { endSubstitution } from '../operations/end-substitution.ts'
import { getRole } from '../operations/get-role.ts'
import { listRoles } from '../operations/list-roles.ts'
import { listSubstitutions } from '../operations/list-substitutions.ts'
import { nameSubstitute } from '../operations/name-substitute.ts'
import { rightsOf, whoMay } from '../operations/who-may.ts'
import { updateRole } from '../operations/update-role.ts'

const tag = 'Rights'

export const rightsApi = [
  apiRoute({ method: 'get', path: '/api/v1/roles', operation: listRoles, tag, summary: 'Roles and what they may do' }),
  apiRoute({
    method: 'post',
    path: '/api/v1/roles',
    operation: createRole,
    tag,
    summary: 'Create a role',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/roles/{role}',
    operation: getRole,
    tag,
    summary: 'A role, every permission in words, and what changed when',
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/roles/{role}',
    operation: updateRole,
    tag,
    summary: 'Change a role, for all who hold it, at once',
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/roles/{role}',
    operation: deleteRole,
    tag,
    summary: 'Remove a role that nobody ever held',
    status: 204,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/substitutions',
    operation: listSubstitutions,
    tag,
    summary: 'Substitutions of oneself, or of the units that one administers',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/substitutions',
    operation: nameSubstitute,
    tag,
    summary: 'Name a substitute for positions, for a period',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/substitutions/{id}/end',
    operation: endSubstitution,
    tag,
    summary: 'End a substitution at once',
    status: 204,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/units/{unit}/rights',
    operation: whoMay,
    tag,
    summary: 'Who may do what at a unit on a day, and why',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/accounts/{login}/rights',
    operation: rightsOf,
    tag,
    summary: 'What a person could do on a day, and why',
  }),
]
