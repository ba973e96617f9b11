import { manifest } from '#kernel/manifest/manifest.ts'
import { peopleApi } from './api/people.api.ts'
import { personCorrectionsApi } from './api/person-corrections.api.ts'
import { refreshPlacesJob } from './jobs/refresh-places.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { correctPerson } from './operations/correct-person.ts'
import { decideClaim } from './operations/decide-claim.ts'
import { decideCorrections } from './operations/decide-corrections.ts'
import { getOwnPerson, getOwnPhoto, getPerson } from './operations/get-person.ts'
import { joinHousehold, leaveHousehold } from './operations/households.ts'
import { listPersonCorrections, revealCorrectedId, showCorrectedPhones } from './operations/list-corrections.ts'
import { listOwnCorrections } from './operations/list-own-corrections.ts'
import { listResidenceUnits } from './operations/list-residence-units.ts'
import { matchAccount } from './operations/match-account.ts'
import { getPhoto, setPhoto } from './operations/person-photo.ts'
import { proposeCorrections, withdrawCorrection } from './operations/propose-corrections.ts'
import { refreshPlaces } from './operations/refresh-places.ts'
import { registerPerson } from './operations/register-person.ts'
import { revealPersonId, showPhones } from './operations/reveal-person.ts'
import { searchPeople } from './operations/search-people.ts'
import { tellOfCorrections } from './operations/tell-of-corrections.ts'
import { ownCorrectPage } from './pages/own-correct.page.tsx'
import { ownPersonPage } from './pages/own-person.page.tsx'
import { peoplePage } from './pages/people.page.tsx'
import { personEditPage, personNewPage } from './pages/person-edit.page.tsx'
import { personHouseholdPage } from './pages/person-household.page.tsx'
import { personRevealPage } from './pages/person-reveal.page.tsx'
import { personPage } from './pages/person.page.tsx'
import { peopleHoldings } from './people.holdings.ts'
import { peoplePersonal } from './people.personal.ts'

/** People once each: names, phones, addresses, households, search. */
export const peopleModule = manifest({
  name: 'people',
  messages: { vi, en, pl },
  permissions: ['people:read', 'people:write', 'people:system'],
  operations: [
    searchPeople,
    registerPerson,
    getPerson,
    getOwnPerson,
    getOwnPhoto,
    listResidenceUnits,
    correctPerson,
    showPhones,
    revealPersonId,
    setPhoto,
    getPhoto,
    joinHousehold,
    leaveHousehold,
    decideClaim,
    listOwnCorrections,
    proposeCorrections,
    withdrawCorrection,
    listPersonCorrections,
    showCorrectedPhones,
    revealCorrectedId,
    decideCorrections,
    tellOfCorrections,
    matchAccount,
    refreshPlaces,
  ],
  api: [...peopleApi, ...personCorrectionsApi],
  // "new" is a page of its own, so it stands before the page of one person.
  pages: [
    peoplePage,
    personNewPage,
    personPage,
    personEditPage,
    personRevealPage,
    personHouseholdPage,
    ownPersonPage,
    ownCorrectPage,
  ],
  navigation: [{ href: '/desk/people', label: 'people.page.nav', icon: 'users', anyOf: ['people:read'], order: 15 }],
  account: [
    {
      href: '/account/person',
      label: 'people.own.title',
      text: 'people.own.nav_text',
      icon: 'user',
      order: 21,
    },
  ],
  jobs: [refreshPlacesJob],
  subscriptions: [
    {
      name: 'people.match-account',
      events: ['account.created', 'account.phone_confirmed', 'account.e_identity_linked', 'account.joined'],
      operation: matchAccount,
    },
    {
      name: 'people.tell-of-corrections',
      events: ['person.correction_accepted', 'person.correction_refused'],
      operation: tellOfCorrections,
    },
  ],
  personalData: peoplePersonal,
  unitHoldings: peopleHoldings,
})
