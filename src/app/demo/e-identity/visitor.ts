type Visit = { person: string; passcode: string } | { cancel: true } | { logout: true }

/**
 * What a browser without script does at the provider: follows its redirects, keeps its cookies, fills in the one form.
 * Resolves to the address outside of the provider that it is sent to. `cookies` are those that
 * an earlier visit left. For tests.
 */
export async function visitProvider(begun: string, visit: Visit, cookies = new Map<string, string>()): Promise<URL> {
  const origin = new URL(begun).origin
  let url = new URL(begun)
  let body: URLSearchParams | undefined
  for (let step = 0; step < 12; step += 1) {
    if (url.origin !== origin) return url
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body && { method: 'POST', body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const location = answer.headers.get('location')
    if (location !== null) {
      url = new URL(location, url)
      body = undefined
    } else if (answer.status === 200 && body === undefined) {
      if ('logout' in visit) [url, body] = logoutForm(await answer.text())
      else body = new URLSearchParams('cancel' in visit ? { do: 'cancel' } : { do: 'login', ...visit })
    } else throw new Error(`The provider answers ${answer.status}.`)
  }
  throw new Error('The provider leads in circles.')
}

function logoutForm(html: string): [URL, URLSearchParams] {
  const find = (pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
  return [new URL(find(/action="([^"]+)"/)), new URLSearchParams({ xsrf: find(/value="([^"]+)"/), logout: 'yes' })]
}
