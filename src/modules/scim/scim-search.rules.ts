import type { Resource } from './scim-patch.rules.ts'
import { attributeOf } from './scim-resource.rules.ts'
import { scimErrors } from './scim.errors.ts'

/** A search that came as a body (RFC 7644 section 3.4.3), as the parameters of a list; `attributes` is a list there. */
export function readSearch(body: Resource): Resource {
  const names = ['filter', 'sortBy', 'sortOrder', 'startIndex', 'count', 'attributes', 'excludedAttributes']
  return Object.fromEntries(
    names.flatMap((name): [string, unknown][] => {
      const value = attributeOf(body, name)
      if (value === undefined || value === '') return []
      if (!Array.isArray(value)) return [[name, value]]
      if (!value.every((one) => typeof one === 'string')) throw scimErrors.invalidSyntax()
      return [[name, value.join(',')]]
    }),
  )
}
