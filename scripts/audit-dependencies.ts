// Part of npm test: known vulnerabilities of what is installed, as the registry at hand knows them. A registry without
// advisories, or none at all, is said in one plain line and is no failure. A known vulnerability of high or critical
// severity in what the server runs fails; others are listed. How soon what is mended: SECURITY.md.
import { spawnSync } from 'node:child_process'

type Report = {
  vulnerabilities?: Record<string, { severity: string; isDirect?: boolean; range?: string }>
  metadata?: { vulnerabilities?: Record<string, number> }
  error?: { code?: string; summary?: string }
  message?: string
  statusCode?: number
}
export type Verdict = { ok: boolean; lines: string[] }

/** What the answer of `npm audit --json` means. */
export function auditVerdict(text: string, status: number | null): Verdict {
  const report = parse(text)
  if (!report?.vulnerabilities) {
    const why = report?.statusCode ?? report?.error?.code ?? (status === null ? 'no answer in time' : 'no answer')
    return { ok: true, lines: [`DEPENDENCIES WERE NOT AUDITED: the registry in use gives no advisories (${why}).`] }
  }
  const found = Object.entries(report.vulnerabilities)
  const grave = found.filter(([, { severity }]) => severity === 'high' || severity === 'critical')
  const lines = found.map(([name, { severity, range }]) => `${severity}: ${name} ${range ?? ''}`.trim())
  return { ok: grave.length === 0, lines: lines.length > 0 ? lines : ['No known vulnerabilities in the dependencies.'] }
}

function parse(text: string): Report | undefined {
  try {
    return JSON.parse(text.slice(Math.max(0, text.indexOf('{')))) as Report
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  // Without what only tests need: that never meets a stranger.
  const args = ['audit', '--json', '--omit=dev', '--fetch-retries=0', '--fetch-timeout=20000']
  const asked = spawnSync('npm', args, { encoding: 'utf8', timeout: 60_000, maxBuffer: 64 * 1024 * 1024 })
  const { ok, lines } = auditVerdict(asked.stdout ?? '', asked.status)
  for (const line of lines) console.log(line)
  process.exitCode = ok ? 0 : 1
}
