import type { z } from 'zod'
import type { Run } from '#kernel/http/face.ts'
import { addDays, civilDate, isoMoment } from '#kernel/i18n/format.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { doAction, getBranch } from '#modules/outreach/index.ts'
import { by, personOf } from './mandates.ts'

type Action = z.input<typeof doAction.input>['action']

const said = [
  { what: 'visit', text: 'Đến thăm nhà, chị khỏe, vườn dưa sắp thu' },
  { what: 'call', text: 'Gọi nhắc họp chi hội' },
  { what: 'visit', text: 'Vận động tham gia tổ tiết kiệm' },
  { what: 'wish', text: 'Muốn học lớp nấu ăn' },
  { what: 'visit', text: '' },
] as const
const reasons = ['Nhà tốc mái sau bão', 'Vừa nằm viện về', 'Sống một mình']

/** What the head of the demo's branch noted at doors and on the phone since summer, and whom she means to visit. */
export async function makeDemoOutreach(runtime: Runtime, run: Run): Promise<void> {
  const head = by(runtime, await personOf(runtime, run, { login: 'chihoi' }))
  const { members } = await head(getBranch, {})
  const now = runtime.now()
  const act = (n: number, action: Action) =>
    head(doAction, { key: `demo-outreach-${String(n).padStart(4, '0')}`, at: isoMoment(now), action })
  for (const [n, { id }] of members.entries()) {
    const note = said[n % said.length]
    // Two of three were met, most of them within the last three months.
    if (n % 3 < 2 && note)
      await act(n, { kind: 'note', member: id, ...note, on: civilDate(addDays(now, -(2 + ((n * 13) % 110)))) })
    if (n % 20 === 4) await act(1000 + n, { kind: 'mark', member: id, marked: true, reason: reasons[n % 3] ?? '' })
  }
}
