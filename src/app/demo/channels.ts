import type { Run } from '#kernel/http/face.ts'
import { addChannel, setContact } from '#modules/organisation/index.ts'
import { DEMO_BRANCH, DEMO_UNION } from './union.ts'

const HOURS = '2-6: 7:00-11:30, 13:30-17:00'

const contacts = [
  { code: 'PN48', line: '10 Lê Duẩn', phone: '0236 3821 456', hours: HOURS },
  { code: DEMO_UNION, line: '372 Phạm Văn Đồng', phone: '0235 3870 123', hours: HOURS },
  { code: DEMO_BRANCH, line: 'Nhà văn hóa khối phố 1', phone: '0905 000 131', hours: '7: 19:00-21:00' },
]

const channels = [
  { unit: 'PN48', kind: 'fan_page', name: 'Phụ nữ Đà Nẵng', members: 48_210, isPublic: true },
  { unit: 'PN48', kind: 'zalo_oa', name: 'Hội LHPN thành phố Đà Nẵng', members: 12_400, isPublic: true },
  { unit: DEMO_UNION, kind: 'fan_page', name: 'Phụ nữ xã Núi Thành', members: 3142, isPublic: true },
  { unit: DEMO_UNION, kind: 'chat_group', name: 'Ban Chấp hành Hội xã', members: 27, isPublic: false },
  { unit: DEMO_UNION, kind: 'video', name: 'Bếp quê Núi Thành', members: 860, isPublic: true },
  { unit: DEMO_BRANCH, kind: 'chat_group', name: 'Chi hội khối phố 1', members: 58, isPublic: false },
  { unit: 'PN20998-01', kind: 'chat_group', name: 'Chị em An Hải Đông', members: 73, isPublic: false },
  { unit: 'PN20998-01', kind: 'radio', name: 'Loa thôn An Hải Đông', members: null, isPublic: true },
  { unit: 'PN20971', kind: 'fan_page', name: 'Phụ nữ xã Tam Xuân', members: 2087, isPublic: true },
  { unit: 'PN20992', kind: 'fan_page', name: 'Phụ nữ xã đảo Tam Hải', members: 1530, isPublic: true },
] as const

const keepers = ['Lê Thị Minh Tâm', 'Ban Thường vụ', 'Đỗ Thị Thanh Hương', 'Võ Thị Thu Sương']

/** How units of the demo's union are reached, and where they speak with people. */
export async function makeDemoChannels(run: Run): Promise<void> {
  for (const contact of contacts)
    await run(setContact, { ...contact, email: '', website: '', latitude: null, longitude: null, version: 0 })
  for (const [index, channel] of channels.entries())
    await run(addChannel, {
      ...channel,
      address: channel.kind === 'radio' ? '' : `https://motcua.example/kenh/${index + 1}`,
      runBy: keepers[index % keepers.length] ?? '',
      countedOn: '2026-11-01',
      startedOn: '2025-07-01',
    })
}
