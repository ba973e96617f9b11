import type { VNode } from 'preact'
import { buildCatalogue, createTranslators } from '#kernel/i18n/messages.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import type { Locale, Ui } from './ui.ts'

/** One look at a component, for the review page and for the tests. */
export type Example = {
  name: string
  render: (ui: Ui) => VNode
  /** Wide ones get the whole page width. */ wide?: boolean
}

const words = createTranslators(buildCatalogue({ ui: { vi, en, pl } }))

/** A `ui` as a page would get it, with the words of this folder only. */
export function exampleUi(locale: Locale = 'vi', change: Partial<Ui> = {}): Ui {
  return {
    t: words[locale],
    locale,
    path: '/procedures',
    query: { q: 'khai sinh' },
    colorScheme: 'auto',
    assets: { resident: '/assets/resident.css', desk: '/assets/desk.css' },
    office: {
      name: 'Trung tâm Phục vụ hành chính công xã Núi Thành',
      address: 'Thôn 6, xã Núi Thành, thành phố Đà Nẵng',
      phone: '0235 3870 000',
      hours: 'Thứ Hai – thứ Sáu, 7:00–11:30 và 13:30–17:00',
    },
    ...change,
  }
}
