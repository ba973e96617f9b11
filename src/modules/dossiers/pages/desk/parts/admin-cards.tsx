import { CardGrid, LinkCard } from '#ui/card/card.tsx'
import { Section } from '#ui/layout/layout.tsx'
import type { Ui } from '#ui/ui.ts'
import { desk } from './dossier-words.tsx'

const known = {
  '/desk/admin/units': 'building',
  '/desk/admin/calendars': 'calendar',
  '/desk/admin/accounts': 'users',
} as const

/** Ways into administration for those who have the rights: the same links as the navigation, said in a sentence. */
export function AdminCards({ ui, titled = true }: { ui: Ui; titled?: boolean }) {
  const words = desk(ui)
  const links = (ui.desk ?? []).filter((link): link is typeof link & { href: keyof typeof known } => link.href in known)
  if (links.length === 0) return null
  const cards = (
    <CardGrid>
      {links.map(({ href, label }) => (
        <LinkCard href={href} title={label} text={words(`admin.${href.split('/').at(-1)}`)} icon={known[href]} />
      ))}
    </CardGrid>
  )
  return titled ? <Section title={words('admin.title')}>{cards}</Section> : cards
}
