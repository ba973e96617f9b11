import type { ComponentChildren } from 'preact'

/** An ordinary link in text. */
export function Link({ href, lang, children }: { href: string; lang?: string; children: ComponentChildren }) {
  return (
    <a class="ds-link" href={href} {...(lang && { lang })}>
      {children}
    </a>
  )
}
