import { formatMoment } from '#kernel/i18n/format.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { Button } from '#ui/button/button.tsx'
import { Card } from '#ui/card/card.tsx'
import { Details } from '#ui/details/details.tsx'
import { FileField } from '#ui/file-field/file-field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Row, Section } from '#ui/layout/layout.tsx'
import type { PersonView } from '../../person.schema.ts'
import { personPath, say } from './person-words.ts'

/** Her picture, and a form for another. */
export function Photo({ ui, form, person }: { ui: PageUi; form: FormState; person: PersonView }) {
  const words = say(ui)
  return (
    <Section title={words('photo')}>
      {person.photo ? (
        <img
          src={`/api/v1${personPath(person.id).replace('/desk', '')}/photo`}
          alt={words('photo_of', { name: person.name })}
          width="160"
          height="200"
          loading="lazy"
        />
      ) : (
        <p class="mc-hint">{words('no_photo')}</p>
      )}
      {person.can.includes('write') && (
        <Details summary={words('change_photo')}>
          <Form ui={ui} action="photo" multipart>
            <FileField
              ui={ui}
              name="photo"
              label={words('photo')}
              description={words('photo_hint')}
              accept="image/jpeg,image/png,image/webp"
              multiple={false}
              error={fieldError(ui, form, 'photo')}
            />
            <Button variant="secondary">{words('save_photo')}</Button>
          </Form>
        </Details>
      )}
    </Section>
  )
}

/** Accounts that are hers, and those that may be. */
export function Accounts({ ui, person }: { ui: PageUi; person: PersonView }) {
  const words = say(ui)
  const writes = person.can.includes('write')
  return (
    <Section title={words('accounts')}>
      {person.accounts.length === 0 && <p class="mc-hint">{words('no_account')}</p>}
      {person.accounts.map(({ name, linkedAt }) => (
        <p>
          {name} <span class="mc-hint">{words('linked_at', { at: formatMoment(new Date(linkedAt)) })}</span>
        </p>
      ))}
      {person.claims.map(({ id, name, matchedBy }) => (
        <Card color="info">
          <p>
            <strong>{words('claim', { name })}</strong>
          </p>
          <p>{words('claim_by', { what: matchedBy.map((one) => words(`match_${one}`)).join(', ') })}</p>
          <p class="mc-hint">{words('claim_hint')}</p>
          {writes && (
            <Form ui={ui} action="link" hidden={{ claim: id }} layout="row">
              <Row>
                <Button icon="check">{words('claim_yes')}</Button>
                <Button variant="secondary" name="action" value="refuse">
                  {words('claim_no')}
                </Button>
              </Row>
            </Form>
          )}
        </Card>
      ))}
    </Section>
  )
}
