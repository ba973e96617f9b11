import { formatMoment } from '#kernel/i18n/format.ts'
import { page } from '#kernel/http/page.ts'
import { qrSvg } from '#kernel/qr/qr.ts'
import { LinkButton } from '#ui/button/button.tsx'
import { CopyCode } from '#ui/copy-code/copy-code.tsx'
import { FileList } from '#ui/file-field/file-field.tsx'
import { Prose, Row, Section, Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { Page } from '#ui/page/page.tsx'
import { QrFigure } from '#ui/qr-figure/qr-figure.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { Ui } from '#ui/ui.ts'
import type { Receipt, ReceiptView } from '../draft.schema.ts'
import { sizeInWords } from '../file-size.rules.ts'
import { getReceipt } from '../operations/get-receipt.ts'
import { printReceipt } from '../operations/print-receipt.ts'
import { withDraft } from './parts/draft-access.ts'

/** The acknowledgement: what the resident keeps to prove what she sent, and how to follow it. */
export const draftReceiptPage = page<ReceiptView>({
  path: '/drafts/:draft/receipt',
  load: (p) => withDraft(p, (draft) => p.run(getReceipt, { draft })),
  view: (data, ui) => <ReceiptPage data={data} ui={ui} />,
})

/** The same on paper. */
export const draftReceiptPdf = page<null>({
  path: '/drafts/:draft/receipt.pdf',
  load: (p) =>
    withDraft<null>(p, async (draft) => {
      const { bytes, mediaType, name } = await p.run(printReceipt, { draft })
      return new Response(new Uint8Array(bytes), {
        headers: {
          'content-type': mediaType,
          'content-disposition': `attachment; filename="${name}"`,
          'cache-control': 'no-store',
        },
      })
    }),
  view: () => <></>,
})

function ReceiptPage({ data, ui }: { data: ReceiptView; ui: Ui }) {
  const { receipt, draft } = data
  const track = `/t/${receipt.trackingCode}`
  return (
    <Page
      ui={ui}
      title={ui.t('applications.receipt.title')}
      lead={ui.t('applications.receipt.lead', { unit: draft.unit.name })}
      width="form"
      noIndex
    >
      <Notice tone="success" title={ui.t('applications.receipt.keep')}>
        <p>{ui.t('applications.receipt.keep_text')}</p>
      </Notice>
      <CopyCode ui={ui} label={ui.t('applications.receipt.tracking')} code={data.trackingCode} />
      <Row>
        <LinkButton href={track} iconEnd="arrow-right">
          {ui.t('applications.receipt.follow')}
        </LinkButton>
        <LinkButton href={`/drafts/${draft.id}/receipt.pdf`} variant="secondary" icon="download" download>
          {ui.t('applications.receipt.pdf')}
        </LinkButton>
      </Row>
      <SummaryList
        ui={ui}
        rows={[
          { key: ui.t('applications.receipt.code'), value: receipt.code },
          { key: ui.t('applications.receipt.at'), value: formatMoment(new Date(receipt.submittedAt)) },
          { key: ui.t('applications.receipt.procedure'), value: draft.procedure.name },
          { key: ui.t('applications.receipt.applicant'), value: receipt.applicantName },
          ...(receipt.submitter ? [{ key: ui.t('applications.receipt.submitter'), value: receipt.submitter }] : []),
        ]}
      />
      <Section title={ui.t('applications.receipt.documents', { count: receipt.documents.length })}>
        <Documents ui={ui} receipt={receipt} />
      </Section>
      <Section title={ui.t('applications.receipt.next')}>
        <Prose>
          <ol>
            {(data.prepare ? ['bring', 'accepted', 'result'] : ['look', 'accepted', 'result']).map((line) => (
              <li>{ui.t(`applications.receipt.line.${line}`)}</li>
            ))}
          </ol>
        </Prose>
      </Section>
      <QrFigure
        svg={qrSvg(data.trackingUrl, ui.t('applications.receipt.qr'))}
        alt={ui.t('applications.receipt.qr')}
        code={data.trackingCode}
        caption={ui.t('applications.receipt.qr')}
      />
    </Page>
  )
}

/** Each document by its component, name, pages and hash; the hash in groups that two people can read to each other. */
function Documents({ ui, receipt }: { ui: Ui; receipt: Receipt }) {
  if (receipt.documents.length === 0) return <p>{ui.t('applications.receipt.no_documents')}</p>
  const components = [...new Set(receipt.documents.map((one) => one.component))]
  return (
    <Stack gap="md">
      {components.map((component) => {
        const mine = receipt.documents.filter((one) => one.component === component)
        const files = mine.map((one) => ({
          id: one.sha256,
          name: one.name,
          pages: one.pages,
          size: sizeInWords(one.size, ui.locale),
          note: `SHA-256: ${one.sha256.match(/.{8}/g)?.join(' ') ?? ''}`,
        }))
        return (
          <Stack gap="xs">
            <h3 class="ds-heading" data-size="2xs">
              {mine[0]?.componentName}
            </h3>
            <FileList ui={ui} files={files} />
          </Stack>
        )
      })}
      <p class="mc-hint">{ui.t('applications.receipt.hash')}</p>
    </Stack>
  )
}
