import { hrefWith, LOCALES, type Ui } from '../ui.ts'

/** Plain links that keep the path and the query; the server remembers the choice. */
export function LanguageSwitch({ ui }: { ui: Ui }) {
  return (
    <nav class="mc-languages" aria-label={ui.t('ui.page.language')}>
      <ul>
        {LOCALES.map(({ code, name }) => (
          <li>
            <a
              href={hrefWith(ui, { lang: code })}
              lang={code}
              hreflang={code}
              {...(code === ui.locale && { 'aria-current': 'true' as const })}
            >
              {code.toUpperCase()}
              <span class="ds-sr-only"> – {name}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
