import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { memberTabs, memberTrail } from '#modules/membership/index.ts'
import { Button } from '#ui/button/button.tsx'
import { PartPage } from '#ui/desk-page/part-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { FieldFrame, controlState } from '#ui/field/field.tsx'
import { fieldError, FormProblems } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { appoint } from '../operations/appoint.ts'
import { listMemberPosts } from '../operations/list-member-posts.ts'
import { DecisionFields, TermFields } from './parts/post-forms.tsx'
import { decisionOf, postPath, PostTable, refusedForm, termOf, words } from './parts/post-words.tsx'

const memberOf = (p: PageRequest) => p.params['id'] ?? ''
const namedOf = (p: PageRequest) =>
  (p.query.get('named') ?? '')
    .replaceAll(/[\p{Cc}<>]/gu, ' ')
    .trim()
    .slice(0, 120)
/** The import whose list named the post: there the next one waits. */
const importOf = (p: PageRequest) => /^[\da-f-]{36}$/.exec(p.query.get('import') ?? '')?.[0]
const load = async (p: PageRequest) => ({
  ...(await p.run(listMemberPosts, { member: memberOf(p), named: namedOf(p) })),
  named: namedOf(p),
  list: importOf(p),
  tabs: memberTabs(p.t, memberOf(p), p.actor, 'posts'),
})
type Data = Awaited<ReturnType<typeof load>>

/** What a member leads and led; a cadre puts her into a post here. */
export const memberPostsPage = page<Data>({
  path: '/desk/members/:id/posts',
  creates: true,
  maxBody: 22 * 1024 * 1024,
  load,
  view: (data, ui, form) => <MemberPosts data={data} ui={ui} form={refusedForm(form)} />,
  actions: {
    async appoint(p, form) {
      // Unit and kind are one choice: which kinds there are depends on the unit.
      const [unit = '', kind = ''] = form.text('appoint.kind').split(' ')
      const term = termOf(form, 'appoint')
      const decision = await decisionOf(p, form, 'appoint')
      const { id } = await p.run(appoint, { member: memberOf(p), unit: unit || '0', kind, ...term, ...decision })
      const list = importOf(p)
      return p.redirect(list === undefined ? postPath(id) : listPath(list), { id: 'cadres.flash.began' })
    },
  },
})

const listPath = (list: string) => `/desk/imports/${list}#posts`
const columns = ['name', 'kind', 'unit', 'how', 'days', 'reason']

function MemberPosts({ data, ui, form }: { data: Data; ui: PageUi; form: FormState }) {
  const word = words(ui)
  const { member, posts, brought, places, tabs } = data
  return (
    <PartPage
      ui={ui}
      title={member.name}
      lead={member.unitName}
      breadcrumbs={memberTrail(ui.t, member, word('title'))}
      tabs={{ label: ui.t('membership.tab.label'), items: tabs }}
      hasErrors={form.error !== undefined}
      problems={<FormProblems ui={ui} form={form} title={word('failed')} />}
    >
      {posts.length === 0 ? (
        <EmptyState title={word('no_posts')} />
      ) : (
        <PostTable ui={ui} caption={word('title')} posts={posts} columns={columns} />
      )}
      {brought.length > 0 && (
        <Section title={word('brought.title')} id="brought">
          <p class="mc-hint">{word('brought.text')}</p>
          <PostTable ui={ui} caption={word('brought.title')} posts={brought} columns={columns} />
        </Section>
      )}
      {places.length > 0 && <AppointForm ui={ui} form={form} data={data} />}
    </PartPage>
  )
}

function AppointForm({ ui, form, data }: { ui: PageUi; form: FormState; data: Data }) {
  const { places, guess, named, list } = data
  const word = words(ui)
  const name = 'appoint.kind'
  const chosen = form.typed[name] ?? (guess ? `${guess.unit} ${guess.kind}` : '')
  const kept = new URLSearchParams({ ...(named !== '' && { named }), ...(list !== undefined && { import: list }) })
  const frame = { ui, name, label: word('field.kind'), error: fieldError(ui, form, name) }
  return (
    <Section title={word('appoint')} id="appoint">
      {named !== '' && (
        <Notice tone="info" title={word('named', { named })}>
          <p>{word(guess ? 'named_guess' : 'named_none')}</p>
          {list !== undefined && <Link href={listPath(list)}>{word('named_back')}</Link>}
        </Notice>
      )}
      <p class="mc-hint">{word('appoint_text')}</p>
      <Form ui={ui} action="appoint" multipart to={kept.size === 0 ? ui.path : `${ui.path}?${kept.toString()}`}>
        <FieldFrame {...frame}>
          <select class="ds-input" name={name} {...controlState(frame)}>
            <option value="">{word('choose')}</option>
            {places.map(({ code, name: unit, kinds }) => (
              <optgroup label={unit}>
                {kinds.map(({ kind, name: label }) => {
                  const value = `${code} ${kind}`
                  return (
                    <option value={value} selected={chosen === value}>
                      {label}
                    </option>
                  )
                })}
              </optgroup>
            ))}
          </select>
        </FieldFrame>
        <TermFields ui={ui} form={form} action="appoint" />
        <DecisionFields ui={ui} form={form} action="appoint" />
        <div>
          <Button icon="check">{word('appoint')}</Button>
        </div>
      </Form>
    </Section>
  )
}
