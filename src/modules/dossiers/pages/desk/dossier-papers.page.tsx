import { AppError } from '#kernel/errors/app-error.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { getDossierFile, getResultFile } from '../../operations/get-file.ts'
import { printForm } from '../../operations/print-form.ts'
import { codeOf } from './dossier.page.tsx'
import { DESK } from './parts/dossier-words.tsx'

type Bytes = { bytes: Uint8Array; mediaType: string; name: string }

/** Shown in the browser, never run by it, never kept by a cache that others share. */
function inline({ bytes, mediaType, name }: Bytes): Response {
  const plain =
    name
      .replaceAll('đ', 'd')
      .replaceAll('Đ', 'D')
      .normalize('NFD')
      .replace(/[^\w .-]/g, '')
      .slice(0, 100) || 'file'
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mediaType,
      'content-disposition': `inline; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=300',
    },
  })
}

const missing = () => new AppError('kernel.not_found', { kind: 'not_found' })
const noView = (): never => {
  throw missing()
}

/** A file that was handed in, beside the form. */
export const dossierFilePage = page({
  path: `${DESK}/dossiers/:code/files/:file`,
  async load(p) {
    const file = p.params['file'] ?? ''
    if (!/^[0-9a-f-]{36}$/.test(file)) throw missing()
    return inline(await p.run(getDossierFile, { code: codeOf(p), file }))
  },
  view: noView,
})

/** A printed form (`01.pdf` … `06.pdf`) or the sealed result (`result.pdf`). */
export const dossierPrintPage = page({
  path: `${DESK}/dossiers/:code/prints/:form`,
  load: async (p) => inline(await print(p)),
  view: noView,
})

function print(p: PageRequest): Promise<Bytes> {
  const form = (p.params['form'] ?? '').replace(/\.pdf$/, '')
  return form === 'result' ? p.run(getResultFile, { code: codeOf(p) }) : p.run(printForm, { code: codeOf(p), form })
}
