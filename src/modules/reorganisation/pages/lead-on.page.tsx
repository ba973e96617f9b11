import { page } from '#kernel/http/page.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { leadOn } from '../operations/lead-on.ts'

type Data = Awaited<ReturnType<typeof leadOn.output.parse>>

/** An old code, from a paper or a QR code, leads to the unit that goes on for it. */
export const leadOnPage = page<Data>({
  path: '/units/:code',
  async load(p) {
    const on = p.query.get('on')
    const found = await p.run(leadOn, { code: p.params['code'] ?? '', ...(on && { on }) })
    const [only] = found.leadsTo
    if (found.stands && only) return p.redirect(`/organisations/${only.code}`)
    return found
  },
  view: ({ code, name, leadsTo }, ui) => {
    const { t } = ui
    return (
      <Page ui={ui} title={t('reorganisation.lead_on.title', { unit: name ?? code })}>
        <Stack gap="md">
          <Notice title={t('reorganisation.lead_on.now', { count: leadsTo.length })} />
          <ul class="mc-stack mc-gap-sm">
            {leadsTo.map((unit) => (
              <li>
                <a class="ds-link" href={`/organisations/${unit.code}`}>
                  {unit.name}
                </a>{' '}
                {unit.place !== '' && `(${unit.place})`}
                {unit.extent === 'part' && `, ${t('reorganisation.lead_on.part')}`}
              </li>
            ))}
          </ul>
        </Stack>
      </Page>
    )
  },
})
