import { manifest } from '#kernel/manifest/manifest.ts'
import { recordsApi } from './api/records.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { changeRecord, changeSensitive } from './operations/change-record.ts'
import { decideCorrection, listCorrections, revealCorrection } from './operations/decide-correction.ts'
import { getRecord } from './operations/get-record.ts'
import { getOwnRecord } from './operations/own-record.ts'
import { proposeCorrection, withdrawCorrection } from './operations/propose-correction.ts'
import { addEntry, addSensitiveEntry, removeOpenEntry, removeSensitiveEntry } from './operations/record-entries.ts'
import { revealSensitive } from './operations/reveal-sensitive.ts'
import { tellOfCorrection } from './operations/tell-of-correction.ts'
import { correctionsPage } from './pages/corrections.page.tsx'
import { memberRecordPage } from './pages/member-record.page.tsx'
import { ownRecordPage } from './pages/own-record.page.tsx'
import { sensitiveRecordPage } from './pages/sensitive-record.page.tsx'
import { recordsPersonal } from './records.personal.ts'

/** The member's record: education, work, family by year, awards; sensitive parts apart. */
export const recordsModule = manifest({
  name: 'records',
  messages: { vi, en, pl },
  permissions: ['records:read', 'records:write', 'records:sensitive', 'records:system'],
  operations: [
    getRecord,
    changeRecord,
    addEntry,
    removeOpenEntry,
    revealSensitive,
    changeSensitive,
    addSensitiveEntry,
    removeSensitiveEntry,
    getOwnRecord,
    proposeCorrection,
    withdrawCorrection,
    listCorrections,
    revealCorrection,
    decideCorrection,
    tellOfCorrection,
  ],
  api: recordsApi,
  pages: [correctionsPage, memberRecordPage, sensitiveRecordPage, ownRecordPage],
  navigation: [
    {
      href: '/desk/corrections',
      label: 'records.corrections.nav',
      icon: 'edit',
      anyOf: ['records:write', 'people:write'],
      order: 15,
    },
  ],
  account: [
    {
      href: '/account/membership/record',
      label: 'records.own.title',
      text: 'records.own.nav_text',
      icon: 'file',
      order: 22,
    },
  ],
  subscriptions: [
    {
      name: 'records.tell-of-correction',
      events: ['record.correction_accepted', 'record.correction_refused'],
      operation: tellOfCorrection,
    },
  ],
  personalData: recordsPersonal,
})
