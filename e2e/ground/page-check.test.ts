// The check that every page object makes must notice what it is for.
import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newPage } from '#e2e/ground/browser.ts'
import { PageObject } from '#e2e/pages/page-object.ts'

const page = (body: string, head = '<title>Trang thử</title>', lang = 'vi') =>
  `<!doctype html><html lang="${lang}"><head><meta name="viewport" content="width=device-width">${head}</head><body><main><h1>Một cửa</h1>${body}</main></body></html>`

const pages: Record<string, string> = {
  '/good': page('<p>Chào bà con</p><a href="/next">Tiếp</a>'),
  '/next': page('<p>Xong</p>'),
  '/key': page('<p>dossiers.state.submitted</p>'),
  '/key-in-label': page('<button aria-label="forms.add_row">+</button>'),
  '/language': page('<p>Hello</p>', '<title>Test</title>', 'en'),
  '/title': page('<p>Không có tiêu đề</p>', ''),
  '/axe': page('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><input>'),
  '/throws': page('<script>throw new Error("broken")</script>'),
  '/console': page('<script>console.error("broken")</script>'),
  '/wide': page('<div style="width:3000px">rộng</div>'),
  '/missing-image': page('<img alt="ảnh" src="/none.png">'),
}

let server: Server
let origin = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const body = pages[request.url ?? '']
    response
      .writeHead(body ? 200 : 404, { 'content-type': 'text/html; charset=utf-8' })
      .end(body ?? page('<p>Không có</p>'))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  origin = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
})
afterAll(() => void server.close())

test.each([true, false])(
  'a sound page passes, and so does the page behind its link (JavaScript: %s)',
  async (javaScript) => {
    const visit = await newPage({ javaScript, width: 320 })
    const sound = new PageObject(visit)
    await sound.open(`${origin}/good`)
    await sound.go(visit.page.getByRole('link', { name: 'Tiếp' }))
    expect(visit.page.url()).toBe(`${origin}/next`)
    await sound.open(`${origin}/absent`, 404)
  },
)

test.each([
  ['/key', 'untranslated'],
  ['/key-in-label', 'untranslated'],
  ['/language', 'language'],
  ['/title', 'title'],
  ['/axe', 'accessibility'],
  ['/throws', 'faults'],
  ['/console', 'faults'],
  ['/missing-image', 'faults'],
  ['/wide', 'wider'],
])('a page with a fault does not pass: %s', async (path, complaint) => {
  const visit = await newPage()
  await expect(new PageObject(visit).open(`${origin}${path}`)).rejects.toThrow(complaint)
  visit.faults.length = 0
})

test('the same faulty page is caught without JavaScript', async () => {
  const visit = await newPage({ javaScript: false })
  await expect(new PageObject(visit).open(`${origin}/axe`)).rejects.toThrow('accessibility')
})
