import { AppError } from '#kernel/errors/app-error.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type FormState } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { CheckboxGroup } from '#ui/choice/choice.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field, Select } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import type { Ui } from '#ui/ui.ts'
import { administerUnits } from '../operations/administer-units.ts'
import { listTrees } from '../operations/list-trees.ts'
import { setLevel } from '../operations/set-level.ts'
import { unitErrors } from '../unit.errors.ts'
import type { LevelView } from '../unit-level.schema.ts'

type Data = { level: LevelView; others: { key: string; name: string; treeName: string }[] }

const LOCALES = ['vi', 'en', 'pl'] as const
const KINDS = ['text', 'number', 'date'] as const
/** Blank rows for new fields beside those that are there. */
const MORE = 2

/** One level of a tree: its names, what it may lie in, how it is numbered, what its units say of themselves. */
export const levelPage = page<Data>({
  path: '/desk/admin/levels/:level',
  async load(p) {
    await p.run(administerUnits, {})
    const { trees } = await p.run(listTrees, {})
    const own = trees.find(({ levels }) => levels.some(({ key }) => key === p.params['level']))
    const level = own?.levels.find(({ key }) => key === p.params['level'])
    if (!own || !level) throw new AppError(unitErrors.misplaced, { kind: 'not_found' })
    // A department lies in a commune; nothing of one association lies in another.
    const near = trees.filter(({ key, kind }) => key === own.key || kind !== 'association')
    const others = near.flatMap(({ name, levels }) => levels.map((one) => ({ ...one, treeName: name })))
    return { level, others: others.filter(({ key }) => key !== level.key) }
  },
  actions: {
    async default(p, form) {
      await p.run(setLevel, {
        key: p.params['level'] ?? '',
        names: { vi: form.text('names.vi'), en: form.text('names.en'), pl: form.text('names.pl') },
        parents: form.texts('parents'),
        codePattern: form.text('codePattern'),
        fields: fieldsOf(form),
      })
      return p.redirect('/desk/admin/levels', { id: 'units.flash.level' })
    },
  },
  view: ({ level, others }, ui, form) => (
    <DeskPage
      ui={ui}
      title={level.name}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: ui.t('units.levels.title'), href: '/desk/admin/levels' }, { label: level.name }]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={ui.t('units.levels.title')} />
        <Form ui={ui} action="default">
          {LOCALES.map((locale) => (
            <Field
              ui={ui}
              name={`names.${locale}`}
              label={ui.t(`units.levels.names.${locale}`)}
              value={form.typed[`names.${locale}`] ?? level.names[locale]}
              error={fieldError(ui, form, `names.${locale}`)}
              maxlength={120}
            />
          ))}
          <CheckboxGroup
            ui={ui}
            name="parents"
            label={ui.t('units.levels.parents')}
            description={ui.t('units.levels.parentsHint')}
            values={form.error ? form.ticked('parents') : level.parents}
            options={others.map(({ key, name, treeName }) => ({ value: key, label: name, description: treeName }))}
            error={fieldError(ui, form, 'parents')}
          />
          <Field
            ui={ui}
            name="codePattern"
            label={ui.t('units.levels.pattern')}
            description={ui.t('units.levels.patternHint')}
            value={form.typed['codePattern'] ?? level.codePattern}
            error={fieldError(ui, form, 'codePattern')}
            width="md"
            spellcheck={false}
          />
          <Section title={ui.t('units.levels.fields')}>
            <p>{ui.t('units.levels.fieldsText')}</p>
            {Array.from({ length: level.fields.length + MORE }, (_, index) => (
              <FieldRow ui={ui} form={form} level={level} index={index} />
            ))}
          </Section>
          <div>
            <Button>{ui.t('units.levels.save')}</Button>
          </div>
        </Form>
      </Stack>
    </DeskPage>
  ),
})

function FieldRow({ ui, form, level, index }: { ui: Ui; form: FormState; level: LevelView; index: number }) {
  const field = level.fields[index]
  const name = (part: string) => `fields.${index}.${part}`
  const props = (part: string, value: string | undefined) => ({
    ui,
    name: name(part),
    value: form.typed[name(part)] ?? value,
    error: fieldError(ui, form, name(part)),
  })
  return (
    <fieldset class="mc-stack mc-gap-sm">
      <legend>{ui.t('units.levels.field', { number: index + 1 })}</legend>
      <Field {...props('key', field?.key)} label={ui.t('units.levels.key')} optional width="sm" spellcheck={false} />
      {LOCALES.map((locale) => (
        <Field
          {...props(`names.${locale}`, field?.names[locale])}
          label={ui.t(`units.levels.names.${locale}`)}
          optional
        />
      ))}
      <Select
        {...props('kind', field?.kind ?? 'text')}
        label={ui.t('units.levels.kind')}
        options={KINDS.map((value) => ({ value, label: ui.t(`units.levels.kinds.${value}`) }))}
      />
    </fieldset>
  )
}

/** The rows that were filled in; a field whose key was cleared goes. */
function fieldsOf(form: FormPost) {
  const rows = Array.from({ length: 20 + MORE }, (_, index) => {
    const text = (part: string) => form.text(`fields.${index}.${part}`)
    const vi = text('names.vi')
    return {
      key: text('key').trim(),
      names: { vi, en: text('names.en') || vi, pl: text('names.pl') || vi },
      kind: (text('kind') || 'text') as 'text', // checked by the operation's schema
    }
  })
  return rows.filter(({ key }) => key !== '')
}
