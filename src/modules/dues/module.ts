import { manifest } from '#kernel/manifest/manifest.ts'
import { duesApi } from './api/dues.api.ts'
import { statementsApi } from './api/statements.api.ts'
import { duesHoldings } from './book-move.commands.ts'
import { duesPersonal } from './dues.personal.ts'
import { consentEvents } from '#modules/privacy/index.ts'
import { remindYearlyJob } from './jobs/remind-yearly.job.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { closeYear } from './operations/close-year.ts'
import { collectDues, collectMany } from './operations/collect-dues.ts'
import { endExemption, exemptMember } from './operations/exempt-member.ts'
import { followConsent } from './operations/follow-consent.ts'
import { getFund, listFunds } from './operations/get-fund.ts'
import { chooseReminders, getMemberDues, getOwnDues } from './operations/get-member-dues.ts'
import { getReceipt, printOwnReceipt, printReceipt, verifyReceipt } from './operations/get-receipt.ts'
import { getStatement, listStatements } from './operations/get-statement.ts'
import { handOver } from './operations/hand-over.ts'
import { listFees } from './operations/list-fees.ts'
import { listOpen } from './operations/list-open.ts'
import { matchCertain, matchLine, setLineAside } from './operations/match-lines.ts'
import { printYear } from './operations/print-year.ts'
import { recordEntry } from './operations/record-entry.ts'
import { listReminders, noteReminder, remindYearly, revealPhone, sendReminders } from './operations/remind-members.ts'
import { reverseJournal } from './operations/reverse-journal.ts'
import { setBankAccount } from './operations/set-bank-account.ts'
import { setFee } from './operations/set-fee.ts'
import { uploadStatement } from './operations/upload-statement.ts'
import { collectPage, duesPage } from './pages/collect.page.tsx'
import { feesPage } from './pages/fees.page.tsx'
import { fundPage, yearReportPage } from './pages/fund.page.tsx'
import { fundsPage } from './pages/funds.page.tsx'
import { memberDuesPage } from './pages/member-dues.page.tsx'
import { ownDuesPage } from './pages/own-dues.page.tsx'
import { ownReceiptPrintPage, receiptDeskPage, receiptPrintPage } from './pages/receipt-desk.page.tsx'
import { oldReceiptPage, receiptAskPage, receiptPage } from './pages/receipt.page.tsx'
import { remindersPage } from './pages/reminders.page.tsx'
import { statementPage } from './pages/statement.page.tsx'
import { statementsPage } from './pages/statements.page.tsx'

/** Membership dues: fee tables, receipts, transfers, funds with an open ledger. */
export const duesModule = manifest({
  name: 'dues',
  messages: { vi, en, pl },
  permissions: ['dues:read', 'dues:collect', 'dues:manage', 'dues:remind-yearly'],
  operations: [
    listOpen,
    collectDues,
    collectMany,
    getMemberDues,
    getOwnDues,
    chooseReminders,
    followConsent,
    getReceipt,
    verifyReceipt,
    printReceipt,
    printOwnReceipt,
    reverseJournal,
    listFees,
    setFee,
    exemptMember,
    endExemption,
    listFunds,
    getFund,
    recordEntry,
    handOver,
    setBankAccount,
    closeYear,
    printYear,
    uploadStatement,
    listStatements,
    getStatement,
    matchLine,
    matchCertain,
    setLineAside,
    listReminders,
    revealPhone,
    noteReminder,
    sendReminders,
    remindYearly,
  ],
  api: [...duesApi, ...statementsApi],
  pages: [
    duesPage,
    collectPage,
    remindersPage,
    receiptPrintPage,
    receiptDeskPage,
    fundsPage,
    yearReportPage,
    fundPage,
    feesPage,
    statementsPage,
    statementPage,
    memberDuesPage,
    ownDuesPage,
    ownReceiptPrintPage,
    receiptAskPage,
    receiptPage,
    oldReceiptPage,
  ],
  navigation: [{ href: '/desk/dues', label: 'dues.nav', icon: 'money', anyOf: ['dues:read'], order: 16 }],
  account: [
    {
      href: '/account/membership/dues',
      label: 'dues.account_label',
      text: 'dues.account_text',
      icon: 'money',
      order: 42,
    },
  ],
  jobs: [remindYearlyJob],
  subscriptions: [
    {
      name: 'dues.follow-consent',
      events: [consentEvents.given, consentEvents.withdrawn, 'member.applied'],
      operation: followConsent,
    },
  ],
  personalData: duesPersonal,
  unitHoldings: duesHoldings,
})
