import { apiRoute } from '#kernel/http/api-route.ts'
import { createAccount } from '../operations/create-account.ts'
import { disableAccount } from '../operations/disable-account.ts'
import { enableAccount } from '../operations/enable-account.ts'
import { endPosition } from '../operations/end-position.ts'
import { getAccount } from '../operations/get-account.ts'
import { grantPosition } from '../operations/grant-position.ts'
import { listAccounts } from '../operations/list-accounts.ts'
import { resetPassword } from '../operations/reset-password.ts'

const tag = 'Accounts'

export const accountsApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/accounts',
    operation: listAccounts,
    tag,
    summary: 'Accounts of the units that one administers',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/accounts',
    operation: createAccount,
    tag,
    summary: 'Create an account, with a first position if `role` is given',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/accounts/{login}',
    operation: getAccount,
    tag,
    summary: 'An account, its positions and its history',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/accounts/{login}/positions',
    operation: grantPosition,
    tag,
    summary: 'Give a role at a unit',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/accounts/{login}/positions/{position}',
    operation: endPosition,
    tag,
    summary: 'End a position, at once or with a last day',
    status: 204,
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/accounts/{login}/password',
    operation: resetPassword,
    tag,
    summary: 'Set a new password for somebody',
    status: 204,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/accounts/{login}/disable',
    operation: disableAccount,
    tag,
    summary: 'Disable an account; it is signed out everywhere at once',
    status: 204,
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/accounts/{login}/enable',
    operation: enableAccount,
    tag,
    summary: 'Enable a disabled account',
    status: 204,
  }),
]
