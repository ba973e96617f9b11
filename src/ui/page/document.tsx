import type { ComponentChildren } from 'preact'
import type { Ui } from '../ui.ts'

export type DocumentProps = {
  ui: Ui
  title: string
  css: 'resident' | 'desk'
  description?: string
  noIndex?: boolean
  children: ComponentChildren
}

/** `<html>` of every page. The server puts `<!doctype html>` before it. */
export function Document({ ui, title, css, description, noIndex, children }: DocumentProps) {
  return (
    <html lang={ui.locale} data-color-scheme={ui.colorScheme} data-size={css === 'desk' ? 'sm' : 'md'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} · Motcua`}</title>
        {description && <meta name="description" content={description} />}
        {noIndex && <meta name="robots" content="noindex" />}
        <meta name="color-scheme" content={ui.colorScheme === 'auto' ? 'light dark' : ui.colorScheme} />
        <meta name="theme-color" content={ui.colorScheme === 'dark' ? '#12201c' : '#0b6b57'} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="stylesheet" href={css === 'desk' ? ui.assets.desk : ui.assets.resident} />
        {ui.assets.loader && <script type="module" src={ui.assets.loader} />}
      </head>
      <body class={`mc-body mc-${css}`}>
        <a class="ds-skip-link" href="#main">
          {ui.t('ui.page.skip')}
        </a>
        {children}
      </body>
    </html>
  )
}
