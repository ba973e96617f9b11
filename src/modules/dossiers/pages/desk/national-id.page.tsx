import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { getDossier } from '../../operations/get-dossier.ts'
import { revealNationalId } from '../../operations/reveal-national-id.ts'
import { codeOf } from './dossier.page.tsx'
import { DESK, desk, dossierPath } from './parts/dossier-words.tsx'
import { errorAt, FormTrouble } from './parts/form-trouble.tsx'
import type { Dossier } from './parts/move-words.ts'

type Reveal = { dossier: Dossier; nationalId?: string }

/** The applicant's personal number in full, once, after a reason that is recorded. It never travels in an address or a cookie. */
export const nationalIdPage = page<Reveal>({
  path: `${DESK}/dossiers/:code/national-id`,
  load: async (p) => ({ dossier: await p.run(getDossier, { code: codeOf(p) }) }),
  actions: {
    async reveal(p, form) {
      const { nationalId } = await p.run(revealNationalId, { code: codeOf(p), reason: form.text('reason') })
      return { show: { dossier: await p.run(getDossier, { code: codeOf(p) }), nationalId } }
    },
  },
  view: (data, ui, form) => <RevealView data={data} ui={ui} form={form} />,
})

function RevealView({ data, ui, form }: { data: Reveal; ui: PageUi; form: FormState }) {
  const words = desk(ui)
  const { code, applicant } = data.dossier
  const path = dossierPath(code)
  return (
    <DeskPage
      ui={ui}
      title={words('reveal.title')}
      lead={`${code} · ${applicant.fullName}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: words('crumb'), href: DESK },
        { label: code, href: path },
        { label: words('facts.national_id') },
      ]}
    >
      <div class="mc-form-column">
        <Stack>
          <FormTrouble ui={ui} form={form} />
          {data.nationalId === undefined ? (
            <>
              <p>{words('reveal.lead')}</p>
              <Form ui={ui} action="reveal">
                <Field
                  ui={ui}
                  name="reason"
                  label={words('reveal.reason')}
                  value={form.typed['reason']}
                  error={errorAt(ui, form, 'reason')}
                  maxlength={2000}
                />
                <div class="mc-row mc-gap-md">
                  <Button icon="eye">{words('reveal.submit')}</Button>
                  <Link href={path}>{words('form.cancel')}</Link>
                </div>
              </Form>
            </>
          ) : (
            <>
              <Card color="primary">
                <p>{words('reveal.shown')}</p>
                <p class="mc-mono mc-due-at">{data.nationalId}</p>
                <p class="mc-hint">{words('reveal.hidden_again')}</p>
              </Card>
              <div>
                <LinkButton href={path}>{words('back')}</LinkButton>
              </div>
            </>
          )}
        </Stack>
      </div>
    </DeskPage>
  )
}
