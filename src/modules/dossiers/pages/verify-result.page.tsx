import { createHash } from 'node:crypto'
import { CODE_LENGTH, parseCode } from '#kernel/codes/code-alphabet.ts'
import type { FormPost } from '#kernel/http/form-post.ts'
import { page, type PageRequest } from '#kernel/http/page.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { Details } from '#ui/details/details.tsx'
import { Island } from '#ui/island/island.tsx'
import { Section, Stack } from '#ui/layout/layout.tsx'
import { Page } from '#ui/page/page.tsx'
import type { Ui } from '#ui/ui.ts'
import type { ResultRegister } from '#ui/seal-check/seal-answer.ts'
import { SealIsland } from '#ui/seal-check/seal-island.tsx'
import type { VerifiedResult } from '../resident-view.schema.ts'
import { CompareFile } from '../islands/compare-file.island.tsx'
import { verifyResult } from '../operations/verify-result.ts'
import { compareWords } from './parts/compare-words.ts'
import { ResultFacts, VerdictBanner, type Verdict } from './parts/verdict.tsx'

const MEGABYTE = 1024 * 1024

/** Is this result real, and does it still stand? The register's answer; beside it the seal's, checked on the device. */
export const verifyResultPage = page({
  path: '/v/:code',
  maxBody: 25 * MEGABYTE,
  guesses: 'guess',
  async load(p) {
    const typed = p.params['code'] ?? ''
    const result = await p.run(verifyResult, { code: typed.slice(0, 200) })
    if (result.status === 'unknown') p.missed()
    const verdict: Verdict =
      result.status === 'unknown' && !parseCode(typed, CODE_LENGTH.result).ok ? 'mistyped' : result.status
    return { result, verdict, code: result.code ?? typed.slice(0, 40) }
  },
  view: ({ result, verdict, code }, ui) => (
    <Page ui={ui} title={ui.t('dossiers.verify.page_title', { code })} heading={false} noIndex>
      <Stack gap="lg">
        <div>
          <VerdictBanner ui={ui} verdict={verdict} result={result} />
          <SealIsland ui={ui} mode="online" register={registerOf(result)} />
        </div>
        {result.code !== null && <Known ui={ui} result={result} />}
        <div>
          <LinkButton href="/v" variant={result.code === null ? 'primary' : 'secondary'} icon="search">
            {ui.t('dossiers.verify.again')}
          </LinkButton>
        </div>
      </Stack>
    </Page>
  ),
  actions: { compare },
})

function Known({ ui, result }: { ui: Ui; result: VerifiedResult }) {
  const { t } = ui
  return (
    <>
      <Section title={t('dossiers.verify.facts')}>
        <ResultFacts ui={ui} result={result} />
        <p class="mc-hint">{t('dossiers.verify.no_person')}</p>
      </Section>
      {result.sha256 !== null && (
        <Section title={t('dossiers.verify.compare.title')}>
          <p>{t('dossiers.verify.compare.text')}</p>
          <Island
            name="dossiers/compare-file"
            component={CompareFile}
            props={{ to: ui.path, sha256: result.sha256, words: compareWords(ui) }}
          />
          <Details summary={t('dossiers.verify.compare.hash')}>
            <p class="mc-hash">{result.sha256}</p>
          </Details>
        </Section>
      )}
    </>
  )
}

function registerOf({
  status,
  code,
  unit,
  procedure,
  number,
  issuedOn,
  signer,
}: VerifiedResult): ResultRegister | null {
  if (!code || !unit || !procedure || number === null || !issuedOn) return null
  return { code, unit, procedure, number, issuedOn, signer: signer ?? '', stands: status === 'valid' }
}

/** Without script the file comes here; its hash is compared and nothing of it is kept. */
async function compare(p: PageRequest, form: FormPost): Promise<Response> {
  const code = p.params['code'] ?? ''
  const here = `/v/${encodeURIComponent(code)}`
  const file = form.files('file')[0]
  if (!file || file.size === 0) return p.redirect(here, { id: 'dossiers.verify.compare.empty', tone: 'warning' })
  const { sha256 } = await p.run(verifyResult, { code: code.slice(0, 200) })
  const same =
    sha256 !== null &&
    createHash('sha256')
      .update(new Uint8Array(await file.arrayBuffer()))
      .digest('hex') === sha256
  return p.redirect(
    here,
    same
      ? { id: 'dossiers.verify.compare.same', tone: 'success' }
      : { id: 'dossiers.verify.compare.different', tone: 'danger' },
  )
}
