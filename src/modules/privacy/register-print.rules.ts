import type { Locale, T } from '#kernel/i18n/t.ts'
import type { Register } from './register.schema.ts'
import { eraseWords, keepingWords, seenWords, sensitiveWords } from './register-words.rules.ts'

const column = (label: string, width: number) => ({ label, width, align: 'left' as const })

/** What prints/processing-register.typ reads: one table a purpose, on A4 across. */
export function registerPrint(register: Register, t: T, locale: Locale, controller: string) {
  const head = (key: string) => t(`privacy.register.${key}`)
  return {
    document: { title: head('title'), author: controller, issuedOn: register.asOf, language: locale },
    controller,
    title: head('title'),
    note: t('privacy.print.as_of', { date: register.asOf.split('-').toReversed().join('/') }),
    signer: t('privacy.print.signer'),
    sections: register.purposes.map((purpose) => ({
      title: t(`privacy.purpose.${purpose.purpose}.title`),
      ground: `${head('ground')}: ${t(`privacy.ground.${purpose.ground}`)} (${purpose.law})`,
      caption: '',
      columns: [
        column(head('where'), 1.3),
        column(head('what'), 2),
        column(head('sensitivity'), 1.3),
        column(head('protection'), 1.2),
        column(head('keeping'), 1.5),
        column(head('erasing'), 1.5),
        column(head('seen_by'), 1.4),
      ],
      rows: purpose.entries.map((entry) => [
        entry.place ? t(`privacy.place.${entry.table}`) : entry.table,
        list(entry.columns.map(({ kind }) => t(`privacy.kind.${kind}`))),
        list(entry.columns.flatMap(({ sensitive }) => sensitive.map((group) => sensitiveWords(t, group)))) ||
          t('privacy.basic'),
        list(entry.columns.map(({ protection }) => t(`privacy.protection.${protection}`))),
        keepingWords(t, entry.keeping),
        eraseWords(t, entry),
        seenWords(t, entry),
      ]),
    })),
  }
}

const list = (words: readonly string[]) => [...new Set(words)].join(', ')
