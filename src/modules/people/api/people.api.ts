import type { Context } from 'hono'
import { apiRoute } from '#kernel/http/api-route.ts'
import { correctPerson } from '../operations/correct-person.ts'
import { decideClaim } from '../operations/decide-claim.ts'
import { getOwnPerson, getOwnPhoto, getPerson } from '../operations/get-person.ts'
import { joinHousehold, leaveHousehold } from '../operations/households.ts'
import { getPhoto } from '../operations/person-photo.ts'
import { registerPerson } from '../operations/register-person.ts'
import { revealPersonId, showPhones } from '../operations/reveal-person.ts'
import { searchPeople } from '../operations/search-people.ts'

const tag = 'People'

export const peopleApi = [
  apiRoute({
    method: 'get',
    path: '/api/v1/me/person',
    operation: getOwnPerson,
    tag: 'My account',
    summary: 'What the office knows of me as a person',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/me/person/photo',
    operation: getOwnPhoto,
    tag: 'My account',
    summary: 'My picture',
    responseType: 'image/jpeg',
    respond: (c: Context, { bytes, mediaType }: { bytes: Uint8Array; mediaType: string }) =>
      c.body(new Uint8Array(bytes), 200, { 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' }),
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/people',
    operation: searchPeople,
    tag,
    summary: 'Search people: words in any order, with or without accents',
    description:
      'Names, a place ("hanh nui thanh 1985"), a year or date of birth, the last digits of a phone number, a member number, ' +
      'or the number of an identity card. Only people known at units whose people you may see. When `many` is true so many ' +
      'match that only some are shown.',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/people',
    operation: registerPerson,
    tag,
    summary: 'Register somebody who lives here',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/people/{person}',
    operation: getPerson,
    tag,
    summary: 'A person, numbers masked',
  }),
  apiRoute({
    method: 'put',
    path: '/api/v1/people/{person}',
    operation: correctPerson,
    tag,
    summary: 'Correct a person',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/people/{person}/phones',
    operation: showPhones,
    tag,
    summary: 'Phone numbers in full; recorded',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/people/{person}/reveal-id',
    operation: revealPersonId,
    tag,
    summary: 'Number of the identity card in full, with a reason; recorded',
  }),
  apiRoute({
    method: 'get',
    path: '/api/v1/people/{person}/photo',
    operation: getPhoto,
    tag,
    summary: 'Her picture',
    responseType: 'image/jpeg',
    respond: (c: Context, { bytes, mediaType }: { bytes: Uint8Array; mediaType: string }) =>
      c.body(new Uint8Array(bytes), 200, { 'Content-Type': mediaType, 'Cache-Control': 'private, no-store' }),
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/people/{person}/households',
    operation: joinHousehold,
    tag,
    summary: 'She belongs to a household from today',
    status: 201,
    creates: true,
  }),
  apiRoute({
    method: 'delete',
    path: '/api/v1/people/{person}/households/{household}',
    operation: leaveHousehold,
    tag,
    summary: 'She has left a household',
  }),
  apiRoute({
    method: 'post',
    path: '/api/v1/person-claims/{claim}/decide',
    operation: decideClaim,
    tag,
    summary: 'Say whether an account is this person’s',
  }),
]
