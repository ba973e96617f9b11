import { CopyCode } from '../copy-code/copy-code.tsx'
import type { Example } from '../example.ts'
import { Stack } from '../layout/layout.tsx'
import { QrFigure } from '../qr-figure/qr-figure.tsx'
import { Steps } from '../steps/steps.tsx'
import { SummaryList } from '../summary-list/summary-list.tsx'
import { Timeline } from '../timeline/timeline.tsx'
import { StatusTrack } from './status-track.tsx'

const QR =
  '<svg viewBox="0 0 21 21" aria-hidden="true"><path d="M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 2h2v3H9zM9 9h4v4H9zM15 15h3v3h-3z"/></svg>'

export const statusTrackExamples: readonly Example[] = [
  {
    name: 'Where is my file',
    wide: true,
    render: (ui) => (
      <StatusTrack
        ui={ui}
        steps={[
          { label: 'Đã gửi', state: 'done', when: '16:40 thứ Năm 19/11' },
          { label: 'Tiếp nhận', state: 'done', who: 'Bộ phận Một cửa', when: '7:15 thứ Sáu 20/11' },
          { label: 'Thẩm định', state: 'current', who: 'Công chức tư pháp – hộ tịch', when: 'từ 20/11' },
          { label: 'Ký duyệt', state: 'next', who: 'Chủ tịch UBND xã' },
          { label: 'Trả kết quả', state: 'next', when: 'hẹn 17:00 thứ Tư 25/11' },
        ]}
      />
    ),
  },
  {
    name: 'Timeline',
    render: () => (
      <Timeline
        label="Những gì đã diễn ra"
        events={[
          {
            title: 'Chuyển cho công chức hộ tịch',
            when: '20/11/2026, 07:32',
            iso: '2026-11-20T07:32:00+07:00',
            who: 'Bộ phận Một cửa',
            icon: 'arrow-right',
            color: 'info',
          },
          {
            title: 'Đã tiếp nhận, hẹn trả 17:00 ngày 25/11/2026',
            when: '20/11/2026, 07:15',
            who: 'Trần Thị Mai',
            icon: 'check',
            color: 'success',
          },
          { title: 'Bà con đã gửi hồ sơ', when: '19/11/2026, 16:40', icon: 'upload', text: 'Kèm 2 giấy tờ, 3 trang.' },
        ]}
      />
    ),
  },
  { name: 'Code', render: (ui) => <CopyCode ui={ui} label="Mã tra cứu" code="K7PM-4XQD-9T" /> },
  {
    name: 'QR',
    render: () => (
      <QrFigure svg={QR} alt="Mã QR mở trang tra cứu hồ sơ" code="K7PM-4XQD-9T" caption="Quét để xem hồ sơ" />
    ),
  },
  {
    name: 'Check your answers',
    render: (ui) => (
      <Stack>
        <Steps ui={ui} current={4} total={5} label="Kiểm tra lại" />
        <SummaryList
          ui={ui}
          rows={[
            { key: 'Họ, chữ đệm và tên của trẻ', value: 'Nguyễn Bảo An', changeHref: '/a' },
            { key: 'Ngày sinh', value: '05/11/2026', changeHref: '/b' },
            { key: 'Giấy chứng sinh', value: 'giay-chung-sinh.jpg · 1 trang', changeHref: '/c' },
          ]}
        />
      </Stack>
    ),
  },
]
