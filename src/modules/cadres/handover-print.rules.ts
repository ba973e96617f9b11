import type { LocalText } from '#kernel/i18n/t.ts'
import type { PostLine } from './post.schema.ts'

type Item = { names: LocalText; note: string; givenAt: Date | null; takenAt: Date | null }

const day = (date: string): string => date.split('-').toReversed().join('/')

/** What prints/handover.typ reads. Papers of the association speak Vietnamese, whatever the screen does. */
export function handoverPrint(given: {
  from: PostLine
  to: PostLine | undefined
  items: readonly Item[]
  today: string
}) {
  const { from, to, items, today } = given
  const [year = '', month = '', date = ''] = today.split('-')
  return {
    document: { title: `Biên bản bàn giao ${from.kindName}`, author: from.unitName, issuedOn: today, language: 'vi' },
    head: {
      agency: ['HỘI LIÊN HIỆP PHỤ NỮ VIỆT NAM', from.unitName.toUpperCase()],
      nation: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      motto: 'Độc lập - Tự do - Hạnh phúc',
      number: 'Số: ……/BB',
      placeAndDate: `Ngày ${date} tháng ${month} năm ${year}`,
    },
    title: 'BIÊN BẢN',
    subtitle: `Bàn giao công việc ${from.kindName}`,
    fields: [
      { label: 'Đơn vị', value: from.unitName },
      {
        label: 'Bên giao',
        value: `${from.name}, ${from.kindName} từ ${day(from.from)}${from.to ? ` đến ${day(from.to)}` : ''}`,
      },
      { label: 'Bên nhận', value: to ? `${to.name}, ${to.kindName} từ ${day(to.from)}` : '' },
      { label: 'Quyết định', value: from.decision.number },
    ],
    items: {
      caption: 'Nội dung bàn giao',
      columns: [
        { label: 'TT', width: 0.4, align: 'center' },
        { label: 'Nội dung', width: 2.6, align: 'left' },
        { label: 'Tình trạng, ghi chú', width: 1.8, align: 'left' },
        { label: 'Đã giao', width: 0.7, align: 'center' },
        { label: 'Đã nhận', width: 0.7, align: 'center' },
      ],
      rows: items.map((item, place) => [
        String(place + 1),
        item.names.vi,
        item.note,
        item.givenAt ? 'x' : '',
        item.takenAt ? 'x' : '',
      ]),
    },
    closing: 'Biên bản được lập thành 02 bản, mỗi bên giữ 01 bản và có giá trị như nhau.',
    signatures: [
      { role: ['BÊN GIAO'], note: '(Ký, ghi rõ họ tên)', name: from.name },
      { role: ['BÊN NHẬN'], note: '(Ký, ghi rõ họ tên)', name: to?.name ?? '' },
    ],
  }
}
