import { describe, expect, test } from 'vitest'
import { assetsIn, emptyMemory, isStale, remember, shellAddress, shellLanguage, taskFor } from './offline-verify.ts'

const origin = 'https://motcua.test'
const get = (path: string, mode = 'navigate') => ({ method: 'GET', mode, url: `${origin}${path}` })

test.each([
  ['/v', 'navigate', 'page'],
  ['/v/K7M4QX9T2RB', 'navigate', 'page'],
  ['/v/K7M4QX9T2RB?lang=pl', 'navigate', 'page'],
  ['/seal-keys.json', 'cors', 'keys'],
  ['/v/names.json', 'cors', 'names'],
  ['/assets/resident-abc.css', 'no-cors', 'asset'],
  // A page next door, a picture, a script that asks for a page: not ours.
  ['/verify', 'navigate', undefined],
  ['/t/K7M4QX9T2RB', 'navigate', undefined],
  ['/v/K7M4QX9T2RB', 'cors', undefined],
  ['/api/v1/verify/K7M4QX9T2RB', 'cors', undefined],
] as const)('the worker answers for %s (%s): %s', (path, mode, task) => {
  expect(taskFor(get(path, mode), origin)).toBe(task)
})

test('a posted file and a foreign address go to the network', () => {
  expect(taskFor({ ...get('/v/K7M4QX9T2RB'), method: 'POST' }, origin)).toBeUndefined()
  expect(taskFor({ ...get('/v'), url: 'https://other.test/v' }, origin)).toBeUndefined()
})

describe('the language without a network', () => {
  const polish = remember(emptyMemory, { lang: 'pl', assets: [], names: { units: {}, procedures: {} } })

  test('is that of the last visit', () => expect(shellLanguage(`${origin}/v/K7M4QX9T2RB`, polish)).toBe('pl'))
  test('unless the address asks for another', () => expect(shellLanguage(`${origin}/v?lang=en`, polish)).toBe('en'))
  test('a language that does not exist is passed over', () => {
    expect(shellLanguage(`${origin}/v?lang=xx`, polish)).toBe('pl')
    expect(remember(polish, { lang: 'xx', assets: [], names: { units: {}, procedures: {} } }).language).toBe('pl')
  })
  test('each has a shell of its own', () => expect(shellAddress('pl')).toBe('/v/offline?lang=pl'))
})

test('names add up over the visits, and the newest wins', () => {
  const first = remember(emptyMemory, {
    lang: 'vi',
    assets: [],
    names: { units: { 20965: 'Xã Núi Thành' }, procedures: {} },
  })
  const names = { units: { 20965: 'Phường Núi Thành', 20971: 'Xã Tam Mỹ' }, procedures: { '1.001193': 'Khai sinh' } }
  expect(remember(first, { lang: 'vi', assets: [], names }).names).toEqual(names)
})

test('everything is fetched anew after a day, and when a new version runs', () => {
  const memory = { ...emptyMemory, assets: ['/assets/a.js'], fetchedAt: 1_000_000_000 }
  const hour = 3_600_000
  expect(isStale(memory, ['/assets/a.js'], memory.fetchedAt + hour)).toBe(false)
  expect(isStale(memory, ['/assets/a.js'], memory.fetchedAt + 25 * hour)).toBe(true)
  expect(isStale(memory, ['/assets/b.js'], memory.fetchedAt + hour)).toBe(true)
  expect(isStale(emptyMemory, [], 1_800_000_000_000)).toBe(true)
})

test('the built files of a page are found in its HTML', () => {
  const html =
    '<link rel="stylesheet" href="/assets/r-1.css"><script type="module" src="/assets/l-2.js"></script><a href="/v">'
  expect(assetsIn(html)).toEqual(['/assets/r-1.css', '/assets/l-2.js'])
})
