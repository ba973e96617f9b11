import type { Example } from '../example.ts'
import { Row, Stack } from '../layout/layout.tsx'
import { DueTag, StateTag, Tag } from '../tag/tag.tsx'
import { Flash, Notice } from './notice.tsx'

export const noticeExamples: readonly Example[] = [
  {
    name: 'Notices',
    render: () => (
      <Stack gap="sm">
        <Flash
          flash={{ tone: 'success', title: 'Đã lưu câu trả lời', text: 'Bà con có thể đóng trang và làm tiếp sau.' }}
        />
        <Notice title="Làm việc đến 17:00">
          <p>Hồ sơ gửi sau giờ này được tính từ ngày làm việc kế tiếp.</p>
        </Notice>
        <Notice tone="warning" title="Cần bổ sung giấy tờ">
          <p>Xin gửi thêm bản chụp giấy chứng sinh trước ngày 30/11/2026.</p>
        </Notice>
        <Notice tone="danger" title="Chưa gửi được">
          <p>Mạng bị gián đoạn. Những gì đã điền vẫn được giữ.</p>
        </Notice>
      </Stack>
    ),
  },
  {
    name: 'Tags',
    render: (ui) => (
      <Stack gap="sm">
        <Row>
          <DueTag ui={ui} due="running" detail="còn 3 ngày" />
          <DueTag ui={ui} due="due_soon" detail="chiều nay" />
          <DueTag ui={ui} due="overdue" detail="1 ngày" />
          <DueTag ui={ui} due="early" />
          <DueTag ui={ui} due="on_time" />
          <DueTag ui={ui} due="paused" />
        </Row>
        <Row>
          <StateTag label="Đang thẩm định" tone="info" />
          <StateTag label="Chờ bổ sung" tone="warning" icon="pause" />
          <Tag label="Toàn trình" color="primary" icon="globe" />
          <Tag label="Hội Phụ nữ" color="accent" icon="lotus" />
          <Tag label="Miễn phí" />
        </Row>
      </Stack>
    ),
  },
]
