import { randomBytes } from 'node:crypto'
import type { Bench } from '../ground/bench.ts'
import { rawRequest } from '../measure/http-requests.ts'
import { serverAlone } from '../measure/rounds.ts'
import type { CaseResult } from './case.ts'

const BOUNDARY = 'motcua-bench-boundary'
// Start of a JPEG file with a JFIF header.
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')

/** Photos of 1 MB, no two alike: type found, hashed, written to the store, recorded. */
export async function uploadCase(bench: Bench): Promise<CaseResult[]> {
  const photo = Buffer.concat([JPEG, randomBytes(1024 * 1024), Buffer.from('ffd9', 'hex')])
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="anh.jpg"\r\ncontent-type: image/jpeg\r\n\r\n`
  const body = Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)])
  const headers = { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }
  const request = rawRequest(new URL(bench.server.url).host, 'POST', '/api/v1/uploads', { headers, body })
  const stampAt = request.length - 1000 // inside the photo
  const alone = await serverAlone(bench, [request], 200, stampAt)
  return [{ kind: 'alone', name: 'upload of a 1 MB photo', ...alone }]
}
