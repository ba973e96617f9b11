/** Door of the module: membership dues: fee tables, receipts, transfers, funds with an open ledger. */
export {}
