import { manifest } from '#kernel/manifest/manifest.ts'
import { organisationApi } from './api/organisation.api.ts'
import { organisationHoldings } from './channels.holding.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { addChannel } from './operations/add-channel.ts'
import { changeChannel } from './operations/change-channel.ts'
import { endChannel } from './operations/end-channel.ts'
import { getChannel } from './operations/get-channel.ts'
import { getPublicUnit } from './operations/get-public-unit.ts'
import { getTree } from './operations/get-tree.ts'
import { getOrganisationUnit } from './operations/get-unit.ts'
import { listChannels } from './operations/list-channels.ts'
import { setContact } from './operations/set-contact.ts'
import { organisationPersonal } from './organisation.personal.ts'
import { channelPage } from './pages/channel.page.tsx'
import { channelsPage } from './pages/channels.page.tsx'
import { publicUnitPage } from './pages/public-unit.page.tsx'
import { organisationPage } from './pages/organisation.page.tsx'
import { organisationUnitPage } from './pages/organisation-unit.page.tsx'

/** Units as people meet them: the tree through time, how each is reached, its channels, what became of what. */
export const organisationModule = manifest({
  name: 'organisation',
  messages: { vi, en, pl },
  permissions: ['members:read', 'members:write'],
  operations: [
    getTree,
    getOrganisationUnit,
    getPublicUnit,
    setContact,
    addChannel,
    changeChannel,
    endChannel,
    getChannel,
    listChannels,
  ],
  api: organisationApi,
  pages: [organisationPage, organisationUnitPage, channelsPage, channelPage, publicUnitPage],
  navigation: [
    {
      href: '/desk/organisation',
      label: 'organisation.tree.title',
      icon: 'building',
      anyOf: ['members:read', 'units:manage'],
      order: 20,
    },
    { href: '/desk/channels', label: 'organisation.channel.all', icon: 'globe', anyOf: ['members:read'], order: 21 },
  ],
  personalData: organisationPersonal,
  unitHoldings: organisationHoldings,
})
