import type { Example } from '../example.ts'
import { Stack } from '../layout/layout.tsx'
import { Pagination } from '../pagination/pagination.tsx'
import { DueTag } from '../tag/tag.tsx'
import { Table } from './table.tsx'

const rows = [
  {
    code: '20965-261119-0007',
    who: 'Nguyễn Thị Hạnh',
    what: 'Đăng ký khai sinh',
    due: 'due_soon',
    at: '17:00 hôm nay',
  },
  {
    code: '20965-261118-0012',
    who: 'Bùi Văn Đức',
    what: 'Xác nhận tình trạng hôn nhân',
    due: 'overdue',
    at: '17:00 20/11',
  },
  {
    code: '20965-261120-0003',
    who: 'Zơrâm Thị Liên',
    what: 'Đăng ký hộ kinh doanh',
    due: 'running',
    at: '17:00 25/11',
  },
] as const

export const tableExamples: readonly Example[] = [
  {
    name: 'Table',
    wide: true,
    render: (ui) => (
      <Stack>
        <Table
          ui={ui}
          caption="Hồ sơ của tôi"
          sort="due"
          rows={rows}
          rowKey={(row) => row.code}
          columns={[
            { key: 'code', label: 'Mã hồ sơ', head: true, cell: (row) => <a href={`/d/${row.code}`}>{row.code}</a> },
            { key: 'who', label: 'Người nộp', sortable: true, cell: (row) => row.who },
            { key: 'what', label: 'Thủ tục', cell: (row) => row.what },
            {
              key: 'due',
              label: 'Hạn trả',
              sortable: true,
              cell: (row) => <DueTag ui={ui} due={row.due} detail={row.at} />,
            },
          ]}
        />
        <Pagination ui={ui} next="abc" summary="3 trong 42 hồ sơ" />
      </Stack>
    ),
  },
]
