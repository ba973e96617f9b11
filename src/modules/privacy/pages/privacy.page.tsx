import { page, type PageUi } from '#kernel/http/page.ts'
import { Card, CardGrid, LinkCard, StatCard } from '#ui/card/card.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Grid, Prose, Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { getRegister } from '../operations/get-register.ts'
import type { Register, RegisterPurpose } from '../register.schema.ts'
import { purposeIcons } from './parts/purpose-icons.ts'
import { kindList, periodWords } from '../register-words.rules.ts'

/** Days of the decree's clocks for one's rights (Decree 356/2025 Art. 5). */
const RIGHTS = [
  { key: 'reply', days: '2', icon: 'clock' },
  { key: 'see', days: '10', icon: 'eye' },
  { key: 'stop', days: '15', icon: 'pause' },
  { key: 'delete', days: '20', icon: 'trash' },
] as const

/** What the office keeps of people, in plain words; everything on it comes from the inventory. */
export const privacyPage = page<Register>({
  path: '/privacy',
  load: (p) => p.run(getRegister, {}),
  view: (register, ui) => {
    const { t } = ui
    return (
      <Page ui={ui} title={t('privacy.page.title')} lead={t('privacy.page.lead')} description={t('privacy.page.lead')}>
        <Stack gap="xl">
          <Promises ui={ui} />
          <Section title={t('privacy.page.rights')} id="rights">
            <CardGrid min="sm">
              {RIGHTS.map(({ key, days, icon }) => (
                <StatCard label={t(`privacy.page.right_${key}`)} value={t('privacy.page.days', { days })} icon={icon} />
              ))}
            </CardGrid>
            <CardGrid min="md">
              <LinkCard
                href="/account/data"
                icon="user"
                title={t('privacy.page.own_data')}
                text={t('privacy.page.own_data_text')}
              />
              <LinkCard
                href="/account/consents"
                icon="check-circle"
                title={t('privacy.consents.title')}
                text={t('privacy.page.consents_text')}
              />
              <LinkCard
                href="/privacy/register"
                icon="file"
                title={t('privacy.register.title')}
                text={t('privacy.page.register_text')}
              />
              <LinkCard
                href="/audit"
                icon="shield"
                title={t('privacy.page.audit')}
                text={t('privacy.page.audit_text')}
              />
            </CardGrid>
          </Section>
          <Section title={t('privacy.page.why')} id="why">
            <Grid min="md">
              {register.purposes.map((purpose) => (
                <PurposeCard ui={ui} purpose={purpose} />
              ))}
            </Grid>
          </Section>
          <HowLong ui={ui} register={register} />
          <Asking ui={ui} contact={register.contact} />
        </Stack>
      </Page>
    )
  },
})

/** Four things that hold for everything. */
function Promises({ ui }: { ui: PageUi }) {
  const promises = [
    ['lock', 'shield'],
    ['seen', 'eye'],
    ['no_sale', 'close'],
    ['choice', 'check-circle'],
  ] as const
  return (
    <ul class="mc-privacy-promises">
      {promises.map(([key, icon]) => (
        <li>
          <Icon name={icon} size="lg" />
          <span>{ui.t(`privacy.page.promise_${key}`)}</span>
        </li>
      ))}
    </ul>
  )
}

function PurposeCard({ ui, purpose }: { ui: PageUi; purpose: RegisterPurpose }) {
  const { t } = ui
  const words = `privacy.purpose.${purpose.purpose}`
  return (
    <Card>
      <Row gap="sm">
        <Icon name={purposeIcons[purpose.purpose] ?? 'file'} />
        <h3 class="ds-heading" data-size="2xs">
          {t(`${words}.title`)}
        </h3>
      </Row>
      <p>{t(`${words}.text`)}</p>
      <p class="mc-hint">{kindList(t, purpose)}</p>
      <Row gap="xs">
        <Tag
          label={t(`privacy.ground.${purpose.ground}`)}
          color={purpose.ground === 'consent' ? 'success' : 'neutral'}
        />
        {purpose.sensitive.length > 0 && <Tag label={t('privacy.has_sensitive')} color="warning" icon="warning" />}
      </Row>
    </Card>
  )
}

/** The periods that a resident meets; the register has all. */
function HowLong({ ui, register }: { ui: PageUi; register: Register }) {
  const { t } = ui
  const shown = ['draft', 'upload', 'session', 'dossier_archive', 'consent', 'access_log']
  const used = new Set(register.purposes.flatMap(({ entries }) => entries.map(({ keeping }) => keeping.rule)))
  const rows = register.periods.filter(({ rule }) => shown.includes(rule) && used.has(rule))
  return (
    <Section title={t('privacy.page.how_long')} id="how-long">
      <SummaryList
        ui={ui}
        rows={rows
          .toSorted((a, b) => a.days - b.days)
          .map(({ rule, days }) => ({ key: t(`privacy.rule_name.${rule}`), value: periodWords(t, days) }))}
      />
      <Prose>
        <p>{t('privacy.page.archive')}</p>
      </Prose>
    </Section>
  )
}

function Asking({ ui, contact }: { ui: PageUi; contact: Register['contact'] }) {
  const { t } = ui
  return (
    <Section title={t('privacy.page.ask')} id="ask">
      {contact === null ? (
        <p>{t('privacy.page.ask_desk')}</p>
      ) : (
        <SummaryList
          ui={ui}
          rows={[
            { key: t('privacy.contact.controller'), value: contact.controller },
            { key: t('privacy.contact.officer'), value: contact.officer },
            { key: t('privacy.contact.phone'), value: <a href={`tel:${contact.phone}`}>{contact.phone}</a> },
            ...(contact.email === ''
              ? []
              : [{ key: t('privacy.contact.email'), value: <a href={`mailto:${contact.email}`}>{contact.email}</a> }]),
            { key: t('privacy.contact.address'), value: contact.address },
          ]}
        />
      )}
      <p>{t('privacy.page.complain')}</p>
    </Section>
  )
}
