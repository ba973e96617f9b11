import { Details } from '../details/details.tsx'
import type { Example } from '../example.ts'
import { EmptyState } from '../empty-state/empty-state.tsx'
import { LinkButton } from '../button/button.tsx'
import { Tabs } from '../tabs/tabs.tsx'
import { Card, CardGrid, LinkCard } from './card.tsx'

export const cardExamples: readonly Example[] = [
  {
    name: 'Cards',
    wide: true,
    render: () => (
      <CardGrid>
        <LinkCard href="/a" icon="baby" title="Sinh con" text="Khai sinh, hộ khẩu, thẻ bảo hiểm cho bé" />
        <LinkCard href="/b" icon="rings" title="Kết hôn" text="Đăng ký kết hôn, xác nhận độc thân" color="accent" />
        <LinkCard href="/c" icon="house" title="Nhà, đất" text="Sang tên, tách thửa, xây nhà" />
        <Card color="accent">
          <p>Chi hội Phụ nữ thôn 6 họp tối thứ Bảy.</p>
        </Card>
      </CardGrid>
    ),
  },
  {
    name: 'Details and tabs',
    render: () => (
      <div>
        <Tabs
          label="Xem hồ sơ"
          items={[
            { href: '/1', label: 'Của tôi', active: true, count: 7 },
            { href: '/2', label: 'Cả đơn vị', count: 42 },
          ]}
        />
        <Details summary="Ngày hẹn được tính thế nào?" open>
          <p>Nhận 16:40 thứ Năm nên tính từ thứ Sáu; 3 ngày làm việc.</p>
        </Details>
        <Details summary="Căn cứ pháp lý">
          <p>Luật Hộ tịch 2014, Điều 16.</p>
        </Details>
      </div>
    ),
  },
  {
    name: 'Empty',
    render: () => (
      <EmptyState
        title="Chưa có hồ sơ nào đến hạn hôm nay"
        text="Khi có hồ sơ mới, hồ sơ sẽ hiện ở đây."
        actions={
          <LinkButton href="/x" variant="secondary">
            Xem tất cả
          </LinkButton>
        }
      />
    ),
  },
  {
    name: 'Success',
    render: () => <EmptyState illustration="success" title="Đã gửi hồ sơ" text="Một cửa xã Núi Thành đã nhận được." />,
  },
  {
    name: 'Not found',
    render: () => <EmptyState illustration="not-found" title="Không có trang này" text="Địa chỉ có thể đã gõ nhầm." />,
  },
]
