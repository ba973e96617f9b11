// Rights as data: a role is made, given, handed on for a while, and taken away under somebody who is working.
import { expect, test } from 'vitest'
import { Api } from '#e2e/ground/api.ts'
import { submitBirth } from '#e2e/ground/birth.ts'
import { newPage } from '#e2e/ground/browser.ts'
import { demoPassword } from '#e2e/ground/session.ts'
import { DeskPages } from '#e2e/pages/desk.page.ts'

const desk = async (width: number) => new DeskPages(await newPage({ width }))

test(
  'an administrator makes a role and appoints, a substitute acts, and a position ends in a running session',
  { timeout: 240_000 },
  async () => {
    const admin = await desk(1280)
    await admin.signIn('quantri', '/desk/admin/roles')

    await admin.go(admin.main.locator('a[href$="/roles/new"]'))
    await admin.page.fill('[name=role]', 'van_thu')
    for (const [locale, name] of Object.entries({ vi: 'Văn thư', en: 'Filing clerk', pl: 'Kancelista' }))
      await admin.page.fill(`[name="names.${locale}"]`, name)
    await admin.page.check('[name="may.dossiers.read"]')
    await admin.go(admin.main.locator('form button[type=submit]').last())
    expect(await admin.main.innerText()).toContain('Văn thư')

    const login = `vanthu${Date.now() % 100_000}`
    await admin.open('/desk/admin/accounts/new')
    await admin.page.fill('[name=name]', 'Huỳnh Thị Sen')
    await admin.page.fill('[name=login]', login)
    await admin.page.selectOption('[name=unit]', '20965')
    await admin.page.selectOption('[name=role]', 'van_thu')
    await admin.page.fill('[name=password]', demoPassword)
    await admin.go(admin.main.locator('form button[type=submit]').last())

    // She reads what the office has, and takes nothing.
    const clerk = await desk(360)
    await clerk.signIn(login)
    const sent = await submitBirth(new Api())
    const reception = await desk(1280)
    await reception.signIn('tiepnhan')
    await reception.open(`/desk/dossiers/${sent.code}`)
    await reception.act('accept')
    await clerk.open(`/desk/dossiers/${sent.code}`)
    const take = clerk.main.locator('input[name=action][value=take]')
    expect(await take.count()).toBe(0)

    // A specialist goes on leave and names her.
    const specialist = await desk(1280)
    await specialist.signIn('chuyenvien1', '/account/substitutions')
    await specialist.page.selectOption('[name=substitute]', login)
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10).split('-').toReversed().join('/')
    await specialist.page.fill('[name=to]', day)
    await specialist.page.fill('[name=reason]', 'Nghỉ phép năm')
    await specialist.go(
      specialist.main.locator('#name form button[type=submit], form:has([name=substitute]) button[type=submit]').last(),
    )
    expect(await specialist.main.innerText()).toContain('Huỳnh Thị Sen')

    // In her running session she holds that role now; what she does stands under both names.
    await clerk.open(`/desk/dossiers/${sent.code}`)
    await clerk.act('take')
    expect(await clerk.page.locator('body').innerText()).toContain('thay Trần Văn Minh')

    // Who may examine here, and why.
    await admin.open('/desk/admin/who-may?unit=20965&permission=dossiers%3Aexamine')
    expect(await admin.main.locator('table').innerText()).toContain('Làm thay Trần Văn Minh: Nghỉ phép năm')

    // The substitution and the position end while her page is open.
    await specialist.open('/account/substitutions')
    await specialist.go(specialist.main.locator('form:has(input[value=end]) button[type=submit]').first())
    await clerk.page.reload()
    expect(await clerk.page.locator('header').first().innerText()).not.toContain('Trần Văn Minh')
    await admin.open(`/desk/admin/accounts/${login}`)
    await admin.main.locator('details:has(input[value="end-position"]) > summary').click()
    await admin.page.fill('input[name=reason]', 'Chuyển công tác')
    await admin.go(admin.main.locator('form:has(input[value="end-position"]) button[type=submit]').first())
    await clerk.open(`/desk/dossiers/${sent.code}`, 404)

    // And that she could until now is known.
    await admin.open(`/desk/admin/who-may?login=${login}`)
    expect(await admin.main.locator('table').innerText()).toContain('Chuyển công tác')
  },
)
