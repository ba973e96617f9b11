import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState, PageRequest, PageUi } from '#kernel/http/page.ts'
import { listProcedures } from '#modules/procedures/index.ts'
import { Checkbox, Fieldset, RadioGroup } from '#ui/choice/choice.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { Details } from '#ui/details/details.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { mandateActs, type MandateAct } from '../../mandate.rules.ts'
import { fieldError } from '#ui/form/form-problems.tsx'

export type Choice = { code: string; name: string }
/** What stands in the fields before anything was typed. */
export type ScopeShown = { procedures: 'all' | readonly string[]; acts: readonly MandateAct[]; validUntil: string }

/** The procedures that a mandate can be limited to. */
export async function procedureChoices(p: PageRequest): Promise<Choice[]> {
  const { items } = await p.run(listProcedures, { limit: 100 })
  return items.map(({ code, name }) => ({ code, name }))
}

type Props = { ui: PageUi; form: FormState; choices: readonly Choice[]; shown: ScopeShown }

/** Which acts, which procedures, until when. Each tick has a name of its own, so that none is lost in a refused form. */
export function ScopeFields({ ui, form, choices, shown }: Props) {
  const typed = form.error ? form.typed : undefined
  const ticked = (name: string, before: boolean) => (typed ? typed[name] !== undefined : before)
  const some = typed ? typed['which'] === 'some' : shown.procedures !== 'all'
  const has = (code: string) => shown.procedures !== 'all' && shown.procedures.includes(code)
  return (
    <>
      <Fieldset ui={ui} name="acts" label={ui.t('mandates.new.acts')} error={fieldError(ui, form, 'acts')}>
        <Stack gap="xs">
          {mandateActs.map((act) => (
            <Checkbox
              ui={ui}
              name={`act.${act}`}
              label={ui.t(`mandates.act.${act}`)}
              checked={ticked(`act.${act}`, shown.acts.includes(act))}
            />
          ))}
        </Stack>
      </Fieldset>
      <RadioGroup
        ui={ui}
        name="which"
        label={ui.t('mandates.new.which')}
        value={some ? 'some' : 'all'}
        options={[
          { value: 'all', label: ui.t('mandates.all_procedures') },
          { value: 'some', label: ui.t('mandates.new.some') },
        ]}
      />
      <Details summary={ui.t('mandates.new.choose')} open={some}>
        <Fieldset
          ui={ui}
          name="procedures"
          label={ui.t('mandates.procedures')}
          error={fieldError(ui, form, 'procedures')}
        >
          <Stack gap="xs">
            {choices.map(({ code, name }) => (
              <Checkbox
                ui={ui}
                name={`procedure.${code}`}
                label={name}
                checked={ticked(`procedure.${code}`, has(code))}
              />
            ))}
          </Stack>
        </Fieldset>
      </Details>
      <DateField
        ui={ui}
        name="validUntil"
        label={ui.t('mandates.new.until')}
        description={ui.t('mandates.new.until_hint')}
        value={typed ? typed['validUntil'] : shown.validUntil}
        error={fieldError(ui, form, 'validUntil')}
      />
    </>
  )
}

/** What was ticked, as the operations take it. A date that is none goes on as it was typed, to be refused there. */
export function readScope(form: FormPost) {
  const names = Object.keys(form.all)
  const after = (prefix: string) =>
    names.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length))
  const typed = form.text('validUntil')
  return {
    acts: mandateActs.filter((act) => form.text(`act.${act}`) !== ''),
    procedures: form.text('which') === 'some' ? after('procedure.') : ('all' as const),
    validUntil: readDate(typed) ?? typed,
  }
}
