import type { FormState, PageUi } from '#kernel/http/page.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Button, LinkButton } from '#ui/button/button.tsx'
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
      {handover ? <Items ui={ui} handover={handover} /> : <p>{word('handover.none')}</p>}
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

function Items({ ui, handover }: { ui: PageUi; handover: HandoverView }) {
  const word = words(ui)
  const side = (item: Item, which: 'given' | 'taken') => {
    const at = which === 'given' ? item.givenAt : item.takenAt
    if (at !== null) return <Tag label={formatMoment(new Date(at))} color="success" icon="check" />
    // Who gives ticks beside the note, in one form.
    if (which === 'given' || !handover.may.includes(which)) return <Tag label={word('handover.open')} />
    return (
      <Form ui={ui} action="tick" hidden={{ item: item.id, side: which }} layout="row">
        <Button variant="secondary" size="sm">
          {word(`handover.${which}`)}
          <span class="ds-sr-only"> {item.name}</span>
        </Button>
      </Form>
    )
  }
  return (
    <Table
      ui={ui}
      caption={word('handover.title')}
      rows={handover.items}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: word('handover.item'), head: true, cell: (item) => item.name },
        { key: 'note', label: word('handover.note'), cell: (item) => <Note ui={ui} item={item} may={handover.may} /> },
        { key: 'given', label: word('handover.given_label'), cell: (item) => side(item, 'given') },
        { key: 'taken', label: word('handover.taken_label'), cell: (item) => side(item, 'taken') },
      ]}
    />
  )
}

/** How it stands, with a line to write it while the side that gives has not ticked. */
function Note({ ui, item, may }: { ui: PageUi; item: Item; may: HandoverView['may'] }) {
  const word = words(ui)
  if (item.givenAt !== null || !may.includes('given')) return <>{item.note || '–'}</>
  return (
    <Form ui={ui} action="tick" hidden={{ item: item.id, side: 'given' }} layout="row">
      <input
        class="ds-input mc-w-sm"
        name="note"
        value={item.note}
        maxlength={300}
        aria-label={`${word('handover.note')}: ${item.name}`}
      />
      <Button variant="secondary" size="sm">
        {word('handover.given')}
        <span class="ds-sr-only"> {item.name}</span>
      </Button>
    </Form>
  )
}
