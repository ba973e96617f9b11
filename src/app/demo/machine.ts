import type { Run } from '#kernel/http/face.ts'
import { createClient } from '#modules/machines/index.ts'
import { DEMO_UNIT } from './accounts.ts'

/** A machine that is registered but has no key: nothing can call in its name until an administrator makes one. */
export async function makeDemoMachine(run: Run): Promise<void> {
  await run(createClient, {
    name: 'Cổng dịch vụ công thành phố',
    purpose: 'Đồng bộ trạng thái hồ sơ lên cổng; Trung tâm Chuyển đổi số phụ trách',
    unit: DEMO_UNIT,
    scopes: ['dossiers:read'],
    networks: ['203.0.113.0/24'],
  })
}
