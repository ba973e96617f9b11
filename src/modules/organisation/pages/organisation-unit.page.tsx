import { holds } from '#kernel/access/actor.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import type { Ui } from '#ui/ui.ts'
import { getCommittee, type Committee } from '#modules/cadres/index.ts'
import { foundUnit, listTrees, setUnitDetails } from '#modules/units/index.ts'
import { addChannel } from '../operations/add-channel.ts'
import { getOrganisationUnit } from '../operations/get-unit.ts'
import { setContact } from '../operations/set-contact.ts'
import type { OrganisationUnit } from '../organisation.schema.ts'
import { ChannelForm, ChannelList, channelInput } from './parts/channels.tsx'
import { ContactForm, ContactFacts } from './parts/contact.tsx'
import { DetailsForm, FoundForm, UnitFacts, UnitHistory, type LevelChoice } from './parts/unit-parts.tsx'
import { LineageMap } from './parts/lineage-map.tsx'
import { UnitPosts } from './parts/unit-posts.tsx'
import { UnitTree, unitHref } from './parts/unit-tree.tsx'

type Data = {
  view: OrganisationUnit
  code: string
  may: { found: boolean; describe: boolean; members: boolean }
  levels: LevelChoice[]
  committee: Committee | null
}

/** What the fields of the level are called in their form. */
const DETAILS = 'details.details.'

const codeOf = (p: PageRequest) => p.params['code'] ?? ''
const back = (p: PageRequest, id: string, params?: Record<string, string>) =>
  p.redirect(`/desk/organisation/${codeOf(p)}`, { id: `organisation.flash.${id}`, ...(params && { params }) })

/** One unit as of a day: who and where it is, how it is reached, what lies in it, and what became of what. */
export const organisationUnitPage = page<Data>({
  path: '/desk/organisation/:code',
  creates: true,
  async load(p) {
    const code = codeOf(p)
    const typed = p.query.get('at') ?? ''
    const view = await p.run(getOrganisationUnit, { code, at: readDate(typed) ?? typed })
    const { trees } = await p.run(listTrees, {})
    const levels = trees.flatMap((tree) => tree.levels)
    const found = holds(p.actor, 'units:found', code)
    const hasPosts = view.unit !== null && holds(p.actor, 'cadres:read', code)
    return {
      view,
      code,
      committee: hasPosts ? await p.run(getCommittee, { unit: code, asOf: view.at }) : null,
      may: {
        found,
        describe: found || holds(p.actor, 'members:write', code),
        members: holds(p.actor, 'members:read', code),
      },
      levels: levels
        .filter(({ parents }) => parents.includes(view.unit?.level ?? ''))
        .map(({ key, name }) => ({ value: key, label: name })),
    }
  },
  actions: {
    async contact(p, form) {
      const text = (name: string) => form.text(`contact.${name}`)
      await p.run(setContact, {
        code: codeOf(p),
        line: text('line'),
        phone: text('phone'),
        email: text('email'),
        website: text('website'),
        latitude: text('latitude'),
        longitude: text('longitude'),
        hours: text('hours'),
        version: text('version'),
      })
      return back(p, 'contact')
    },
    async channel(p, form) {
      await p.run(addChannel, { unit: codeOf(p), ...channelInput(form, 'channel') })
      return back(p, 'channel')
    },
    async found(p, form) {
      const text = (name: string) => form.text(`found.${name}`)
      const made = await p.run(foundUnit, {
        level: text('level'),
        parent: codeOf(p),
        name: text('name'),
        nameEn: text('nameEn') || text('name'),
        from: readDate(text('from')) ?? text('from'),
        reason: text('reason'),
      })
      return back(p, 'founded', { code: made.code })
    },
    async details(p, form) {
      const typed = Object.entries(form.all).filter(([name]) => name.startsWith(DETAILS))
      const details = Object.fromEntries(typed.map(([name, value]) => [name.slice(DETAILS.length), value]))
      await p.run(setUnitDetails, { code: codeOf(p), details })
      return back(p, 'details')
    },
  },
  view: ({ view, code, may, levels, committee }, ui, form) => {
    const words = formWords(ui, form, { contact: 'line', channel: 'name', found: 'name', details: 'details' })
    const title = view.unit?.name ?? view.rows.at(-1)?.name ?? code
    return (
      <DeskPage ui={ui} title={title} hasErrors={words.problems.length > 0} breadcrumbs={crumbs(ui, view, title)}>
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          {view.unit === null && (
            <Notice tone="warning" title={ui.t('organisation.unit.notThen', { day: formatCivilDate(view.at) })}>
              <p>{ui.t('organisation.unit.notThenText')}</p>
            </Notice>
          )}
          <UnitFacts ui={ui} view={view} mayList={may.members} />
          <UnitPosts ui={ui} committee={committee} />
          {view.unit && <ContactFacts ui={ui} contact={view.contact} place={view.unit.placeName ?? undefined} />}
          {view.unit && may.describe && <ContactForm ui={ui} contact={view.contact} words={words} />}
          {view.unit && (
            <Section title={ui.t('organisation.channel.title')}>
              <ChannelList ui={ui} channels={view.channels} mayChange={may.describe} />
              {may.describe && <ChannelForm ui={ui} words={words} form="channel" />}
            </Section>
          )}
          {view.below.length > 0 && view.unit && (
            <Section title={ui.t('organisation.unit.below')}>
              <UnitTree
                ui={ui}
                view={{
                  tree: view.unit.tree,
                  at: view.at,
                  path: [],
                  nodes: view.below.map((node) => ({ ...node, parentCode: null })),
                }}
              />
            </Section>
          )}
          {may.found && levels.length > 0 && <FoundForm ui={ui} words={words} levels={levels} />}
          {may.found && view.details.length > 0 && <DetailsForm ui={ui} words={words} details={view.details} />}
          {view.lineage.length > 0 && (
            <Section title={ui.t('organisation.lineage.title')}>
              <LineageMap ui={ui} lineage={view.lineage} />
            </Section>
          )}
          <UnitHistory ui={ui} rows={view.rows} />
        </Stack>
      </DeskPage>
    )
  },
})

function crumbs(ui: Ui, view: OrganisationUnit, title: string) {
  const tree = view.unit ? `?tree=${view.unit.tree}&at=${view.at}&open=${view.unit.code}` : ''
  return [
    { label: ui.t('organisation.tree.title'), href: `/desk/organisation${tree}` },
    ...view.above.map(({ code, name }) => ({ label: name, href: unitHref(code, view.at) })),
    { label: title },
  ]
}
