import { page } from '#kernel/http/page.ts'
import { BarChart } from '#ui/charts/bar-chart.tsx'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Stack } from '#ui/layout/layout.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import type { z } from 'zod'
import { unitsWith } from '#kernel/access/actor.ts'
import { CHANNEL_KINDS, type ChannelKind } from '../channel.rules.ts'
import { listChannels } from '../operations/list-channels.ts'
import type { ChannelList as Channels } from '../organisation.schema.ts'
import { ChannelList, kindName } from './parts/channels.tsx'

type Data = { list: z.output<typeof Channels>; unit: string; kind: string }

/** Pages and groups of a unit and all below it: how many, how large, who runs them. */
export const channelsPage = page<Data>({
  path: '/desk/channels',
  async load(p) {
    const units = unitsWith(p.actor, 'members:read')
    const unit =
      p.query.get('unit') ??
      (units === 'all'
        ? ''
        : (p.actor.positions.find(({ permissions }) => permissions.has('members:read'))?.unitCode ?? ''))
    const kind = p.query.get('kind') ?? ''
    const list = await p.run(listChannels, { unit, kind: kind as ChannelKind, cursor: p.query.get('after') ?? '' })
    return { list, unit, kind }
  },
  view: ({ list, unit, kind }, ui) => (
    <DeskPage ui={ui} title={ui.t('organisation.channel.all')} lead={ui.t('organisation.channel.lead')}>
      <Stack gap="lg">
        <Tabs
          label={ui.t('organisation.channel.kindLabel')}
          items={['', ...CHANNEL_KINDS].map((one) => ({
            href: `/desk/channels?unit=${unit}${one === '' ? '' : `&kind=${one}`}`,
            label: one === '' ? ui.t('organisation.channel.every') : kindName(ui, one as ChannelKind),
            active: one === kind,
          }))}
        />
        {list.totals.length > 0 && (
          <BarChart
            title={ui.t('organisation.channel.reach')}
            items={list.totals.map((total) => ({
              label: kindName(ui, total.kind),
              value: total.members,
              text: ui.t('organisation.channel.total', { channels: total.channels, members: total.members }),
            }))}
          />
        )}
        {list.items.length === 0 ? (
          <EmptyState title={ui.t('organisation.channel.none')} text={ui.t('organisation.channel.noneText')} />
        ) : (
          <ChannelList ui={ui} channels={list.items} mayChange />
        )}
        {list.next && <Pagination ui={ui} next={list.next} />}
      </Stack>
    </DeskPage>
  ),
})
