import { exampleOf } from '#e2e/pages/apply.page.ts'
import { type Api, dot, type Body } from './api.ts'

export const birth = '1.001193'

/** A complete submission of the birth of the committed example, with two freshly uploaded pictures. */
export async function birthSubmission(
  api: Api,
  change: Record<string, unknown> = {},
): Promise<Record<string, unknown>> {
  const { applicant, answers } = exampleOf(birth)
  const [notice, identity] = await Promise.all(
    ['giấy chứng sinh.png', 'căn cước.png'].map(async (name) => (await api.upload(dot, name)).body.uploadId),
  )
  const components = [
    { component: 'birth-notification', uploads: [notice] },
    { component: 'identity-paper', uploads: [identity] },
  ]
  return { procedure: birth, unit: '20965', applicant, answers, components, ...change }
}

export async function submitBirth(api: Api): Promise<Body> {
  const { status, body } = await api.post('/api/v1/dossiers', await birthSubmission(api))
  if (status !== 201) throw new Error(`${status}: ${JSON.stringify(body)}`)
  return body
}
