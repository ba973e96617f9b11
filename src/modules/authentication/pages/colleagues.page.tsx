import { page } from '#kernel/http/page.ts'
import { authenticationErrors } from '../authentication.errors.ts'
import { confirmPresence } from '../operations/confirm-presence.ts'
import { listWaitingColleagues } from '../operations/list-waiting-colleagues.ts'
import { vouchForColleague } from '../operations/vouch-for-colleague.ts'
import { ColleaguesView, type ColleaguesData } from './parts/colleagues-view.tsx'
import { showLink } from './parts/made-link.tsx'

const PATH = '/desk/colleagues'

const load = async (p: Parameters<typeof showLink>[0]): Promise<ColleaguesData> => ({
  waiting: (await p.run(listWaitingColleagues, {})).items,
  made: null,
})

/** Where officers help a colleague to sign in: back into an account, or into a new one that wants to be seen first. */
export const colleaguesPage = page<ColleaguesData>({
  path: PATH,
  load,
  view: (data, ui, form) => <ColleaguesView data={data} ui={ui} form={form} />,
  actions: {
    async vouch(p, form) {
      const { name, link } = await p.run(vouchForColleague, { login: form.text('login'), reason: form.text('reason') })
      if (link === null) return p.redirect(PATH, { id: 'authentication.colleagues.vouched', params: { name } })
      return { show: { ...(await load(p)), made: showLink(p, name, link) } }
    },
    async seen(p, form) {
      const { name } = await p.run(confirmPresence, { code: form.text('code') })
      if (name === null) throw authenticationErrors.wrongCode()
      return p.redirect(PATH, { id: 'authentication.colleagues.seen_done', params: { name } })
    },
  },
})
