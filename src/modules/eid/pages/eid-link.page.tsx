import { formatCivilDate } from '#kernel/i18n/format.ts'
import { page, type FormState, type PageUi } from '#kernel/http/page.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Form } from '#ui/form/form.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { errorMessageId } from '#kernel/errors/app-error.ts'
import { agreeLink } from '../operations/agree-link.ts'
import { listProviders } from '../operations/list-providers.ts'
import { showLink } from '../operations/show-link.ts'
import { arrive } from './parts/arrive.ts'

type Data = Awaited<ReturnType<typeof showLink.run>> & { flow: string; providerName: string }

/** Shows what will be linked to the account that is signed in, and links it only after a yes. */
export const eidLinkPage = page<Data>({
  path: '/sign-in/e-identity/:provider/link',
  async load(p) {
    const flow = p.query.get('flow') ?? ''
    const link = await p.run(showLink, { flow, browser: p.remembered('eid') ?? '' })
    const { items } = await p.run(listProviders, {})
    return { ...link, flow, providerName: items.find(({ id }) => id === link.provider)?.name ?? link.provider }
  },
  view: (data, ui, form) => <LinkQuestion data={data} ui={ui} form={form} />,
  actions: {
    async default(p, form) {
      const linked = await p.run(agreeLink, { flow: form.text('flow'), browser: p.remembered('eid') ?? '' })
      return linked.kind === 'signed_in' ? arrive(p, linked) : p.redirect('/account')
    },
  },
})

function LinkQuestion({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const { t } = ui
  const field = (key: string) => t(`eid.link.${key}`)
  return (
    <Page ui={ui} title={t('eid.link.title', { name: data.providerName })} lead={field('lead')} width="form" noIndex>
      <Stack gap="lg">
        {form.error && <Notice tone="danger">{t(errorMessageId(form.error.code))}</Notice>}
        <SummaryList
          ui={ui}
          rows={[
            { key: field('account'), value: [data.accountName, data.phone].filter(Boolean).join(', ') },
            { key: field('person'), value: data.name },
            { key: field('number'), value: data.number },
            ...(data.birthDate === null ? [] : [{ key: field('birth_date'), value: formatCivilDate(data.birthDate) }]),
            { key: field('level'), value: t('eid.level', { level: data.level }) },
          ]}
        />
        {data.newName && <p>{t('eid.link.new_name', { name: data.name })}</p>}
        <p class="mc-hint">{field('after')}</p>
        <Form ui={ui} action="default" layout="row" hidden={{ flow: data.flow }}>
          <Button>{field('agree')}</Button>
          <LinkButton href={data.next || '/account'} variant="secondary">
            {field('not_now')}
          </LinkButton>
        </Form>
      </Stack>
    </Page>
  )
}
