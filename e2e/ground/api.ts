import { inject } from 'vitest'
import { withCode } from './code.ts'
import { demoPassword } from './session.ts'

type Operation = { operationId: string; responses: object; parameters?: { in: string; name: string }[] }

/** What the journeys read in answers, of whichever kind. A part that is not there is undefined, which `expect` notices. */
export type Body = {
  id: string
  code: string
  trackingCode: string
  applicantToken: string
  token: string
  uploadId: string
  state: string
  status: string | number
  dueAt: string
  title: string
  count: number
  key: string
  items: Body[]
  next: string | null
  components: Body[]
  documents: Body[]
  results: Body[]
  errors?: { path: string; message: string }[]
  $schema: string
  openapi: string
  info: object
  paths: Record<string, Record<string, Operation>>
}
export type Answer = { status: number; type: string; body: Body; headers: Headers }
export type Call = { body?: unknown; token?: string; key?: string; language?: string }

/** Codes of an app count once, so who has signed in stays signed in for the file. */
const tokens = new Map<string, string>()

/** A program that calls the API of a running server; by default the one of this run. */
export class Api {
  readonly url: string

  constructor(url: string = inject('app').url) {
    this.url = url
  }

  async call(method: string, path: string, { body, token, key, language }: Call = {}): Promise<Answer> {
    const form = body instanceof FormData
    const headers: Record<string, string> = {
      ...(body !== undefined && !form && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
      ...(key && { 'idempotency-key': key }),
      ...(language && { 'accept-language': language }),
    }
    const sent = body === undefined ? null : form ? body : typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(this.url + path, { method, headers, body: sent, redirect: 'manual' })
    const text = await answer.text()
    const type = answer.headers.get('content-type') ?? ''
    return {
      status: answer.status,
      type,
      headers: answer.headers,
      body: /json/.test(type) ? JSON.parse(text) : text,
    } as Answer
  }

  get = (path: string, call: Call = {}): Promise<Answer> => this.call('GET', path, call)
  post = (path: string, body?: unknown, call: Call = {}): Promise<Answer> => this.call('POST', path, { body, ...call })

  upload(bytes: Uint8Array, name: string, call: Call = {}): Promise<Answer> {
    const form = new FormData()
    form.append('file', new Blob([Uint8Array.from(bytes)]), name)
    return this.post('/api/v1/uploads', form, call)
  }

  async signIn(login: string): Promise<string> {
    const known = tokens.get(`${this.url} ${login}`)
    if (known !== undefined) return known
    await withCode(login, async (code) => {
      const { status, body } = await this.post('/api/v1/session', {
        login,
        password: demoPassword,
        ...(code && { code }),
      })
      if (status === 201) tokens.set(`${this.url} ${login}`, body.token)
      return status === 201
    })
    return tokens.get(`${this.url} ${login}`) ?? ''
  }

  async pdf(path: string, token: string): Promise<Uint8Array> {
    const answer = await fetch(this.url + path, { headers: { authorization: `Bearer ${token}` } })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`)
    return new Uint8Array(await answer.arrayBuffer())
  }
}

/** One grey dot: the smallest picture that is one. */
export const dot = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)
