import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import { createPool } from '#kernel/db/db.ts'
import { describeFault, type AuditReport } from '#kernel/events/verify/faults.ts'
import { verifyLog } from '#kernel/events/verify/verify-log.ts'
import { UsageError, type Command } from './command.ts'

export const verifyAuditCommand: Command = {
  name: 'verify-audit',
  summary: 'Proves that nothing in the event log was changed, removed or put in',
  help: [
    'verify-audit [--roots <file>]',
    '--roots   a copy of /audit/roots.json that somebody kept: the roots of the database must be the same',
    'Exit code 1 when something does not fit. The first line that begins with FAULT names the first event.',
    'Recomputes every hash and chain and every signed root; some minutes for ten million events. It only reads.',
  ],
  options: { roots: { type: 'string' } },
  prepare(values) {
    const kept = typeof values['roots'] === 'string' ? readKept(values['roots']) : undefined
    return async ({ config, database, runtime, say }) => {
      const pool = createPool(database.connection, config.databaseSchema, 2)
      pool.on('error', () => {}) // connections are cut when the copy has ended
      try {
        const report = await verifyLog(pool, {
          keys: runtime.services.sealer.publicKeys(),
          ...(kept && { kept }),
          onProgress: (events) => say(`checked ${events} events`),
        })
        for (const line of inWords(report, kept !== undefined)) say(line)
        return report.faultCount === 0 ? 0 : 1
      } finally {
        await pool.end()
      }
    }
  },
}

const KeptFile = z.object({
  roots: z.array(z.object({ statement: z.string(), keyId: z.string(), signature: z.string() })),
})

function readKept(path: string): z.output<typeof KeptFile>['roots'] {
  try {
    const file = resolve(process.env['MOTCUA_CALLED_FROM'] ?? process.cwd(), path)
    return KeptFile.parse(JSON.parse(readFileSync(file, 'utf8'))).roots
  } catch (error) {
    throw new UsageError(`${path} is no copy of /audit/roots.json.`, { cause: error })
  }
}

function inWords(report: AuditReport, compared: boolean): string[] {
  const { events, streams, roots, unsealed, demo, faults, faultCount } = report
  const more = faultCount - faults.length
  return [
    ...faults.map((fault) => `FAULT ${describeFault(fault)}`),
    ...(more > 0 ? [`... and ${more} more`] : []),
    ...(demo > 0 ? [`${demo} events were dated back by the demo; a real office has none.`] : []),
    `${events} events in ${streams} streams, ${roots} signed roots${compared ? ', compared with the kept copy' : ''}; ` +
      `${unsealed} events are younger than the last root.`,
    faultCount === 0 ? 'Nothing was changed, removed or put in: 0 faults.' : `${faultCount} faults.`,
  ]
}
