/** Door of the module: membership dues: fee tables, receipts, transfers, funds with an open ledger. */
export { owed } from './dues.questions.ts'
export { collectDues, collectMany } from './operations/collect-dues.ts'
export { setFee } from './operations/set-fee.ts'
