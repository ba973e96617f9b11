import type { Run } from '#kernel/http/face.ts'
import type { Runtime } from '#kernel/operation/pipeline.ts'
import { uploadFile } from '#modules/forms/index.ts'

/** One real PDF stands for all handed-in papers of the demo; the print engine makes it once. */
let paper: Promise<Uint8Array> | undefined

/** Hands in a paper for a component; answers the upload id. */
export async function handIn({ services }: Runtime, run: Run, component: string): Promise<string> {
  paper ??= services.pdf.render({ template: 'dossiers/demo-paper', data: {} })
  const name = `${component
    .split(/[;,(:]/)[0]
    ?.trim()
    .slice(0, 80)}.pdf`
  return (await run(uploadFile, { bytes: await paper, name })).uploadId
}
