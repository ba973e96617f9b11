import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState, PageRequest, PageUi } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { uploadFile } from '#modules/forms/index.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { Link } from '#ui/link/link.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import { StateTag, type TagColor } from '#ui/tag/tag.tsx'
import type { How } from '../../post.rules.ts'
import type { PostLine } from '../../post.schema.ts'

export const CADRES = '/desk/cadres'
export const postPath = (id: string) => `${CADRES}/posts/${id}`
export const words = (ui: PageUi) => (key: string, params?: Record<string, unknown>) => ui.t(`cadres.${key}`, params)

const tones: Record<PostLine['standing'], TagColor> = {
  coming: 'info',
  current: 'success',
  expiring: 'warning',
  term_over: 'danger',
  ended: 'neutral',
}

/** Where a post stands, in words and colour. */
export function StandingTag({ ui, post }: { ui: PageUi; post: PostLine }) {
  const label = words(ui)(`standing.${post.standing}`)
  return <StateTag label={label} tone={tones[post.standing]} />
}

/** `01/07/2025 – 30/06/2030`, or since when. */
export function daysOf(ui: PageUi, post: PostLine): string {
  const from = formatCivilDate(post.from)
  return post.to === null ? words(ui)('since', { from }) : `${from} – ${formatCivilDate(post.to)}`
}

const columnsOf = (ui: PageUi): Record<string, Column<PostLine>> => {
  const word = words(ui)
  return {
    name: {
      key: 'name',
      label: word('name'),
      head: true,
      cell: (post) => <Link href={postPath(post.id)}>{post.name}</Link>,
    },
    kind: { key: 'kind', label: word('kind'), phone: 'line', cell: (post) => post.kindName },
    unit: {
      key: 'unit',
      label: word('unit'),
      phone: 'line',
      cell: (post) => <Link href={`${CADRES}/${post.unit}`}>{post.unitName}</Link>,
    },
    how: { key: 'how', label: word('how_label'), phone: 'off', cell: (post) => word(`how.${post.how}`) },
    days: { key: 'days', label: word('days'), phone: 'line', cell: (post) => daysOf(ui, post) },
    term: {
      key: 'term',
      label: word('term_to'),
      phone: 'line',
      cell: (post) => (
        <>
          <span class="mc-phone-only">{word('term_to')} </span>
          {post.termTo === null ? '–' : formatCivilDate(post.termTo)}
        </>
      ),
    },
    standing: {
      key: 'standing',
      label: word('standing_label'),
      phone: 'line',
      cell: (post) => <StandingTag ui={ui} post={post} />,
    },
    reason: {
      key: 'reason',
      label: word('end_reason_label'),
      phone: 'line',
      cell: (post) =>
        post.endReason === null ? word(`standing.${post.standing}`) : word(`end_reason.${post.endReason}`),
    },
  }
}

type PostTableProps = { ui: PageUi; caption: string; posts: readonly PostLine[]; columns: readonly string[] }

/** Posts as a table, with the columns that a page needs. */
export function PostTable({ ui, caption, posts, columns }: PostTableProps) {
  const all = columnsOf(ui)
  const chosen = columns.flatMap((key) => all[key] ?? [])
  return <Table ui={ui} caption={caption} rows={posts} rowKey={({ id }) => id} columns={chosen} />
}

/**
 * A refused form among several of a page: each names its fields `<action>.<field>`, so that ids are unique and the error
 * summary links into the form that was sent.
 */
export function refusedForm(form: FormState): FormState {
  const sent = form.typed['action'] ?? ''
  return { ...form, problems: form.problems.map((one) => ({ ...one, path: `${sent}.${one.path}` })) }
}

/** What is no date goes on as typed, and the operation says so at its field. */
export const dateOf = (form: FormPost, name: string) => readDate(form.text(name)) ?? form.text(name).trim()

/** How she came to it, the first day and the term, as a form sends them. */
export const termOf = (form: FormPost, action: string) => ({
  how: form.text(`${action}.how`) as How,
  from: dateOf(form, `${action}.from`),
  term: form.text(`${action}.term`),
  termTo: dateOf(form, `${action}.termTo`),
})

/** The decision as a form sends it; the paper is taken into keeping first. */
export async function decisionOf(p: PageRequest, form: FormPost, action: string) {
  const [file] = form.files(`${action}.decisionFile`)
  const upload = file && file.size > 0 ? new Uint8Array(await file.arrayBuffer()) : undefined
  const kept = upload && (await p.run(uploadFile, { bytes: upload, name: file?.name ?? '' }))
  return {
    decisionNumber: form.text(`${action}.decisionNumber`),
    decisionOn: dateOf(form, `${action}.decisionOn`),
    decisionSigner: form.text(`${action}.decisionSigner`),
    ...(kept && { decisionFile: kept.uploadId }),
  }
}
