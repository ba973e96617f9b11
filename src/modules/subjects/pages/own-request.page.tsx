import { page, type PageRequest } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { Button } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { getRequest } from '../operations/get-request.ts'
import { liftRestriction } from '../operations/lift-restriction.ts'
import { printReply } from '../operations/print-reply.ts'
import { withdrawRequest } from '../operations/withdraw-request.ts'
import {
  ErasureTable,
  RequestAnswer,
  RequestDue,
  RequestFacts,
  RequestStateTag,
  Trouble,
} from './parts/request-words.tsx'
import { LiftForm } from './parts/lift-form.tsx'

const LIST = '/account/data/requests'
const codeOf = (p: PageRequest) => p.params['code'] ?? ''

/** One request of mine: where it stands, until when it is answered and how that was counted. */
export const ownRequestPage = page({
  path: `${LIST}/:code`,
  load: (p) => p.run(getRequest, { code: codeOf(p) }),
  actions: {
    async withdraw(p) {
      await p.run(withdrawRequest, { code: codeOf(p) })
      return p.redirect(LIST, { id: 'subjects.one.taken_back' })
    },
    async lift(p) {
      await p.run(liftRestriction, { code: codeOf(p) })
      return p.redirect(`${LIST}/${codeOf(p)}`, { id: 'subjects.one.lifted' })
    },
  },
  view: (request, ui, form) => (
    <AccountPage
      ui={ui}
      title={ui.t('subjects.one.title', { code: request.code })}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: ui.t('subjects.mine.title'), href: '/account/data' },
        { label: ui.t('subjects.ask.title'), href: LIST },
      ]}
      actions={
        <>
          <RequestStateTag ui={ui} state={request.state} />
          <RequestDue ui={ui} item={request} />
        </>
      }
    >
      <Stack gap="lg">
        <Trouble ui={ui} form={form} />
        <RequestAnswer ui={ui} request={request} paper={`${LIST}/${request.code}/reply.pdf`} />
        <RequestFacts ui={ui} request={request} />
        {request.report && <ErasureTable ui={ui} tables={request.report} caption={ui.t('subjects.report.title')} />}
        {request.can.includes('lift') && <LiftForm ui={ui} />}
        {request.can.includes('withdraw') && (
          <Form ui={ui} action="withdraw">
            <div>
              <Button variant="secondary" color="danger">
                {ui.t('subjects.one.take_back')}
              </Button>
            </div>
          </Form>
        )}
      </Stack>
    </AccountPage>
  ),
})

export const ownReplyPage = page({
  path: `${LIST}/:code/reply.pdf`,
  load: async (p) => fileAnswer(await p.run(printReply, { code: codeOf(p) }), 'print'),
  view: () => <></>,
})
