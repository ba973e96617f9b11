import { page, type FormState, type PageRequest, type PageUi } from '#kernel/http/page.ts'
import { fileAnswer } from '#kernel/http/served-file.ts'
import { formatCivilDate, formatMoment } from '#kernel/i18n/format.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { FormProblems } from '#ui/form/form-problems.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Link } from '#ui/link/link.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { endPost } from '../operations/end-post.ts'
import { cadreErrors, onField } from '../post.errors.ts'
import { getPost } from '../operations/get-post.ts'
import { giveRole, takeRole } from '../operations/give-role.ts'
import { beginHandover, printHandover, tickHandover } from '../operations/hand-over.ts'
import { reElect } from '../operations/re-elect.ts'
import { getDecisionFile, setDecision } from '../operations/set-decision.ts'
import type { PostDetail } from '../post.schema.ts'
import { Handover, ticksOf } from './parts/handover.tsx'
import { DecisionForm, EndForm, ReElectForm, RoleForms } from './parts/post-forms.tsx'
import {
  CADRES,
  dateOf,
  daysOf,
  decisionOf,
  postPath,
  refusedForm,
  StandingTag,
  termOf,
  words,
} from './parts/post-words.tsx'

const postOf = (p: PageRequest) => p.params['post'] ?? ''
const back = (p: PageRequest, message: string, anchor = '') =>
  p.redirect(`${postPath(postOf(p))}${anchor}`, { id: `cadres.flash.${message}` })

/** One post: its days, the decision behind it, the role that comes with it, the hand-over when it ends. */
export const postPage = page<PostDetail>({
  path: postPath(':post'),
  maxBody: 22 * 1024 * 1024,
  load: (p) => p.run(getPost, { post: postOf(p) }),
  view: (post, ui, form) => <PostView post={post} ui={ui} form={refusedForm(form)} />,
  actions: {
    async end(p, form) {
      const [reason, note] = [form.text('end.reason') as 'term', form.text('end.note')]
      await p.run(endPost, { post: postOf(p), lastDay: dateOf(form, 'end.lastDay'), reason, note })
      return back(p, 'ended', '#handover')
    },
    async 're-elect'(p, form) {
      const term = termOf(form, 're-elect')
      const { id } = await p.run(reElect, { post: postOf(p), ...term, ...(await decisionOf(p, form, 're-elect')) })
      return p.redirect(postPath(id), { id: 'cadres.flash.re_elected' })
    },
    async decision(p, form) {
      const decision = await decisionOf(p, form, 'decision')
      await p.run(setDecision, { post: postOf(p), version: form.text('version'), ...decision })
      return back(p, 'decision_set')
    },
    async 'give-role'(p, form) {
      await p.run(giveRole, { post: postOf(p), login: form.text('give-role.login') })
      return back(p, 'role_given')
    },
    async 'take-role'(p) {
      await p.run(takeRole, { post: postOf(p) })
      return back(p, 'role_taken')
    },
    async 'hand-over'(p, form) {
      await p.run(beginHandover, { post: postOf(p), successor: form.text('hand-over.successor') })
      return back(p, 'handover_began', '#handover')
    },
    async tick(p, form) {
      const ticks = ticksOf(form)
      if (ticks.length === 0) throw onField('items', cadreErrors.nothingTicked)
      for (const tick of ticks) await p.run(tickHandover, { post: postOf(p), ...tick })
      return back(p, 'ticked', '#handover')
    },
  },
})

function PostView({ post, ui, form }: { post: PostDetail; ui: PageUi; form: FormState }) {
  const word = words(ui)
  return (
    <DeskPage
      ui={ui}
      title={`${post.kindName}: ${post.name}`}
      hasErrors={form.error !== undefined}
      breadcrumbs={[
        { label: word('title'), href: CADRES },
        { label: post.unitName, href: `${CADRES}/${post.unit}` },
        { label: post.kindName },
      ]}
    >
      <Stack gap="lg">
        <FormProblems ui={ui} form={form} title={word('failed')} />
        <p>
          <StandingTag ui={ui} post={post} />
        </p>
        <Facts post={post} ui={ui} />
        <div>
          {post.can.includes('change') && <DecisionForm ui={ui} form={form} post={post} />}
          {post.can.includes('re_elect') && <ReElectForm ui={ui} form={form} />}
          {post.can.includes('end') && <EndForm ui={ui} form={form} />}
        </div>
        {post.role && (
          <Section title={word('role')} id="role">
            <RoleForms ui={ui} form={form} post={post} />
          </Section>
        )}
        {post.to !== null && <Handover ui={ui} form={form} post={post} />}
        <History post={post} ui={ui} />
      </Stack>
    </DeskPage>
  )
}

function Facts({ post, ui }: { post: PostDetail; ui: PageUi }) {
  const word = words(ui)
  const { decision } = post
  const row = (key: string, value: string | null) => ({ key: word(key), value: value === '' ? null : value })
  const paper = {
    key: word('field.decisionFile'),
    value: <Link href={`${postPath(post.id)}/decision`}>{word('open_file')}</Link>,
  }
  return (
    <SummaryList
      ui={ui}
      rows={[
        { key: word('name'), value: <Link href={`/desk/members/${post.member}/posts`}>{post.name}</Link> },
        { key: word('unit'), value: <Link href={`${CADRES}/${post.unit}`}>{post.unitName}</Link> },
        row('how_label', word(`how.${post.how}`)),
        row('days', daysOf(ui, post)),
        row('field.term', post.term),
        row('term_to', post.termTo && formatCivilDate(post.termTo)),
        ...(post.endReason ? [row('end_reason_label', word(`end_reason.${post.endReason}`))] : []),
        ...(post.endNote ? [row('field.note', post.endNote)] : []),
        row('field.decisionNumber', decision.number),
        row('field.decisionOn', decision.on && formatCivilDate(decision.on)),
        row('field.decisionSigner', decision.signer),
        ...(decision.file ? [paper] : []),
        ...(post.follows
          ? [{ key: word('follows'), value: <Link href={postPath(post.follows)}>{word('term_before')}</Link> }]
          : []),
        ...(post.followedBy
          ? [{ key: word('followed_by'), value: <Link href={postPath(post.followedBy)}>{word('term_after')}</Link> }]
          : []),
      ]}
    />
  )
}

function History({ post, ui }: { post: PostDetail; ui: PageUi }) {
  const word = words(ui)
  if (post.events.length === 0) return null
  const events = post.events.map((event) => ({
    title: word(`event.${event.type}`),
    when: formatMoment(new Date(event.at)),
    iso: event.at,
    who: event.by,
  }))
  return (
    <Section title={word('history')} id="history">
      <Timeline events={events} label={word('history')} />
    </Section>
  )
}

/** The paper of the decision. */
export const decisionFilePage = page({
  path: `${postPath(':post')}/decision`,
  load: async (p) => fileAnswer(await p.run(getDecisionFile, { post: postOf(p) }), 'upload'),
  view: () => <></>,
})

/** The record of the hand-over, ready to sign. */
export const handoverPrintPage = page({
  path: `${postPath(':post')}/handover.pdf`,
  load: async (p) => fileAnswer(await p.run(printHandover, { post: postOf(p) }), 'print'),
  view: () => <></>,
})
