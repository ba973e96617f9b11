import type { FormState } from '#kernel/http/page.ts'
import { Checkbox } from '#ui/choice/choice.tsx'
import { Field } from '#ui/field/field.tsx'
import { Form } from '#ui/form/form.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Section } from '#ui/layout/layout.tsx'
import { Tag, type TagColor } from '#ui/tag/tag.tsx'
import { fieldId, type Ui } from '#ui/ui.ts'
import { ACCEPT_FORM } from './action-panel.tsx'
import { desk } from './dossier-words.tsx'
import type { Dossier } from './move-words.ts'

type Paper = Dossier['components'][number]
type PaperFile = Paper['files'][number]

const color: Record<Paper['state'], TagColor> = {
  missing: 'warning',
  handed_in: 'info',
  accepted: 'success',
  asked: 'warning',
  supplemented: 'success',
}

/** Kinds that are counted in sheets of paper. */
const isCounted = (kind: string) => kind === 'original' || kind === 'certified_copy' || kind === 'photocopy'

/** The papers beside their files. While the dossier waits for reception each can be ticked and counted. */
export function Papers({ ui, dossier, form }: { ui: Ui; dossier: Dossier; form: FormState }) {
  const words = desk(ui)
  const receiving = dossier.can.includes('accept')
  const list = (
    <ul class="mc-papers">
      {dossier.components.map((paper) => (
        <li class="mc-card mc-paper">
          {receiving ? <TickRow ui={ui} paper={paper} form={form} /> : <PaperRow ui={ui} paper={paper} />}
          <Shots ui={ui} code={dossier.code} files={paper.files} />
        </li>
      ))}
    </ul>
  )
  return (
    <Section title={words('papers.title')} id="papers">
      {dossier.components.length === 0 && <p class="mc-hint">{words('papers.none')}</p>}
      {receiving ? (
        <Form ui={ui} id={ACCEPT_FORM} action="accept" hidden={{ version: String(dossier.version) }}>
          {dossier.components.length > 0 && <p class="mc-hint">{words('papers.lead')}</p>}
          {list}
        </Form>
      ) : (
        list
      )}
    </Section>
  )
}

function TickRow({ ui, paper, form }: { ui: Ui; paper: Paper; form: FormState }) {
  const words = desk(ui)
  const sent = form.typed['action'] === 'accept'
  const ticked = sent ? form.typed[`tick.${paper.key}`] !== undefined : paper.state !== 'missing'
  const count = (what: 'originals' | 'copies') => {
    const usual = what === 'originals' ? paper.kind === 'original' : paper.kind !== 'original'
    return form.typed[`${what}.${paper.key}`] ?? String(ticked && usual ? 1 : 0)
  }
  return (
    <div class="mc-stack mc-gap-sm">
      <input type="hidden" name="component" value={paper.key} />
      <Checkbox
        ui={ui}
        name={`tick.${paper.key}`}
        label={paper.name}
        description={kindOf(ui, paper)}
        checked={ticked}
      />
      {isCounted(paper.kind) && (
        <div class="mc-counts" role="group" aria-labelledby={`${fieldId(`tick.${paper.key}`)}-text`}>
          {(['originals', 'copies'] as const).map((what) => (
            <Field
              ui={ui}
              name={`${what}.${paper.key}`}
              label={words(`papers.${what}`)}
              value={count(what)}
              inputmode="numeric"
              maxlength={2}
              width="xs"
            />
          ))}
        </div>
      )}
    </div>
  )
}

function kindOf(ui: Ui, paper: Paper): string {
  const words = desk(ui)
  const kind = words(`papers.kind.${paper.kind}`)
  return paper.required || paper.kind === 'eform' ? kind : `${kind}, ${words('papers.optional')}`
}

function PaperRow({ ui, paper }: { ui: Ui; paper: Paper }) {
  const words = desk(ui)
  const { originals, copies } = paper
  const counts = words('papers.counts', { originals, copies, both: originals > 0 && copies > 0 ? 'yes' : 'no' })
  return (
    <div class="mc-stack mc-gap-xs">
      <p class="mc-paper-name">{paper.name}</p>
      <p class="mc-hint">{[kindOf(ui, paper), counts].filter(Boolean).join(' · ')}</p>
      <p>
        <Tag label={words(`papers.state.${paper.state}`)} color={color[paper.state]} />
      </p>
    </div>
  )
}

/** Pictures are shown, everything is a link that opens beside the work. */
function Shots({ ui, code, files }: { ui: Ui; code: string; files: readonly PaperFile[] }) {
  if (files.length === 0) return null
  return (
    <ul class="mc-shots">
      {files.map((file) => (
        <li>
          <Shot ui={ui} href={`/files/${code}/${file.id}`} file={file} />
        </li>
      ))}
    </ul>
  )
}

/** A file that nobody may open: the malware scanner has not looked at it yet, or did and found something. */
function Closed({ ui, file, state }: { ui: Ui; file: PaperFile; state: 'waiting' | 'infected' }) {
  return (
    <div class="mc-shot-file">
      <Icon name="file" />
      <span>
        {file.name} <Tag label={ui.t(`ui.file.${state}`)} color={state === 'infected' ? 'danger' : 'warning'} />
      </span>
    </div>
  )
}

/** Types that every browser draws; HEIC is opened by the system. */
const drawn = ['image/jpeg', 'image/png', 'image/webp']

function Shot({ ui, href, file }: { ui: Ui; href: string; file: PaperFile }) {
  const words = desk(ui)
  const pages = words('papers.pages', { count: file.pages })
  const supplement = file.supplement === null ? '' : words('papers.from_supplement', { number: file.supplement })
  const facts = [file.mediaType === 'application/pdf' && pages, supplement].filter(Boolean).join(', ')
  if (file.scan === 'waiting' || file.scan === 'infected') return <Closed ui={ui} file={file} state={file.scan} />
  const isPicture = drawn.includes(file.mediaType)
  return (
    <a class={isPicture ? 'ds-link' : 'ds-link mc-shot-file'} href={href} target="_blank" rel="noopener">
      {isPicture ? (
        <img src={href} alt="" loading="lazy" decoding="async" width="240" height="176" />
      ) : (
        <Icon name="file" />
      )}
      <span>
        {file.name}
        {facts && <span class="mc-hint"> ({facts})</span>}
      </span>
    </a>
  )
}
