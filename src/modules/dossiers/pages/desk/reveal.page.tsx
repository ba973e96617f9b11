import { AppError } from '#kernel/errors/app-error.ts'
import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { revealFields } from '../../dossier.schema.ts'
import { getDossier } from '../../operations/get-dossier.ts'
import { revealApplicant } from '../../operations/reveal-applicant.ts'
import { codeOf } from './dossier.page.tsx'
import { DESK, desk, dossierPath } from './parts/dossier-words.tsx'
import { FormTrouble } from './parts/form-trouble.tsx'
import type { Dossier } from './parts/move-words.ts'
import { ReasonFields, whyOf } from './parts/reason-fields.tsx'

type Field = (typeof revealFields)[number]
type Reveal = { dossier: Dossier; field: Field; value?: string }

function fieldOf(p: PageRequest): Field {
  const field = revealFields.find((one) => one === p.params['field'])
  if (!field) throw new AppError('kernel.not_found', { kind: 'not_found' })
  return field
}
const load = async (p: PageRequest): Promise<Reveal> => ({
  field: fieldOf(p),
  dossier: await p.run(getDossier, { code: codeOf(p) }),
})

/** One masked value of the applicant in full, once, after a reason that is recorded. It travels in no address and no cookie. */
export const revealPage = page<Reveal>({
  path: `${DESK}/dossiers/:code/reveal/:field`,
  load,
  actions: {
    async reveal(p, form) {
      const { value } = await p.run(revealApplicant, { code: codeOf(p), field: fieldOf(p), ...whyOf(form.text) })
      return { show: { ...(await load(p)), value } }
    },
  },
  view: (data, ui, form) => <RevealView data={data} ui={ui} form={form} />,
})

function RevealView({ data, ui, form }: { data: Reveal; ui: PageUi; form: FormState }) {
  const words = desk(ui)
  const { code, applicant } = data.dossier
  const path = dossierPath(code)
  const what = words(`facts.${data.field}`)
  return (
    <DeskPage
      ui={ui}
      title={words('reveal.title_of', { what })}
      lead={`${code} · ${applicant.fullName}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[{ label: words('crumb'), href: DESK }, { label: code, href: path }, { label: what }]}
    >
      <div class="mc-form-column">
        <Stack>
          <FormTrouble ui={ui} form={form} />
          {data.value === undefined ? (
            <Form ui={ui} action="reveal">
              <p>{words('reveal.lead')}</p>
              <ReasonFields ui={ui} form={form} />
              <div class="mc-row mc-gap-md">
                <Button icon="eye">{words('reveal.submit')}</Button>
                <Link href={path}>{words('form.cancel')}</Link>
              </div>
            </Form>
          ) : (
            <Shown ui={ui} what={what} value={data.value} path={path} phone={data.field === 'phone'} />
          )}
        </Stack>
      </div>
    </DeskPage>
  )
}

function Shown({
  ui,
  what,
  value,
  path,
  phone,
}: {
  ui: PageUi
  what: string
  value: string
  path: string
  phone: boolean
}) {
  const words = desk(ui)
  return (
    <>
      <Card color="primary">
        <p>{what}</p>
        <p class="mc-mono mc-due-at">
          {phone ? (
            <a class="ds-link" href={`tel:${value}`}>
              {value}
            </a>
          ) : (
            value
          )}
        </p>
        <p class="mc-hint">{words('reveal.hidden_again')}</p>
      </Card>
      <div>
        <LinkButton href={path}>{words('back')}</LinkButton>
      </div>
    </>
  )
}
