import { page } from '#kernel/http/page.ts'
import { formatCivilDate } from '#kernel/i18n/format.ts'
import { Button } from '#ui/button/button.tsx'
import { DateField } from '#ui/date-field/date-field.tsx'
import { readDate } from '#ui/date-field/read-date.ts'
import { DeskPage } from '#ui/desk-page/desk-page.tsx'
import { Details } from '#ui/details/details.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Form } from '#ui/form/form.tsx'
import { formWords } from '#ui/form/form-words.ts'
import { Stack } from '#ui/layout/layout.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { z } from 'zod'
import { organisationErrors } from '../organisation.errors.ts'
import { changeChannel } from '../operations/change-channel.ts'
import { endChannel } from '../operations/end-channel.ts'
import { getChannel } from '../operations/get-channel.ts'
import type { ChannelView } from '../organisation.schema.ts'
import { ChannelForm, channelInput } from './parts/channels.tsx'

/** A page or group of a unit: changed, counted anew, ended. */
export const channelPage = page<ChannelView>({
  path: '/desk/channels/:id',
  async load(p) {
    const id = z.uuid().safeParse(p.params['id'])
    if (!id.success) throw organisationErrors.unknownChannel()
    return p.run(getChannel, { id: id.data })
  },
  actions: {
    async change(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(changeChannel, { id, version: form.text('change.version'), ...channelInput(form, 'change') })
      return p.redirect(`/desk/channels/${id}`, { id: 'organisation.flash.changed' })
    },
    async end(p, form) {
      const id = p.params['id'] ?? ''
      await p.run(endChannel, { id, on: readDate(form.text('end.on')) ?? form.text('end.on') })
      return p.redirect(`/desk/channels/${id}`, { id: 'organisation.flash.ended' })
    },
  },
  view: (channel, ui, form) => {
    const words = formWords(ui, form, { change: 'name', end: 'on' })
    const t = (key: string) => ui.t(`organisation.channel.${key}`)
    return (
      <DeskPage
        ui={ui}
        title={channel.name}
        hasErrors={words.problems.length > 0}
        breadcrumbs={[
          { label: ui.t('organisation.channel.all'), href: `/desk/channels?unit=${channel.unit}` },
          { label: channel.name },
        ]}
      >
        <Stack gap="lg">
          <ErrorSummary ui={ui} problems={words.problems} />
          {channel.endedOn === null ? (
            <>
              <ChannelForm ui={ui} words={words} form="change" channel={channel} />
              <Details summary={t('end')} open={words.isSent('end')}>
                <Form ui={ui} action="end">
                  <DateField
                    ui={ui}
                    name="end.on"
                    label={t('endOn')}
                    value={words.typed('end', 'on')}
                    error={words.error('end', 'on')}
                  />
                  <div>
                    <Button variant="secondary" color="danger">
                      {t('end')}
                    </Button>
                  </div>
                </Form>
              </Details>
            </>
          ) : (
            <Notice
              tone="info"
              title={ui.t('organisation.channel.endedOn', { day: formatCivilDate(channel.endedOn) })}
            />
          )}
        </Stack>
      </DeskPage>
    )
  },
})
