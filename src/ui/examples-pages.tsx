import type { VNode } from 'preact'
import { Button, LinkButton } from './button/button.tsx'
import { buttonExamples } from './button/button.examples.tsx'
import { cardExamples } from './card/card.examples.tsx'
import { CardGrid, LinkCard } from './card/card.tsx'
import { chartExamples } from './charts/charts.examples.tsx'
import { RadioGroup } from './choice/choice.tsx'
import { CopyCode } from './copy-code/copy-code.tsx'
import { DeskPage } from './desk-page/desk-page.tsx'
import { Details } from './details/details.tsx'
import { dialogExamples } from './dialog/dialog.examples.tsx'
import type { Example } from './example.ts'
import { fieldExamples } from './field/field.examples.tsx'
import { filterBarExamples } from './filter-bar/filter-bar.examples.tsx'
import { Form } from './form/form.tsx'
import { Row, Section, Stack } from './layout/layout.tsx'
import { Notice } from './notice/notice.tsx'
import { noticeExamples } from './notice/notice.examples.tsx'
import { HomeHero } from './page/hero.tsx'
import { Page } from './page/page.tsx'
import { SearchBox } from './search-box/search-box.tsx'
import { statusTrackExamples } from './status-track/status-track.examples.tsx'
import { Steps } from './steps/steps.tsx'
import { tableExamples } from './table/table.examples.tsx'
import { DueTag } from './tag/tag.tsx'
import type { Ui } from './ui.ts'

export const allExamples: readonly Example[] = [
  ...buttonExamples,
  ...fieldExamples,
  ...filterBarExamples,
  ...noticeExamples,
  ...statusTrackExamples,
  ...cardExamples,
  ...tableExamples,
  ...dialogExamples,
  ...chartExamples,
]

/** Whole pages as the modules compose them, with invented people. */
export const reviewPages: Record<string, (ui: Ui) => VNode> = {
  examples: (ui) => (
    <DeskPage
      ui={{ ...ui, nav: deskNav, user }}
      title="Mọi thành phần"
      lead="Tất cả trên một trang, để nhìn và để kiểm tra."
    >
      {allExamples.map((example) => (
        <Section title={example.name}>{example.render(ui)}</Section>
      ))}
    </DeskPage>
  ),
  home: (ui) => (
    <Page
      ui={{ ...ui, path: '/', query: {} }}
      title="Bà con cần gì?"
      heading={false}
      width="full"
      top={
        <HomeHero
          title="Bà con cần gì?"
          lead="Làm thủ tục với xã, ngay trên điện thoại. Gửi một lần, biết ai đang giữ và bao giờ xong."
        >
          <SearchBox
            ui={ui}
            size="lg"
            action="/procedures"
            label="Tìm bằng lời của mình"
            examples={[
              { label: 'giấy khai sinh', href: '/procedures?q=a' },
              { label: 'đăng ký kết hôn', href: '/procedures?q=b' },
              { label: 'mở quán bán hàng', href: '/procedures?q=c' },
            ]}
          />
        </HomeHero>
      }
    >
      <Section title="Theo việc trong đời">
        <CardGrid>
          <LinkCard href="/a" icon="baby" title="Sinh con" text="Khai sinh, thường trú, thẻ bảo hiểm" />
          <LinkCard href="/b" icon="rings" title="Kết hôn" text="Đăng ký kết hôn, xác nhận độc thân" />
          <LinkCard href="/c" icon="dove" title="Người thân qua đời" text="Khai tử, mai táng phí" />
          <LinkCard href="/d" icon="house" title="Nhà ở, cư trú" text="Thường trú, tạm trú, số nhà" />
          <LinkCard href="/e" icon="store" title="Làm ăn, buôn bán" text="Hộ kinh doanh, an toàn thực phẩm" />
          <LinkCard
            href="/f"
            icon="hand-heart"
            title="Trợ giúp xã hội"
            text="Người cao tuổi, khuyết tật"
            color="accent"
          />
        </CardGrid>
      </Section>
    </Page>
  ),
  track: (ui) => (
    <Page
      ui={{ ...ui, path: '/track/K7PM' }}
      title="Hồ sơ đang được thẩm định"
      lead="Đăng ký khai sinh · gửi ngày 19/11/2026"
      noIndex
    >
      <Row>
        <DueTag ui={ui} due="running" detail="còn 3 ngày làm việc" />
      </Row>
      {statusTrackExamples[0]?.render(ui)}
      <Notice title="Bà con chưa phải làm gì">
        <p>Kết quả hẹn trả lúc 17:00 thứ Tư 25/11/2026. Khi có tin mới, chúng tôi nhắn đến số 09xx xxx 321.</p>
      </Notice>
      <div>
        <Details summary="Ngày hẹn được tính thế nào?">
          <p>Nhận 16:40 thứ Năm nên tính từ thứ Sáu. Ba ngày làm việc; thứ Ba 24/11 là ngày lễ.</p>
        </Details>
        <Details summary="Giấy tờ đã gửi">
          <p>Giấy chứng sinh, 1 trang.</p>
        </Details>
      </div>
      <Section title="Những gì đã diễn ra">{statusTrackExamples[1]?.render(ui)}</Section>
      <CopyCode ui={ui} label="Mã tra cứu" code="K7PM-4XQD-9T" />
    </Page>
  ),
  form: (ui) => (
    <Page ui={ui} title="Ông/bà muốn nhận kết quả bằng cách nào?" width="form" heading={false}>
      <Steps ui={ui} current={3} total={5} label="Nhận kết quả" />
      <h1 class="ds-heading" data-size="md">
        Nhận kết quả
      </h1>
      <Form ui={ui} action="save">
        <Stack gap="lg">
          <RadioGroup
            ui={ui}
            name="get"
            label="Ông/bà muốn nhận kết quả bằng cách nào?"
            options={[
              { value: 'desk', label: 'Tại Bộ phận Một cửa', description: 'Mang theo mã tra cứu' },
              { value: 'post', label: 'Qua bưu điện, tận nhà', description: 'Cước 26.000 đồng, trả khi nhận' },
              { value: 'online', label: 'Bản điện tử', description: 'Tải về trên trang này, có giá trị như bản giấy' },
            ]}
          />
          <Row>
            <Button iconEnd="arrow-right" wide>
              Lưu và tiếp tục
            </Button>
            <LinkButton href="/back" variant="tertiary" icon="arrow-left">
              Quay lại
            </LinkButton>
          </Row>
        </Stack>
      </Form>
    </Page>
  ),
  desk: (ui) => (
    <DeskPage
      ui={{ ...ui, nav: deskNav, user }}
      title="Hồ sơ của tôi"
      lead="Chủ Nhật 22/11/2026"
      actions={
        <LinkButton href="/n" icon="plus">
          Nhận hồ sơ tại quầy
        </LinkButton>
      }
    >
      {chartExamples[0]?.render(ui)}
      {tableExamples[0]?.render(ui)}
    </DeskPage>
  ),
}

const user = { name: 'Trần Thị Mai', unit: 'Xã Núi Thành', position: 'Bộ phận Một cửa' }

const deskNav = [
  { href: '/desk', label: 'Hồ sơ', icon: 'inbox', active: true, count: 7 },
  { href: '/desk/units', label: 'Đơn vị', icon: 'building' },
  { href: '/desk/calendars', label: 'Lịch làm việc', icon: 'calendar' },
  { href: '/desk/accounts', label: 'Tài khoản', icon: 'users' },
] as const satisfies Ui['nav']
