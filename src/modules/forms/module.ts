import { manifest } from '#kernel/manifest/manifest.ts'
import { uploadsApi } from './api/uploads.api.ts'
import en from './messages/en.json' with { type: 'json' }
import pl from './messages/pl.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { scanFilesJob } from './jobs/scan-files.job.ts'
import { scanFiles } from './operations/scan-files.ts'
import { uploadFile } from './operations/upload-file.ts'

/** Forms as data, and the files that people hand in with them. */
export const formsModule = manifest({
  name: 'forms',
  messages: { vi, en, pl },
  permissions: ['forms:scan-files'],
  operations: [uploadFile, scanFiles],
  api: uploadsApi,
  pages: [],
  jobs: [scanFilesJob],
})
