import { csvFile, csvLine } from '#kernel/http/csv.ts'
import { page } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Field } from '#ui/field/field.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Section, Stack } from '#ui/layout/layout.tsx'
import { getRegister } from '../operations/get-register.ts'
import { overseePrivacy } from '../operations/oversee-privacy.ts'
import { printRegister } from '../operations/print-register.ts'
import { setContact } from '../operations/set-contact.ts'
import { registerColumns, registerLines } from '../register-words.rules.ts'
import { PurposeSection } from './register.page.tsx'

const HERE = '/desk/privacy/register'
const fields = ['controller', 'officer', 'phone', 'email', 'address'] as const

/** The register for the office: the same, with files and with who answers for it. */
export const deskRegisterPage = page({
  path: HERE,
  async load(p) {
    await p.run(overseePrivacy, {})
    return p.run(getRegister, {})
  },
  actions: {
    async contact(p, form) {
      const [controller, officer, phone, email, address] = fields.map((name) => form.text(`contact.${name}`))
      await p.run(setContact, { controller, officer, phone, email, address } as Parameters<typeof setContact.run>[1])
      return p.redirect(HERE, { id: 'privacy.contact.saved' })
    },
  },
  view: (register, ui, form) => {
    const { t } = ui
    const words = formWords(ui, form, { contact: 'controller' })
    return (
      <DeskPage
        ui={ui}
        title={t('privacy.register.title')}
        lead={t('privacy.register.figures', { ...register.figures, date: formatCivilDate(register.asOf) })}
        hasErrors={words.problems.length > 0}
        actions={
          <Row>
            <LinkButton href={`${HERE}/pdf`} variant="secondary" icon="print">
              {t('privacy.register.print')}
            </LinkButton>
            <LinkButton href={`${HERE}/csv`} variant="secondary" icon="download" download>
              {t('privacy.register.download')}
            </LinkButton>
          </Row>
        }
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          <Section title={t('privacy.contact.title')}>
            <p class="mc-hint">{t('privacy.contact.hint')}</p>
            <Form ui={ui} action="contact">
              {fields.map((name) => (
                <Field
                  ui={ui}
                  name={`contact.${name}`}
                  label={t(`privacy.contact.${name}`)}
                  value={words.typed('contact', name) ?? register.contact?.[name]}
                  error={words.error('contact', name)}
                  optional={name === 'email'}
                  type={name === 'phone' ? 'tel' : name === 'email' ? 'email' : 'text'}
                />
              ))}
              <div>
                <Button>{t('privacy.contact.save')}</Button>
              </div>
            </Form>
          </Section>
          {register.purposes.map((purpose) => (
            <PurposeSection ui={ui} purpose={purpose} />
          ))}
        </Stack>
      </DeskPage>
    )
  },
})

/** The register as a spreadsheet: a line a column of the database. */
export const deskRegisterFilePage = page({
  path: `${HERE}/csv`,
  async load(p) {
    await p.run(overseePrivacy, {})
    const register = await p.run(getRegister, {})
    const head = csvLine(registerColumns.map((key) => p.t(`privacy.register.${key}`)))
    const body = registerLines(p.t, register.purposes).map(csvLine).join('')
    return csvFile(`so-xu-ly-du-lieu-${register.asOf}.csv`, `\uFEFF${head}${body}`)
  },
  view: () => <></>,
})

/** The register as a PDF. */
export const deskRegisterPrintPage = page({
  path: `${HERE}/pdf`,
  async load(p) {
    const file = await p.run(printRegister, {})
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': file.mediaType,
        'content-disposition': `inline; filename="${file.name}"`,
        'cache-control': 'private, no-store',
      },
    })
  },
  view: () => <></>,
})
