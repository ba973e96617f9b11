/** One realistic example of each print: for the tests, and for whoever changes a template and wants to see it. */
import type { PrintData, PrintName } from './print-data.ts'
import { SAMPLE_LETTERS } from './sample-letters.ts'
import { SAMPLE_SLIPS } from './sample-slips.ts'

export const PRINT_SAMPLES: { [Name in PrintName]: PrintData<Name> } = { ...SAMPLE_SLIPS, ...SAMPLE_LETTERS }
