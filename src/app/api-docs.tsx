import type { Hono } from 'hono'
import { renderToString } from 'preact-render-to-string'
import { honoPath, type ApiRoute } from '#kernel/http/api-route.ts'
import type { Env } from '#kernel/http/face.ts'
import type { Mount } from '#kernel/http/mount.ts'
import { openApiDocument } from '#kernel/http/openapi.ts'
import type { PageUi } from '#kernel/http/page.ts'
import { Details } from '#ui/details/details.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { Tag } from '#ui/tag/tag.tsx'

/** /api/openapi.json and the page for people at /api/docs, both from the route declarations. */
export function mountDocs(app: Hono<Env>, routes: readonly ApiRoute[], mount: Mount, url: string): void {
  const document = openApiDocument(routes, { title: 'Motcua', version: '1', url })
  app.get('/api/openapi.json', (c) => c.json(document))
  app.get('/api/docs', (c) => {
    const locale = c.get('locale')
    const ui: PageUi = {
      t: mount.runtime.translators[locale],
      locale,
      path: '/api/docs',
      query: {},
      colorScheme: 'auto',
      assets: mount.assets,
    }
    return c.html(`<!doctype html>${renderToString(<ApiDocs ui={ui} routes={routes} paths={document.paths ?? {}} />)}`)
  })
}

type Documented = Record<string, Record<string, unknown> | undefined>

function ApiDocs({ ui, routes, paths }: { ui: PageUi; routes: readonly ApiRoute[]; paths: object }) {
  const tags = [...new Set(routes.map((route) => route.tag))]
  return (
    <Page ui={ui} title={ui.t('app.api.title')} lead={ui.t('app.api.lead')}>
      <Stack gap="lg">
        <p>
          <a class="ds-link" href="/api/openapi.json">
            /api/openapi.json
          </a>
        </p>
        {tags.map((tag) => (
          <Section title={tag} id={tag}>
            {routes
              .filter((route) => route.tag === tag)
              .map((route) => (
                <Route route={route} description={(paths as Documented)[route.path]?.[route.method]} />
              ))}
          </Section>
        ))}
      </Stack>
    </Page>
  )
}

function Route({ route, description }: { route: ApiRoute; description: unknown }) {
  return (
    <Details summary={`${route.method.toUpperCase()} ${route.path}`} id={`${route.method}-${honoPath(route.path)}`}>
      <Stack gap="sm">
        <p>{route.summary}</p>
        {route.description && <p>{route.description}</p>}
        <p>
          <Tag label={route.operation.permission} icon="shield" />
        </p>
        <pre class="mc-pre">{JSON.stringify(description, null, 1)}</pre>
      </Stack>
    </Details>
  )
}
