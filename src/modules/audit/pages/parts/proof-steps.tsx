import type { ProofVerdict } from '#kernel/events/proof.ts'
import { formatMoment } from '#kernel/i18n/format.ts'
import { Details } from '#ui/details/details.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { Ui } from '#ui/ui.ts'
import type { TimelineProofAnswer } from '../../root.schema.ts'
import { Hash } from './hash.tsx'

type Given = { ui: Ui; proof: TimelineProofAnswer; verdict: ProofVerdict; signed: boolean }

/** From each event to the root, with the hashes that were computed. */
export function ProofSteps({ ui, proof, verdict, signed }: Given) {
  const { t } = ui
  const mark = (holds: boolean) =>
    holds ? ({ icon: 'check', color: 'success' } as const) : ({ icon: 'close', color: 'danger' } as const)
  const { leaf } = proof
  return (
    <>
      <Timeline
        label={t('audit.proof.steps')}
        events={[
          {
            title: t('audit.proof.step_chain', { count: proof.events.length }),
            when: t('audit.proof.step_chain_text'),
            ...mark(verdict.chain),
          },
          {
            title: t('audit.proof.step_leaf', { index: (leaf?.index ?? 0) + 1, count: leaf?.leaves ?? 0 }),
            when: t('audit.proof.step_leaf_text'),
            ...mark(verdict.leaf),
          },
          {
            title: t('audit.proof.step_path', { count: proof.path.length }),
            when: t('audit.proof.step_path_text'),
            ...mark(verdict.path),
          },
          { title: t('audit.proof.step_signed'), when: t('audit.proof.step_signed_text'), ...mark(signed) },
        ].slice(0, proof.root ? 4 : 1)}
      />
      <Details summary={t('audit.proof.events')}>
        <Timeline
          label={t('audit.proof.events')}
          events={proof.events.map((event) => ({
            title: t('audit.proof.event', { seq: event.seq }),
            when: formatMoment(new Date(event.at)),
            iso: event.at,
            text: <Hash value={event.hash} />,
          }))}
        />
      </Details>
      {proof.path.length > 0 && (
        <Details summary={t('audit.proof.neighbours')}>
          <ol>
            {proof.path.map(({ side, hash }) => (
              <li>
                {t(`audit.proof.${side}`)}: <Hash value={hash} />
              </li>
            ))}
          </ol>
        </Details>
      )}
    </>
  )
}
