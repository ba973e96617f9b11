import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Textarea } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { PersonView } from '../person.schema.ts'
import { getPerson } from '../operations/get-person.ts'
import { revealPersonId } from '../operations/reveal-person.ts'
import { idOf } from './person.page.tsx'
import { PEOPLE, personPath, say } from './parts/person-words.ts'

type Data = { person: PersonView; shown?: { nationalId: string | null; oldId: string | null } }

/** The number of her card in full, once, for a reason that she can read. */
export const personRevealPage = page<Data>({
  path: `${PEOPLE}/:person/reveal`,
  load: async (p) => ({ person: await p.run(getPerson, { person: idOf(p) }) }),
  actions: {
    async reveal(p, form) {
      const person = await p.run(getPerson, { person: idOf(p) })
      const shown = await p.run(revealPersonId, { person: person.id, reason: form.text('reason') })
      return { show: { person, shown } }
    },
  },
  view: (data, ui, form) => <Reveal data={data} ui={ui} form={form} />,
})

function Reveal({ data: { person, shown }, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const words = say(ui)
  return (
    <DeskPage
      ui={ui}
      title={words('reveal_title')}
      lead={person.name}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('title'), href: PEOPLE },
        { label: person.name, href: personPath(person.id) },
        { label: words('reveal_title') },
      ]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={words('failed')} />
        {shown ? (
          <SummaryList
            ui={ui}
            rows={[
              { key: words('national_id'), value: shown.nationalId },
              ...(shown.oldId === null ? [] : [{ key: words('old_id'), value: shown.oldId }]),
            ]}
          />
        ) : (
          <Form ui={ui} action="reveal">
            <Textarea
              ui={ui}
              name="reason"
              label={words('reason')}
              description={words('reason_hint')}
              value={form.typed['reason']}
              error={fieldError(ui, form, 'reason')}
              rows={2}
              maxlength={500}
            />
            <div>
              <Button icon="eye">{words('show_id')}</Button>
            </div>
          </Form>
        )}
      </Stack>
    </DeskPage>
  )
}
