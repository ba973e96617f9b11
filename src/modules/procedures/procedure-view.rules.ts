import type { Locale } from '#kernel/i18n/t.ts'
import { publishedComponents, type PublishedComponent } from './components.rules.ts'
import type { ComponentView, ProcedureItem, ProcedureView } from './procedure-view.schema.ts'
import type { ProcedureVersion } from './procedure.schema.ts'

export function toItem(version: ProcedureVersion, locale: Locale): ProcedureItem {
  return {
    code: version.code,
    version: version.version,
    name: (version.shortName ?? version.name)[locale],
    whatYouGet: version.whatYouGet[locale],
    field: { key: version.field.key, name: version.field.name[locale] },
    lifeEvents: version.lifeEvents,
    onlineMode: version.onlineMode,
    assuranceLevel: version.assuranceLevel ?? 0,
    channels: version.channels,
  }
}

export function toView(version: ProcedureVersion, locale: Locale): ProcedureView {
  return {
    ...toItem(version, locale),
    officialName: version.name[locale],
    asOf: version.asOf,
    validFrom: version.validFrom,
    validTo: version.validTo,
    level: version.level[locale],
    agency: version.agency[locale],
    applicants: version.applicants.map((text) => text[locale]),
    steps: version.steps.map((text) => text[locale]),
    components: publishedComponents(version).map((component) => toComponent(component, locale)),
    results: version.results.map((result) => ({ code: result.code, name: result.name[locale] })),
    legalBasis: version.legalBasis,
    publishingDecision: version.publishingDecision,
    recalled: version.recalled,
    ...(version.review && { review: { by: version.review.by, reason: version.review.reason[locale] } }),
    source: version.source,
  }
}

function toComponent({ component, required, upload, conditional }: PublishedComponent, locale: Locale): ComponentView {
  return {
    key: component.key,
    name: component.name[locale],
    kind: component.kind,
    originals: component.originals,
    copies: component.copies,
    required,
    upload,
    conditional,
    ...(component.condition && { condition: component.condition.text[locale] }),
    ...(component.paperForm && { paperForm: component.paperForm }),
    maxFiles: component.maxFiles,
  }
}
