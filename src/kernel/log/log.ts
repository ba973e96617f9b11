import { pino, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output. Fields that could carry personal data are removed whatever the caller passes. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ['answers', 'applicant', 'phone', 'nationalId', 'password', 'email', '*.phone', '*.nationalId', '*.password'],
      remove: true,
    },
  })
}
