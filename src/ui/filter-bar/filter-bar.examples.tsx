import { Button } from '../button/button.tsx'
import type { Example } from '../example.ts'
import { Field, Select } from '../field/field.tsx'
import { FilterBar } from './filter-bar.tsx'

export const filterBarExamples: readonly Example[] = [
  {
    name: 'Filter above a list',
    wide: true,
    render: (ui) => (
      <FilterBar label="Lọc hồ sơ" action="/desk" hidden={{ view: 'unit' }}>
        <Field ui={ui} name="filter-q" type="search" label="Tìm theo mã hoặc họ tên" value="nguyen thi hanh" />
        <Select
          ui={ui}
          name="filter-state"
          label="Trạng thái"
          options={[{ value: 'received', label: 'Đã tiếp nhận' }]}
        />
        <Button variant="secondary" icon="filter">
          Lọc
        </Button>
      </FilterBar>
    ),
  },
]
