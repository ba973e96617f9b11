import { question } from '#kernel/operation/operation.ts'
import { GetOrganisationUnit, OrganisationUnit } from '../organisation.schema.ts'
import { readOrganisationUnit } from '../unit-view.questions.ts'

/** A unit as of a day, for people of offices and for whoever is signed in. */
export const getOrganisationUnit = question({
  name: 'organisation.get-unit',
  permission: 'signed_in',
  input: GetOrganisationUnit,
  output: OrganisationUnit,
  run: (ctx, { code, at }) => readOrganisationUnit(ctx, code, at),
})
