import { z } from 'zod'

/** The bytes of a file. (z.instanceof would insist on one kind of buffer behind them.) */
export const Bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
