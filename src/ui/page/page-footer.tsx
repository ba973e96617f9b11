import { Icon } from '../icon/icon.tsx'
import { type ColorScheme, hrefWith, type Ui } from '../ui.ts'

const SCHEMES: readonly ColorScheme[] = ['auto', 'light', 'dark']

/** Footer with the office one may call or visit, ways on, and the colour scheme as plain links. */
export function PageFooter({ ui }: { ui: Ui }) {
  const { t, office } = ui
  return (
    <footer class="mc-footer">
      <div class="mc-footer-in">
        {office && (
          <section class="mc-office">
            <h2>{office.name}</h2>
            {office.address && <p>{office.address}</p>}
            {office.hours && <p>{office.hours}</p>}
            {office.phone && (
              <p>
                <Icon name="phone" /> <a href={`tel:${office.phone.replace(/[^+\d]/g, '')}`}>{office.phone}</a>
              </p>
            )}
          </section>
        )}
        <section>
          <h2>{t('ui.footer.more')}</h2>
          <ul>
            <FooterLink href="/drafts" label={t('ui.footer.drafts')} />
            <FooterLink href="/forget-device" label={t('ui.footer.forget')} />
            <FooterLink href="/privacy" label={t('ui.footer.privacy')} />
            <FooterLink href="/api/docs" label={t('ui.footer.api')} />
            {ui.user ? (
              <FooterLink href="/desk" label={t('ui.footer.desk')} />
            ) : (
              <FooterLink href="/sign-in" label={t('ui.footer.signIn')} />
            )}
          </ul>
        </section>
        <ColorSchemeSwitch ui={ui} />
      </div>
      <p class="mc-footer-note">{t('ui.footer.note')}</p>
    </footer>
  )
}

/** Light, dark, or as the device says: links with `?scheme=`, remembered by the server. */
export function ColorSchemeSwitch({ ui }: { ui: Ui }) {
  return (
    <nav class="mc-scheme" aria-label={ui.t('ui.scheme.label')}>
      <h2 aria-hidden="true">{ui.t('ui.scheme.label')}</h2>
      <ul>
        {SCHEMES.map((scheme) => (
          <li>
            <a
              href={hrefWith(ui, { scheme })}
              rel="nofollow"
              {...(scheme === ui.colorScheme && { 'aria-current': 'true' as const })}
            >
              {ui.t(`ui.scheme.${scheme}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function FooterLink({ href, label }: { href: string; label: string }) {
  return (
    <li>
      <a href={href}>{label}</a>
    </li>
  )
}
