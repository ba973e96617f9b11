import type { FormPost } from '#kernel/http/form-post.ts'
import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
import { Checkbox } from '#ui/choice/choice.tsx'
import { Select } from '#ui/field/field.tsx'
import { fieldError } from '#ui/form/form-problems.tsx'
import { Form } from '#ui/form/form.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import type { HandoverView, PostDetail } from '../../post.schema.ts'
import { postPath, words } from './post-words.tsx'

type Props = { ui: PageUi; form: FormState; post: PostDetail }

/** What is handed over when a post ends: each item ticked by both sides, printable. */
export function Handover({ ui, form, post }: Props) {
  const word = words(ui)
  const { handover } = post
  const print = handover && (
    <LinkButton href={`${postPath(post.id)}/handover.pdf`} variant="secondary" icon="print">
      {word('handover.print')}
    </LinkButton>
  )
  return (
    <Section title={word('handover.title')} id="handover" actions={print}>
      {handover?.doneAt && <p>{word('handover.done', { at: formatMoment(new Date(handover.doneAt)) })}</p>}
      {handover?.successor && <p>{word('handover.to', { name: handover.successor.name })}</p>}
      {handover ? <Items ui={ui} form={form} handover={handover} /> : <p>{word('handover.none')}</p>}
      {post.can.includes('hand_over') && !handover?.doneAt && <Begin ui={ui} form={form} post={post} />}
    </Section>
  )
}

function Begin({ ui, form, post }: Props) {
  const word = words(ui)
  const successors = post.successors.map(({ post: value, name }) => ({ value, label: name }))
  return (
    <Form ui={ui} action="hand-over">
      <Select
        ui={ui}
        name="hand-over.successor"
        label={word('handover.successor')}
        description={word('handover.successor_hint')}
        value={form.typed['hand-over.successor'] ?? post.handover?.successor?.post}
        error={fieldError(ui, form, 'hand-over.successor')}
        empty={word('handover.nobody')}
        options={successors}
        optional
      />
      <div>
        <Button variant="secondary">{word(post.handover ? 'handover.change' : 'handover.begin')}</Button>
      </div>
    </Form>
  )
}

type Item = HandoverView['items'][number]
type Side = HandoverView['may'][number]

/** One form for all items: who gives or takes ticks what she has in hand and sends it once. */
function Items({ ui, form, handover }: { ui: PageUi; form: FormState; handover: HandoverView }) {
  const word = words(ui)
  const open = handover.items.some((item) => mayTickNow(handover, item, 'given') || mayTickNow(handover, item, 'taken'))
  const table = (
    <Table
      ui={ui}
      caption={word('handover.title')}
      rows={handover.items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: word('handover.item'), head: true, cell: (item) => item.name },
        { key: 'note', label: word('handover.note'), cell: (item) => <Note {...{ ui, form, handover, item }} /> },
        {
          key: 'given',
          label: word('handover.given_label'),
          cell: (item) => <Tick {...{ ui, form, handover, item }} side="given" />,
        },
        {
          key: 'taken',
          label: word('handover.taken_label'),
          cell: (item) => <Tick {...{ ui, form, handover, item }} side="taken" />,
        },
      ]}
    />
  )
  if (!open) return table
  return (
    <Form ui={ui} action="tick">
      {table}
      <div>
        <Button icon="check">{word('handover.tick')}</Button>
      </div>
    </Form>
  )
}

const tickedAt = (item: Item, side: Side) => (side === 'given' ? item.givenAt : item.takenAt)
const mayTickNow = ({ may }: HandoverView, item: Item, side: Side) =>
  may.includes(side) && tickedAt(item, side) === null

type CellProps = { ui: PageUi; form: FormState; handover: HandoverView; item: Item }

function Tick({ ui, form, handover, item, side }: CellProps & { side: Side }) {
  const word = words(ui)
  const at = tickedAt(item, side)
  if (at !== null) return <Tag label={formatMoment(new Date(at))} color="success" icon="check" />
  if (!mayTickNow(handover, item, side)) return <Tag label={word('handover.open')} />
  const name = `${side}.${item.id}`
  return (
    <Checkbox
      ui={ui}
      name={name}
      label={word(`handover.${side}`)}
      about={item.name}
      checked={form.typed[name] !== undefined}
    />
  )
}

/** How it stands, with a line to write it while the side that gives has not ticked. */
function Note({ ui, form, handover, item }: CellProps) {
  if (!mayTickNow(handover, item, 'given')) return <>{item.note || '–'}</>
  const name = `note.${item.id}`
  return (
    <input
      class="ds-input mc-w-sm"
      name={name}
      value={form.typed[name] ?? item.note}
      maxlength={300}
      aria-label={`${words(ui)('handover.note')}: ${item.name}`}
    />
  )
}

/** The items that were ticked, what was given before what was taken; at most as many as a hand-over may have. */
export const ticksOf = (form: FormPost) =>
  (['given', 'taken'] as const).flatMap((side) =>
    Object.keys(form.all)
      .filter((name) => name.startsWith(`${side}.`))
      .slice(0, MOST_ITEMS)
      .map((name) => name.slice(side.length + 1))
      .map((item) => ({ item, side, note: side === 'given' ? form.text(`note.${item}`) : '' })),
  )

const MOST_ITEMS = 100
