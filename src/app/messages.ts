import clockEn from '#kernel/clock/messages/en.json' with { type: 'json' }
import clockPl from '#kernel/clock/messages/pl.json' with { type: 'json' }
import clockVi from '#kernel/clock/messages/vi.json' with { type: 'json' }
import kernelEn from '#kernel/i18n/messages/en.json' with { type: 'json' }
import kernelPl from '#kernel/i18n/messages/pl.json' with { type: 'json' }
import kernelVi from '#kernel/i18n/messages/vi.json' with { type: 'json' }
import type { ModuleMessages } from '#kernel/i18n/messages.ts'
import appEn from './messages/en.json' with { type: 'json' }
import appPl from './messages/pl.json' with { type: 'json' }
import appVi from './messages/vi.json' with { type: 'json' }
import uiEn from '#ui/messages/en.json' with { type: 'json' }
import uiPl from '#ui/messages/pl.json' with { type: 'json' }
import uiVi from '#ui/messages/vi.json' with { type: 'json' }

/** Words that belong to no module: the kernel's errors, the clock's arithmetic, the design system. */
export const groundMessages: Record<string, ModuleMessages> = {
  app: { vi: appVi, en: appEn, pl: appPl },
  kernel: { vi: kernelVi, en: kernelEn, pl: kernelPl },
  clock: { vi: clockVi, en: clockEn, pl: clockPl },
  ui: { vi: uiVi, en: uiEn, pl: uiPl },
}
