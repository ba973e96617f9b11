import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { exampleUi } from '../example.ts'
import { Field } from '../field/field.tsx'
import { ErrorSummary } from './error-summary.tsx'

test('a message that fits any field says of which it speaks; one of its own speaks for itself', () => {
  const labels = new Map<string, string>()
  const ui = { ...exampleUi('en'), labels }
  const page = () => (
    <>
      <ErrorSummary
        ui={ui}
        problems={[
          { name: 'since', message: 'Fill this in.', general: true },
          { name: 'phone', message: 'A phone has 10 digits.' },
        ]}
      />
      <Field ui={ui} name="since" label="Member since" />
      <Field ui={ui} name="phone" label="Phone" />
    </>
  )
  renderToString(page())
  const html = renderToString(page())
  expect(html).toContain('>Member since: Fill this in.</a>')
  expect(html).toContain('>A phone has 10 digits.</a>')
})
