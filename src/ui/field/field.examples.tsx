import { Checkbox, CheckboxGroup, RadioGroup } from '../choice/choice.tsx'
import { DateField } from '../date-field/date-field.tsx'
import { ErrorSummary } from '../error-summary/error-summary.tsx'
import type { Example } from '../example.ts'
import { FileField } from '../file-field/file-field.tsx'
import { Stack } from '../layout/layout.tsx'
import { PersonFields } from '../person-fields/person-fields.tsx'
import { SearchBox } from '../search-box/search-box.tsx'
import { UnitPicker } from '../unit-picker/unit-picker.tsx'
import { Field, Select, Textarea } from './field.tsx'

const provinces = [
  { code: '48', name: 'Thành phố Đà Nẵng' },
  { code: '46', name: 'Thành phố Huế' },
]
const communes = [
  { code: '20965', name: 'Xã Núi Thành' },
  { code: '20984', name: 'Xã Tam Anh' },
]

export const fieldExamples: readonly Example[] = [
  {
    name: 'Fields',
    render: (ui) => (
      <Stack>
        <Field
          ui={ui}
          name="phone"
          label="Số điện thoại"
          type="tel"
          width="md"
          description="Để báo kết quả cho ông/bà"
        />
        <Field ui={ui} name="email" label="Thư điện tử" type="email" optional />
        <Field
          ui={ui}
          name="id"
          label="Số định danh"
          value="04920000"
          error="Số định danh phải có đủ 12 chữ số"
          width="md"
        />
        <Textarea ui={ui} name="note" label="Lời nhắn cho cán bộ" rows={3} optional />
        <Select
          ui={ui}
          name="relation"
          label="Quan hệ với trẻ"
          empty="Chọn một"
          options={[
            { value: 'f', label: 'Cha' },
            { value: 'm', label: 'Mẹ' },
          ]}
        />
        <DateField ui={ui} name="born" label="Ngày sinh của trẻ" value="2026-11-05" />
        <DateField ui={ui} name="bad" label="Ngày kết hôn" value="31/02/2020" error="Ngày này không có trong lịch" />
      </Stack>
    ),
  },
  {
    name: 'Choices',
    render: (ui) => (
      <Stack>
        <RadioGroup
          ui={ui}
          name="get"
          label="Ông/bà muốn nhận kết quả bằng cách nào?"
          value="desk"
          options={[
            { value: 'desk', label: 'Tại Bộ phận Một cửa', description: 'Mang theo giấy hẹn hoặc mã tra cứu' },
            { value: 'post', label: 'Qua bưu điện, tận nhà' },
            { value: 'online', label: 'Bản điện tử, tải trên trang này' },
          ]}
        />
        <RadioGroup
          ui={ui}
          name="yes"
          label="Cha mẹ của trẻ có đăng ký kết hôn không?"
          layout="row"
          error="Xin chọn một câu trả lời"
          options={[
            { value: 'y', label: 'Có' },
            { value: 'n', label: 'Không' },
          ]}
        />
        <CheckboxGroup
          ui={ui}
          name="copies"
          label="Xin thêm bản sao"
          optional
          values={['vi']}
          options={[
            { value: 'vi', label: 'Trích lục khai sinh' },
            { value: 'more', label: 'Bản sao y' },
          ]}
        />
        <Checkbox ui={ui} name="consent" label="Tôi xin cam đoan những lời khai trên là đúng sự thật" />
      </Stack>
    ),
  },
  {
    name: 'Person, place, files',
    render: (ui) => (
      <Stack>
        <PersonFields
          ui={ui}
          name="child"
          label="Thông tin của trẻ"
          value={{ fullName: 'Nguyễn Bảo An', sex: 'female' }}
          errors={{ birthDate: 'Xin điền ngày sinh của trẻ' }}
          parts={['fullName', 'birthDate', 'sex']}
        />
        <UnitPicker ui={ui} name="home" label="Nơi thường trú" provinces={provinces} />
        <UnitPicker
          ui={ui}
          name="birthplace"
          label="Nơi sinh"
          provinces={provinces}
          province="48"
          communes={communes}
          value="20965"
        />
        <FileField
          ui={ui}
          name="birth-proof"
          label="Giấy chứng sinh"
          removeName="remove"
          files={[{ id: 'a1', name: 'giay-chung-sinh.jpg', size: '1,2 MB', pages: 1, href: '/f/a1' }]}
        />
      </Stack>
    ),
  },
  {
    name: 'Errors',
    render: (ui) => (
      <ErrorSummary
        ui={ui}
        problems={[
          { name: 'id', message: 'Số định danh phải có đủ 12 chữ số' },
          { name: 'bad', message: 'Ngày kết hôn không có trong lịch' },
        ]}
      />
    ),
  },
  {
    name: 'Search',
    render: (ui) => <SearchBox ui={ui} action="/procedures" label="Tìm thủ tục" name="q2" value="giay khai sinh" />,
  },
]
