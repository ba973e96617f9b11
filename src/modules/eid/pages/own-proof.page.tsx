import { formatCivilDate } from '#kernel/i18n/format.ts'
import { page, type PageUi } from '#kernel/http/page.ts'
import { AccountPage } from '#ui/account-page/account-page.tsx'
import { LinkButton } from '#ui/button/button.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import { beginPath } from '../flow-path.rules.ts'
import { getOwnProof } from '../operations/get-own-proof.ts'
import { listProviders } from '../operations/list-providers.ts'

const PATH = '/account/e-identity'

type Data = {
  proof: Awaited<ReturnType<typeof getOwnProof.run>>
  providers: readonly { name: string; href: string }[]
}

/** What was proved of oneself, and where to prove or link it. */
export const ownProofPage = page<Data>({
  path: PATH,
  async load(p) {
    const { items } = await p.run(listProviders, {})
    const shared = p.actor.shared === true
    const providers = items.map(({ id, name, level }) => ({ name, href: beginPath(id, { next: PATH, level, shared }) }))
    return { proof: await p.run(getOwnProof, {}), providers }
  },
  view: (data, ui) => <OwnProof data={data} ui={ui} />,
})

function OwnProof({ data: { proof, providers }, ui }: { data: Data; ui: PageUi }) {
  const word = (key: string) => ui.t(`eid.own.${key}`)
  const linked = proof.number !== null
  return (
    <AccountPage ui={ui} title={word('title')} lead={word(linked ? 'lead_linked' : 'lead_none')}>
      <Stack gap="lg">
        <SummaryList
          ui={ui}
          rows={[
            { key: ui.t(linked ? 'eid.link.person' : 'eid.link.account'), value: proof.name },
            { key: ui.t('eid.link.number'), value: proof.number ?? word('no_number') },
            ...(proof.birthDate ? [{ key: ui.t('eid.link.birth_date'), value: formatCivilDate(proof.birthDate) }] : []),
            { key: word('level'), value: word(`level_${proof.level}`) },
            { key: word('session_level'), value: word(`level_${proof.sessionLevel}`) },
          ]}
        />
        <Stack gap="sm">
          {providers.map(({ name, href }) => (
            <LinkButton href={href} wide icon="shield" variant={linked ? 'secondary' : 'primary'}>
              {ui.t(linked ? 'eid.own.prove' : 'eid.own.link', { name })}
            </LinkButton>
          ))}
        </Stack>
        {providers.length === 0 && <p class="mc-hint">{word('none')}</p>}
      </Stack>
    </AccountPage>
  )
}
