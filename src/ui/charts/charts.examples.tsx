import { CardGrid, StatCard } from '../card/card.tsx'
import type { Example } from '../example.ts'
import { BarChart, ColumnChart } from './bar-chart.tsx'
import { Donut } from './donut.tsx'
import { Meter, Sparkline } from './sparkline.tsx'

export const chartExamples: readonly Example[] = [
  {
    name: 'Figures',
    wide: true,
    render: () => (
      <CardGrid min="sm">
        <StatCard label="Quá hạn" value="2" color="danger" icon="warning" href="/x" />
        <StatCard label="Sắp đến hạn" value="5" color="warning" icon="hourglass" href="/x" />
        <StatCard label="Đang xử lý" value="37" color="info" icon="inbox" />
        <StatCard label="Đúng hạn tháng này" value="98%" color="success" icon="check-circle" />
      </CardGrid>
    ),
  },
  {
    name: 'Charts',
    wide: true,
    render: () => (
      <CardGrid min="lg">
        <BarChart
          title="Hồ sơ theo lĩnh vực"
          items={[
            { label: 'Hộ tịch', value: 124, text: '124 hồ sơ' },
            { label: 'Chứng thực', value: 88, text: '88 hồ sơ' },
            { label: 'Bảo trợ xã hội', value: 31, text: '31 hồ sơ', color: 'accent' },
          ]}
        />
        <Donut
          title="Kết quả tháng 11"
          centre="98%"
          centreLabel="đúng hạn"
          items={[
            { label: 'Trước hạn', value: 61, color: 'success' },
            { label: 'Đúng hạn', value: 37, color: 'info' },
            { label: 'Quá hạn', value: 2, color: 'danger' },
          ]}
        />
        <ColumnChart
          title="Hồ sơ nhận mỗi ngày"
          labelHeader="Ngày"
          valueHeader="Hồ sơ"
          items={[4, 7, 3, 9, 12, 8, 10].map((value, day) => ({ label: `${day + 14}/11`, value }))}
        />
        <div>
          <Meter label="Điểm danh" value={42} max={60} text="42/60 hội viên" />
          <Sparkline label="Tăng từ 4 lên 10 hồ sơ mỗi ngày" values={[4, 7, 3, 9, 12, 8, 10]} />
        </div>
      </CardGrid>
    ),
  },
]
