import type { Job } from '#kernel/jobs/jobs.ts'
import { refreshPlaces } from '../operations/refresh-places.ts'

/** Every hour, and again at once while there are more. */
export const refreshPlacesJob: Job = {
  name: 'people.refresh-places',
  cron: '7 * * * *',
  operation: refreshPlaces,
  again: (output) => (output as { units: number }).units > 0,
}
