import type { z } from 'zod'
import type { DossierView as Dossier, InboxItem } from '../dossier-view.schema.ts'
import type { DossierState } from '../dossier.rules.ts'

/** A dossier and inbox rows as the operations answer them, for the tests of the pages. The people are invented. */
export const NOW = new Date('2026-11-20T09:00:00+07:00')
export const ME = '01a2020d-91a9-7279-9db6-af06fe155cae'
const ended: readonly DossierState[] = ['refused', 'withdrawn', 'stopped', 'resolved', 'returned']

export function anInboxItem(state: DossierState, index: number): z.input<typeof InboxItem> {
  const received = state !== 'submitted' && state !== 'refused'
  const over = ended.includes(state)
  return {
    code: `20965-261120-000${index}`,
    trackingCode: 'RVVAR5MW936',
    applicantName: 'Nguyễn Thị Hạnh',
    procedure: { code: '1.001193', name: 'Đăng ký khai sinh' },
    unit: { code: '20965', name: 'Xã Núi Thành' },
    channel: 'online',
    state,
    step: 'examination',
    assignee: index % 2 === 0 ? { id: ME, name: 'Trần Văn Minh' } : null,
    submittedAt: '2026-11-19T08:00:00+07:00',
    receivedAt: received ? '2026-11-19T09:00:00+07:00' : null,
    dueAt: received ? '2026-11-20T17:00:00+07:00' : null,
    finishedAt: over ? '2026-11-19T16:00:00+07:00' : null,
    standing: received ? (over ? 'early' : 'due_soon') : null,
  }
}

const paper = (
  key: string,
  kind: string,
  state: Dossier['components'][number]['state'],
  mediaType = 'image/jpeg',
): Dossier['components'][number] => ({
  key,
  name: 'Giấy chứng sinh',
  kind,
  required: kind === 'original',
  state,
  originals: kind === 'original' ? 1 : 0,
  copies: kind === 'photocopy' ? 2 : 0,
  files: [
    {
      id: '01a20215-360d-7bd9-afa1-a5350a5160fb',
      name: 'giấy.jpg',
      pages: 2,
      size: 1000,
      sha256: 'a'.repeat(64),
      mediaType,
      handedAt: '2026-11-19T08:00:00+07:00',
      supplement: state === 'supplemented' ? 1 : null,
      scan: 'unscanned',
    },
  ],
})

const supplements: Dossier['supplements'] = [
  {
    number: 1,
    reason: 'Bổ sung trong tuần',
    items: [{ component: 'birth', name: 'Giấy chứng sinh', reason: 'Ảnh mờ' }],
    requestedAt: '2026-11-19T10:00:00+07:00',
    requestedBy: 'Trần Văn Minh',
    forcedReason: 'Có tình tiết mới',
    answeredAt: null,
    answeredBy: null,
    answer: 'Đã nộp',
  },
]

const results: Dossier['results'] = (['valid', 'replaced', 'revoked'] as const).map((status, index) => ({
  code: `ABC${index}`,
  outcome: index === 0 ? 'granted' : 'denied',
  reasons: ['Không khớp'],
  number: '01/TB-UBND',
  issuedOn: '2026-11-20',
  signer: 'Phạm Quốc Tuấn',
  sha256: 'b'.repeat(64),
  status,
  unit: { code: '20965', name: 'Xã Núi Thành' },
  revokedAt: status === 'valid' ? null : '2026-11-20T08:00:00+07:00',
  revokedBy: status === 'valid' ? null : 'Phạm Quốc Tuấn',
  revokedUnit: status === 'valid' ? null : { code: '20965', name: 'Xã Núi Thành' },
  revokedGround: status === 'valid' ? null : 'wrong_facts',
  revokedDecision: status === 'revoked' ? { number: '12/QĐ-UBND', on: '2026-11-19' } : null,
  revokedReason: status === 'valid' ? null : 'Ghi sai tên mẹ',
  replacedBy: status === 'replaced' ? 'ABC0' : null,
  can: status === 'valid' ? (['revoke', 'replace'] as const).slice() : [],
}))

const timeline: Dossier['timeline'] = Array.from({ length: 8 }, (_, index) => ({
  seq: index + 1,
  type: 'dossier.accepted',
  at: '2026-11-19T09:00:00+07:00',
  by: 'Nguyễn Thị Thu Hà',
  role: 'reception',
  text: 'Tiếp nhận hồ sơ',
  notes: index === 0 ? ['Ghi chú'] : [],
}))

export function aDossierView(): Dossier {
  const { applicantName: _name, ...item } = anInboxItem('in_process', 1)
  return {
    ...item,
    id: ME,
    assignee: { id: ME, name: 'Trần Văn Minh' },
    nationalState: 4,
    version: 3,
    stateName: 'Đang xử lý',
    procedure: { ...item.procedure, version: '2026-06' },
    role: 'specialist',
    stepDueAt: '2026-11-20T11:00:00+07:00',
    extended: true,
    steps: [],
    explanation: ['Nhận lúc 9:00 thứ Năm 19/11', 'Hẹn trả 17:00 thứ Sáu 20/11'],
    applicant: {
      fullName: 'Nguyễn Thị Hạnh',
      nationalId: '048*****6789',
      phone: '0905123456',
      email: 'hanh@example.vn',
      address: 'Thôn 6, Xã Núi Thành',
      level: 0,
    },
    answers: [
      { page: 'child', pageTitle: 'Trẻ', path: 'child.name', label: 'Họ tên', value: 'Nguyễn An', item: 'Trẻ 1' },
    ],
    components: [
      paper('form', 'eform', 'accepted', 'application/pdf'),
      paper('birth', 'original', 'asked'),
      paper('copy', 'photocopy', 'supplemented', 'image/heic'),
      paper('id', 'present', 'missing'),
    ],
    supplements,
    results,
    timeline,
    passedOn: { from: 'Xã Tam Hiệp', to: 'Xã Núi Thành', at: '2026-11-20T00:00:00+07:00' },
    corrections: [],
    fee: 24000,
    paid: false,
    can: [],
    barred: [],
    owner: false,
  }
}
