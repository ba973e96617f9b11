import { question } from '#kernel/operation/operation.ts'
import { GetOrganisationUnit, OrganisationUnit } from '../organisation.schema.ts'
import { readOrganisationUnit } from '../unit-view.questions.ts'

/** A unit as everybody may see it: how many members it has is told to those who are signed in. */
export const getPublicUnit = question({
  name: 'organisation.get-public-unit',
  permission: 'anyone',
  input: GetOrganisationUnit,
  output: OrganisationUnit,
  async run(ctx, { code, at }) {
    const view = await readOrganisationUnit(ctx, code, at)
    return { ...view, members: null, below: view.below.map((node) => ({ ...node, members: null })) }
  },
})
