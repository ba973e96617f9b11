import { setTimeout as sleep } from 'node:timers/promises'
import type { Run } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { beginImport, continueImport, getImport, mapImport, runImport } from '#modules/exchange/index.ts'
import { by, personOf } from './mandates.ts'
import { DEMO_UNION } from './union.ts'

const header = ['TT', 'Họ và tên', 'Ngày sinh', 'CCCD', 'Điện thoại', 'Chi hội', 'Địa chỉ', 'Ngày vào Hội', 'Ghi chú']

const brought = [
  ['1', 'KIỀU THỊ BÍCH VÂN', '12/04/1986', '049186000301', '0905 310 401', 'Chi hội KP 3', 'Tổ 1', '8/3/2012', ''],
  ['2', 'TẠ THỊ HẢI ĐƯỜNG', '1979', '49179000302', '905310402', 'Chi hội KP 3', 'Tổ 1', '20-10-2004', ''],
  ['3', 'lâm thị mỹ linh', '05-9-1991', '', '', 'chi hội 3', 'Tổ 2', '2018', ''],
  ['4', 'ÔNG THỊ XUÂN', '00/00/1962', '205123402', '01262310404', 'Khối phố 3', 'Tổ 2', '1/6/1990', ''],
]

const waiting = [
  ['1', 'DOÃN THỊ CẨM GIANG', '03/03/1983', '49183000311', '905310411', 'Chi hội KP 4', 'Tổ 1', '8/3/2010', ''],
  ['2', 'LA THỊ KIM CHI', '30/02/1985', '049185000312', '0905310412', 'Chi hội KP 4', 'Tổ 1', '8/3/2010', ''],
  [
    '3',
    'MẠC THỊ THU',
    '1974',
    '049180000313',
    '0905310413',
    'Chi hội KP 4',
    'Tổ 1',
    '20/10/1999',
    'năm sinh theo sổ cũ',
  ],
  ['4', 'TÔN NỮ DIỆU HIỀN', '15/7/1990', '', '09053104', 'Chi hội chợ Trạm', 'Chợ Trạm', '2016', ''],
  ['5', 'CHẾ THỊ LÀNH', '1968', '', '', 'Chi hội chợ Trạm', 'Chợ Trạm', '1995', ''],
  ['6', 'DOÃN THỊ CẨM GIANG', '3/3/1983', '049183000311', '0905310411', 'Chi hội KP 4', 'Tổ 1', '2010', 'ghi hai lần'],
  ['7', 'Kiều Thị Bích Vân', '1986', '', '', 'Chi hội KP 3', '', '2012', ''],
]

/** A list that the cadre of the commune brought in, and one that waits for her: rows with errors, one to decide. */
export async function makeDemoImports(runtime: Runtime, run: Run): Promise<void> {
  const cadre = by(runtime, await personOf(runtime, run, { login: 'canbohoi' }))
  const done = await begin(cadre, run, 'Danh sách hội viên KP3.xlsx', brought)
  await cadre(runImport, { id: done })
  await settle(cadre, run, done)
  await begin(cadre, run, 'Hội viên KP4 và chợ Trạm.xlsx', waiting)
}

async function begin(cadre: Run, run: Run, name: string, rows: readonly string[][]): Promise<string> {
  const { id } = await cadre(beginImport, { bytes: await sheetOf(rows), name, unit: DEMO_UNION })
  const { sheet, headerFrom, headerTo, joinedOn, kind, columns } = await cadre(getImport, { id })
  const mapping = columns.map(({ field }) => field)
  await cadre(mapImport, { id, sheet, headerFrom, headerTo, joinedOn, kind, mapping })
  await settle(cadre, run, id)
  return id
}

/** Takes the steps at once; the job that carries imports may be at them too. */
async function settle(cadre: Run, run: Run, id: string): Promise<void> {
  for (;;) {
    const { more } = await run(continueImport, { event: { data: { import: id } } })
    if (more) continue
    const { state } = await cadre(getImport, { id })
    if (state === 'ready' || state === 'done' || state === 'mapping') return
    await sleep(50)
  }
}

async function sheetOf(rows: readonly string[][]): Promise<Uint8Array> {
  async function* lines() {
    yield* rows
  }
  const stream = writeSheet(
    'Hội viên',
    header.map((label) => ({ label })),
    lines(),
  )
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
