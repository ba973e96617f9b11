import { renderToString } from 'preact-render-to-string'
import { beforeAll, expect, test } from 'vitest'
import { formPost } from '#kernel/http/form-post.ts'
import { emptyForm, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import type { Operation } from '#kernel/operation/operation.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { getReceipt } from '../operations/get-receipt.ts'
import {
  aMember,
  aUnion,
  BRANCH,
  branchHead,
  COMMUNE,
  GROUP,
  OTHER_BRANCH,
  unionOfficer,
  usualFees,
} from '../testing/fixtures.ts'
import { collectPage } from './collect.page.tsx'

const { pool } = await testDatabase()
const union = testRuntime({ pool })
beforeAll(async () => {
  await aUnion(union)
  await usualFees(union, 2026)
})

const assets = { resident: '/r.css', desk: '/d.css' }
const ui = {
  t: (id: string) => id,
  assets,
  locale: 'vi',
  path: '/desk/dues/collect',
  query: {},
  colorScheme: 'auto',
} as unknown as PageUi

const asked = (address: string, head: ReturnType<typeof branchHead>) =>
  ({
    query: new URL(address, 'http://localhost').searchParams,
    locale: 'vi',
    actor: head,
    run: (op: Operation, input: unknown) => union.run(op, input, head),
    redirect: (to: string) => new Response(null, { status: 303, headers: { location: to } }),
  }) as unknown as PageRequest

/** Takes the dues of these members on the page of a unit; where it leads. */
async function take(members: readonly string[], unit: string, head: ReturnType<typeof branchHead>): Promise<string> {
  const form = new FormData()
  form.set('unit', unit)
  for (const member of members) form.append('members', member)
  const answer = await collectPage.actions?.['collect']?.(asked('/', head), formPost(form))
  return (answer instanceof Response && answer.headers.get('location')) || ''
}

async function linksAt(address: string, head: ReturnType<typeof branchHead>): Promise<string[]> {
  const html = renderToString(collectPage.view(await collectPage.load(asked(address, head)), ui, emptyForm))
  return [...html.matchAll(/<a [^>]*href="\/desk\/dues\/receipts\/([^"]+)"[^>]*>([^<]*)</g)].map(([, code, words]) => {
    expect(words).toMatch(/^\d{4}\/2026\/PN20965-01 · Nguyễn Thị Hạnh · 24\.000/)
    return code ?? ''
  })
}

test('who takes dues from several at once gets links to the receipts, and still has them when the page is loaded anew', async () => {
  const members = [await aMember(union, pool), await aMember(union, pool)]
  const to = await take(members, BRANCH, branchHead())
  const codes = await linksAt(to, branchHead())
  expect(codes).toHaveLength(2)
  expect(await linksAt(to, branchHead())).toEqual(codes)
  const receipts = await Promise.all(codes.map((code) => union.run(getReceipt, { code }, branchHead())))
  expect(receipts.map(({ member }) => member)).toEqual(members)
  expect(await linksAt(`/desk/dues/collect?unit=${BRANCH}`, branchHead())).toEqual([])
})

test('the head of a group has the links too, though the money lies in the book of the branch', async () => {
  const members = [await aMember(union, pool, { unit: GROUP }), await aMember(union, pool, { unit: GROUP })]
  const to = await take(members, GROUP, branchHead(GROUP))
  expect(await linksAt(to, branchHead(GROUP))).toHaveLength(2)
})

test('a receipt that she may not read is left out, and the page stays whole', async () => {
  const to = await take([await aMember(union, pool), await aMember(union, pool)], BRANCH, branchHead())
  const made = new URL(to, 'http://localhost').searchParams.get('made')
  expect(made).toMatch(/^\w+\.\w+$/)
  expect(await linksAt(`/desk/dues/collect?unit=${OTHER_BRANCH}&made=${made}`, branchHead(OTHER_BRANCH))).toEqual([])
  expect(await linksAt(`/desk/dues/collect?unit=${BRANCH}&made=nonsense.`, branchHead())).toEqual([])
})

test('who may not manage dues has no tab of bank statements, which would refuse her', async () => {
  const [head, cadre] = [branchHead(), unionOfficer(COMMUNE)]
  const shown = async (actor: ReturnType<typeof branchHead>) => {
    const page = asked(`/desk/dues/collect?unit=${BRANCH}`, actor)
    return renderToString(collectPage.view(await collectPage.load(page), ui, emptyForm))
  }
  expect(await shown(head)).not.toContain('/desk/dues/statements')
  expect(await shown(cadre)).toContain('/desk/dues/statements')
})
