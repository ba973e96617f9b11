import type { Example } from '../example.ts'
import { Row } from '../layout/layout.tsx'
import { Button, LinkButton } from './button.tsx'

export const buttonExamples: readonly Example[] = [
  {
    name: 'Buttons',
    render: () => (
      <Row>
        <Button iconEnd="arrow-right">Tiếp tục</Button>
        <LinkButton href="/x" variant="secondary" icon="download">
          Tải về
        </LinkButton>
        <Button variant="tertiary">Lưu, làm tiếp sau</Button>
        <Button color="danger" icon="trash">
          Rút hồ sơ
        </Button>
        <LinkButton href="/x" color="accent" icon="lotus">
          Vào trang của Hội
        </LinkButton>
        <Button disabled>Chưa gửi được</Button>
      </Row>
    ),
  },
]
