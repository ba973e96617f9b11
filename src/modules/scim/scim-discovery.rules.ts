import { MOST_BYTES, MOST_OPERATIONS } from './scim-bulk.rules.ts'
import { GROUP, LIST, MEMBER, USER } from './scim-resource.rules.ts'

type Attribute = Record<string, unknown>
const attribute = (name: string, given: Attribute = {}): Attribute => ({
  name,
  type: 'string',
  multiValued: false,
  required: false,
  caseExact: false,
  mutability: 'readWrite',
  returned: 'default',
  uniqueness: 'none',
  ...given,
})
const complex = (name: string, subAttributes: Attribute[], given: Attribute = {}) =>
  attribute(name, { type: 'complex', subAttributes, ...given })
const readOnly = { mutability: 'readOnly' }

const user = [
  attribute('userName', { required: true, uniqueness: 'server' }),
  complex(
    'name',
    ['formatted', 'familyName', 'middleName', 'givenName'].map((name) => attribute(name)),
  ),
  attribute('displayName'),
  attribute('nickName'),
  attribute('active', { type: 'boolean' }),
  attribute('userType', readOnly),
  complex(
    'phoneNumbers',
    [
      attribute('value'),
      attribute('type', { canonicalValues: ['mobile', 'home', 'work', 'other'] }),
      attribute('primary', { type: 'boolean' }),
    ],
    { multiValued: true },
  ),
  complex(
    'addresses',
    ['formatted', 'streetAddress', 'locality', 'country', 'type'].map((name) => attribute(name, readOnly)),
    {
      multiValued: true,
      ...readOnly,
    },
  ),
  complex(
    'groups',
    ['value', 'display', 'type', '$ref'].map((name) => attribute(name, readOnly)),
    { multiValued: true, ...readOnly },
  ),
]
const group = [
  attribute('displayName', { required: true, ...readOnly }),
  complex(
    'members',
    [attribute('value', { mutability: 'immutable' }), attribute('display', readOnly), attribute('type', readOnly)],
    {
      multiValued: true,
    },
  ),
]
const COMMON = ['id', 'externalid', 'schemas', 'meta.resourcetype', 'meta.created', 'meta.location', 'meta.version']
/** Whether groups have the attribute of this path (lower case). */
export const isOfGroups = (path: string): boolean =>
  COMMON.includes(path) ||
  group.some(({ name, subAttributes }) =>
    [name, ...((subAttributes ?? []) as Attribute[]).map((part) => `${String(name)}.${String(part['name'])}`)].some(
      (one) => String(one).toLowerCase() === path,
    ),
  )
const member = [
  attribute('unit', { caseExact: true }),
  attribute('kind', { mutability: 'immutable', canonicalValues: ['ordinary', 'core', 'automatic', 'honorary'] }),
  attribute('number', { mutability: 'immutable' }),
  attribute('joinedOn', { mutability: 'immutable' }),
  attribute('state', readOnly),
  attribute('membership', readOnly),
  attribute('sex', { canonicalValues: ['female', 'male', 'other'] }),
  attribute('birthDate'),
  attribute('birthYear', { type: 'integer' }),
  attribute('nationalId', { mutability: 'writeOnly', returned: 'never' }),
  complex(
    'decision',
    ['number', 'on', 'signer'].map((name) => attribute(name)),
    { mutability: 'writeOnly', returned: 'never' },
  ),
]

const partsOf = (one: Attribute) => (one['subAttributes'] ?? []) as Attribute[]

/** Whether a user has this attribute, of the core or of the extension; names compare without capitals. */
export function isKnownOfUser(schemaId: string | undefined, name: string, sub: string | undefined): boolean {
  const is = (known: unknown, said: string) => String(known).toLowerCase() === said.toLowerCase()
  const ofMember = schemaId !== undefined && is(MEMBER, schemaId)
  if (schemaId !== undefined && !ofMember && !is(USER, schemaId)) return false
  if (!ofMember && ['id', 'externalId', 'schemas', 'meta'].some((known) => is(known, name))) return true
  const found = (ofMember ? member : user).find((one) => is(one['name'], name))
  return found !== undefined && (sub === undefined || partsOf(found).some((one) => is(one['name'], sub)))
}

const schema = (base: string, id: string, name: string, description: string, attributes: Attribute[]) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
  id,
  name,
  description,
  attributes,
  meta: { resourceType: 'Schema', location: `${base}/Schemas/${id}` },
})

export const schemas = (base: string) => [
  schema(base, USER, 'User', 'A member of an association', user),
  schema(base, GROUP, 'Group', 'A unit with its members', group),
  schema(base, MEMBER, 'Member', 'What the association says of a member', member),
]

const resourceType = (base: string, name: 'User' | 'Group', id: string, extensions: string[]) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: name,
  name,
  endpoint: `/${name}s`,
  schema: id,
  ...(extensions.length > 0 && { schemaExtensions: extensions.map((one) => ({ schema: one, required: false })) }),
  meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/${name}` },
})

export const resourceTypes = (base: string) => [
  resourceType(base, 'User', USER, [MEMBER]),
  resourceType(base, 'Group', GROUP, []),
]

export const listOf = (resources: object[]) => ({
  schemas: [LIST],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
})

export const serviceProviderConfig = (base: string, maxResults: number) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  documentationUri: `${base.replace(/\/scim\/v2$/, '')}/api/docs`,
  patch: { supported: true },
  bulk: { supported: true, maxOperations: MOST_OPERATIONS, maxPayloadSize: MOST_BYTES },
  filter: { supported: true, maxResults },
  changePassword: { supported: false },
  sort: { supported: true },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'OAuth Bearer Token',
      description: 'An API key, or an access token of /api/oauth/token, in the Authorization header',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
})
