import { page } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import { administerUnits } from '../operations/administer-units.ts'
import { closeUnit } from '../operations/close-unit.ts'
import { renameUnit } from '../operations/rename-unit.ts'
import { setUnitIdentifier } from '../operations/set-unit-identifier.ts'
import { unknownUnit } from '../unit.errors.ts'
import { UNKNOWN_START, unitName } from '../unit.rules.ts'
import { AnyUnitCode, type UnitView } from '../unit.schema.ts'
import { CloseForm, IdentifierForm, RenameForm } from './parts/unit-forms.tsx'
import { UnitTable } from './parts/unit-table.tsx'

/** One unit: its facts, what an administrator may change, and the units below it. */
export const unitAdminPage = page({
  path: '/desk/admin/units/:code',
  async load(p) {
    const code = p.params['code'] ?? ''
    if (!AnyUnitCode.safeParse(code).success) throw unknownUnit(code)
    const branch = await p.run(administerUnits, { code, cursor: p.query.get('after') ?? '' })
    if (!branch.unit) throw unknownUnit(code)
    return { ...branch, unit: branch.unit }
  },
  actions: {
    async identifier(p, form) {
      const { code } = await p.run(setUnitIdentifier, {
        code: p.params['code'] ?? '',
        identifier: form.text('identifier.identifier'),
        reason: form.text('identifier.reason'),
      })
      return p.redirect(`/desk/admin/units/${code}`, { id: 'units.flash.identifier' })
    },
    async rename(p, form) {
      const from = readDate(form.text('rename.from')) ?? form.text('rename.from')
      const input = {
        code: p.params['code'] ?? '',
        name: form.text('rename.name'),
        nameEn: form.text('rename.nameEn'),
        from,
        reason: form.text('rename.reason'),
      }
      const { code } = await p.run(renameUnit, input)
      return p.redirect(`/desk/admin/units/${code}`, {
        id: 'units.flash.renamed',
        params: { date: formatCivilDate(from) },
      })
    },
    async close(p, form) {
      const lastDay = readDate(form.text('close.lastDay')) ?? form.text('close.lastDay')
      const { code } = await p.run(closeUnit, {
        code: p.params['code'] ?? '',
        lastDay,
        reason: form.text('close.reason'),
      })
      return p.redirect(`/desk/admin/units/${code}`, {
        id: 'units.flash.closed',
        params: { date: formatCivilDate(lastDay) },
      })
    },
  },
  view: ({ unit, above, items, next }, ui, form) => {
    const words = formWords(ui, form, { identifier: 'identifier', rename: 'name', close: 'lastDay' })
    const title = unitName(unit, ui.locale)
    const crumbs = above.map((parent) => ({ label: parent.name, href: `/desk/admin/units/${parent.code}` }))
    return (
      <DeskPage
        ui={ui}
        title={title}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[{ label: ui.t('units.admin.title'), href: '/desk/admin/units' }, ...crumbs, { label: title }]}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          <SummaryList ui={ui} rows={factsOf(ui, unit)} />
          <IdentifierForm ui={ui} unit={unit} words={words} />
          <RenameForm ui={ui} unit={unit} words={words} />
          <CloseForm ui={ui} words={words} />
          {items.length > 0 && (
            <Section title={ui.t('units.admin.below')}>
              <UnitTable ui={ui} caption={ui.t('units.admin.below')} units={items} />
              {next && <Pagination ui={ui} next={next} />}
            </Section>
          )}
        </Stack>
      </DeskPage>
    )
  },
})

function factsOf(ui: Ui, unit: UnitView) {
  const from = unit.validFrom === UNKNOWN_START ? ui.t('units.fact.unknownStart') : formatCivilDate(unit.validFrom)
  return [
    { key: ui.t('units.fact.code'), value: <span class="mc-mono">{unit.code}</span> },
    { key: ui.t('units.fact.level'), value: unit.levelName },
    { key: ui.t('units.fact.nameVi'), value: <span lang="vi">{unit.name}</span> },
    { key: ui.t('units.fact.nameEn'), value: <span lang="en">{unit.nameEn}</span> },
    { key: ui.t('units.fact.identifier'), value: <span class="mc-mono">{unit.identifier}</span> },
    { key: ui.t('units.fact.since'), value: from },
    ...(unit.validTo ? [{ key: ui.t('units.fact.until'), value: formatCivilDate(unit.validTo) }] : []),
  ]
}
