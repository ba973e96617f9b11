import type { Example } from '../example.ts'
import { Stack } from '../layout/layout.tsx'
import { ConfirmForm, Dialog, DialogLink } from './dialog.tsx'

export const dialogExamples: readonly Example[] = [
  {
    name: 'Dialog',
    render: (ui) => (
      <Stack gap="sm">
        <DialogLink dialog="withdraw" href="/d/1/withdraw">
          Rút hồ sơ
        </DialogLink>
        <Dialog ui={ui} id="withdraw" title="Rút hồ sơ này?">
          <ConfirmForm ui={ui} action="withdraw" confirm="Rút hồ sơ" cancelHref="/d/1" danger>
            <p>Xã sẽ ngừng giải quyết. Giấy tờ đã nộp được trả lại.</p>
          </ConfirmForm>
        </Dialog>
      </Stack>
    ),
  },
]
