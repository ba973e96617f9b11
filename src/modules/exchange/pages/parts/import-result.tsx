import type { PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { Details } from '#ui/details/details.tsx'
import type { FormWords } from '#ui/form/form-words.ts'
import { Form } from '#ui/form/form.tsx'
import { Row, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ImportView } from '../../exchange.schema.ts'
import { NamedPosts, type Posts } from './named-posts.tsx'
import { IMPORTS } from './places.ts'

const OUTCOMES = ['created', 'admitted', 'updated', 'untouched', 'refused'] as const

type Props = { ui: PageUi; data: ImportView & { posts: Posts | null }; words: FormWords }

/** What an import came to, the rows that stayed out, posts that are still to be entered, and the way back. */
export function ImportResult({ ui, data, words }: Props) {
  const { t } = ui
  const undone = data.state === 'undone'
  const kept = data.outcomes.created + data.outcomes.admitted + data.outcomes.updated
  return (
    <Stack gap="lg">
      {undone ? (
        <Notice tone={kept > 0 ? 'warning' : 'success'} title={t('exchange.result.undone', { kept })} />
      ) : (
        <Notice
          tone="success"
          title={t('exchange.result.done', { count: data.outcomes.created + data.outcomes.admitted })}
        >
          {data.finishedAt && <p>{formatMoment(new Date(data.finishedAt))}</p>}
        </Notice>
      )}
      <SummaryList
        ui={ui}
        rows={OUTCOMES.filter((outcome) => data.outcomes[outcome] > 0).map((outcome) => ({
          key: t(`exchange.outcome.${outcome}`),
          value: (
            <a href={`${IMPORTS}/${data.id}/rows?outcome=${outcome}`}>{data.outcomes[outcome].toLocaleString('vi')}</a>
          ),
        }))}
      />
      <Row>
        {!undone && (
          <LinkButton href="/desk/members" variant="secondary" icon="users">
            {t('exchange.result.members')}
          </LinkButton>
        )}
        {data.outcomes.refused > 0 && (
          <LinkButton href={`${IMPORTS}/${data.id}/refused.xlsx`} variant="secondary" icon="download" download>
            {t('exchange.result.report')}
          </LinkButton>
        )}
      </Row>
      {data.posts && <NamedPosts ui={ui} id={data.id} posts={data.posts} />}
      {!undone && (
        <Details summary={t('exchange.undo.title')} open={words.isSent('undo')} id="undo">
          <p>{t('exchange.undo.lead')}</p>
          <Form ui={ui} action="undo">
            <Checkbox
              ui={ui}
              name="undo.rest"
              value="yes"
              label={t('exchange.undo.rest')}
              description={t('exchange.undo.rest_text')}
              checked={words.typed('undo', 'rest') === 'yes'}
            />
            <div>
              <Button color="danger" icon="trash">
                {t('exchange.undo.do')}
              </Button>
            </div>
          </Form>
        </Details>
      )}
    </Stack>
  )
}
