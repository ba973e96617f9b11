import { manifest } from '#kernel/manifest/manifest.ts'
import { bulkApi } from './api/bulk.api.ts'
import { scimApi } from './api/scim.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { readBulk } from './operations/bulk.ts'
import { describeService } from './operations/discovery.ts'
import { createGroup, deleteGroup, getGroup, listGroups, patchGroup, replaceGroup } from './operations/groups.ts'
import { getMe, searchAll } from './operations/search.ts'
import { createUser, deleteUser, getUser, listUsers, patchUser, replaceUser } from './operations/users.ts'
import { scimPersonal } from './scim.personal.ts'

/** People and groups for other systems (SCIM 2.0). */
export const scimModule = manifest({
  name: 'scim',
  messages: { vi, en, pl },
  permissions: ['scim:read', 'scim:write'],
  operations: [
    describeService,
    listUsers,
    getUser,
    createUser,
    replaceUser,
    patchUser,
    deleteUser,
    listGroups,
    getGroup,
    patchGroup,
    replaceGroup,
    createGroup,
    deleteGroup,
    searchAll,
    readBulk,
    getMe,
  ],
  api: [...scimApi, ...bulkApi],
  pages: [],
  personalData: scimPersonal,
})
