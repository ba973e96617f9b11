import { AppError } from '#kernel/errors/app-error.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { fileAnswer, type ServedFile } from '#kernel/http/served-file.ts'
import { getDossierFile, getResultFile } from '../../operations/get-file.ts'
import { printForm } from '../../operations/print-form.ts'
import { codeOf } from './dossier.page.tsx'
import { DESK } from './parts/dossier-words.tsx'

const missing = () => new AppError('kernel.not_found', { kind: 'not_found' })
const noView = (): never => {
  throw missing()
}

/** A file that was handed in. Uploads have a path of their own, which a proxy may serve from another host. */
export const dossierFilePage = page({
  path: '/files/:code/:file',
  async load(p) {
    const file = p.params['file'] ?? ''
    if (!/^[0-9a-f-]{36}$/.test(file)) throw missing()
    return fileAnswer(await p.run(getDossierFile, { code: codeOf(p), file }), 'upload')
  },
  view: noView,
})

/** A printed form (`01.pdf` … `06.pdf`) or a sealed result (`result.pdf`; `?result=` names which, by default the latest). */
export const dossierPrintPage = page({
  path: `${DESK}/dossiers/:code/prints/:form`,
  load: async (p) => fileAnswer(await print(p), 'print'),
  view: noView,
})

function print(p: PageRequest): Promise<ServedFile> {
  const form = (p.params['form'] ?? '').replace(/\.pdf$/, '')
  if (form !== 'result') return p.run(printForm, { code: codeOf(p), form })
  const result = p.query.get('result')?.slice(0, 40)
  return p.run(getResultFile, { code: codeOf(p), ...(result !== undefined && { result }) })
}
