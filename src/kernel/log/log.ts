import { pino, stdSerializers, type Logger } from 'pino'

export type Log = Logger

/** JSON lines on standard output. Fields that could carry personal data are removed whatever the caller passes. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: withoutValues },
    redact: {
      paths: [
        'answers',
        'applicant',
        'phone',
        'nationalId',
        'password',
        'email',
        '*.phone',
        '*.nationalId',
        '*.password',
      ],
      remove: true,
    },
  })
}

/** The database puts pieces of the values into `detail` and `where`, and behind a colon of the message: rows name people. */
export function withoutValues(error: Error): unknown {
  const { detail: _detail, where: _where, hint: _hint, internalQuery: _query, ...rest } = stdSerializers.err(error)
  if (!/^[0-9A-Z]{5}$/.test(String(rest['code']))) return rest
  const message = rest.message.replaceAll(/: ".*"/gs, '')
  return { ...rest, message, stack: rest.stack.replace(rest.message, message) }
}
