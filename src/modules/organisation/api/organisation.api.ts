import { apiRoute } from '#kernel/http/api-route.ts'
import { addChannel } from '../operations/add-channel.ts'
import { changeChannel } from '../operations/change-channel.ts'
import { endChannel } from '../operations/end-channel.ts'
import { getTree } from '../operations/get-tree.ts'
import { getPublicUnit } from '../operations/get-public-unit.ts'
import { listChannels } from '../operations/list-channels.ts'
import { setContact } from '../operations/set-contact.ts'

const tag = 'organisation'

export const organisationApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/organisation/tree',
    operation: getTree,
    tag,
    summary: 'A tree of units as of a day, open down to one unit',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/organisation/units/{code}',
    operation: getPublicUnit,
    tag,
    summary: 'A unit with contact, channels, history and lineage',
    description: 'Lineage tells what went up in the unit and what became of it, act by act.',
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/organisation/units/{code}/contact',
    operation: setContact,
    tag,
    summary: 'Say how a unit is reached',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/organisation/units/{unit}/channels',
    operation: listChannels,
    tag,
    summary: 'Pages and groups of a unit and all below it',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/organisation/channels',
    operation: addChannel,
    tag,
    summary: 'Add a channel',
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/organisation/channels/{id}',
    operation: changeChannel,
    tag,
    summary: 'Change a channel',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/organisation/channels/{id}/end',
    operation: endChannel,
    tag,
    summary: 'End a channel',
  }),
] as const
