import { describe, expect, test } from 'vitest'
import { TextError } from '#kernel/texting/texting.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { testRuntime } from '#kernel/testing/runtime.ts'
import { anAccount, somePlaces, whoIs } from '#modules/identity/testing/fixtures.ts'
import { entered, from, lastCode } from '../testing/fixtures.ts'
import { requestPhoneCode } from './request-phone-code.ts'
import { signInPhone } from './sign-in-phone.ts'
import { signUpPhone } from './sign-up-phone.ts'
import { signUp } from './sign-up.ts'

const { pool } = await testDatabase()
const t = testRuntime({ pool, now: '2026-11-20T08:00:00+07:00' })
const here = from(t, '10.0.0.1')

async function signUpBy(phone: string, name: string) {
  const { step } = await here(requestPhoneCode, { phone })
  const answer = await here(signInPhone, { step, code: lastCode(t) })
  if (answer.outcome !== 'name') throw new Error(answer.outcome)
  return entered(await here(signUpPhone, { step: answer.step, name }))
}

describe('the phone code', () => {
  test('makes an account of level 1 the first time, and opens it the second', async () => {
    const first = await signUpBy('0905 000 001', '  Nguyễn   Thị Lan ')
    expect(first.signedIn.account).toEqual({ name: 'Nguyễn Thị Lan', login: null, phone: '+84905000001' })
    const actor = await whoIs(t, first.signedIn.token)
    expect([actor.level, actor.positions]).toEqual([1, []])
    t.setNow('2026-11-20T08:10:00+07:00')
    const { step } = await here(requestPhoneCode, { phone: '+84905000001' })
    const again = entered(await here(signInPhone, { step, code: ` ${lastCode(t)} ` }))
    expect((await whoIs(t, again.signedIn.token)).accountId).toBe(actor.accountId)
  })

  test('is stored neither in clear nor with its number', async () => {
    await here(requestPhoneCode, { phone: '0905000002' })
    const { rows } = await pool.query('select * from sign_in_steps')
    expect(JSON.stringify(rows)).not.toContain(lastCode(t))
    expect(JSON.stringify(rows)).not.toContain('905000002')
  })

  test('is answered in the same way for a known and an unknown number', async () => {
    await signUpBy('0905000003', 'Hồ Văn Bình')
    t.setNow('2026-11-20T09:00:00+07:00')
    const answers = [
      await here(requestPhoneCode, { phone: '0905000003' }),
      await here(requestPhoneCode, { phone: '0905000004' }),
    ]
    expect(answers.map((answer) => Object.keys(answer))).toEqual([['step'], ['step']])
  })

  test('takes five tries and five minutes, and works once', async () => {
    const { step } = await here(requestPhoneCode, { phone: '0905000005' })
    const wrong = lastCode(t) === '000000' ? '111111' : '000000'
    for (let left = 4; left >= 0; left -= 1)
      expect(await here(signInPhone, { step, code: wrong })).toEqual({ outcome: 'refused', left })
    expect(await here(signInPhone, { step, code: lastCode(t) })).toEqual({ outcome: 'over' })
    const late = await from(t, '10.0.0.2')(requestPhoneCode, { phone: '0905000006' })
    t.setNow('2026-11-20T09:05:00+07:00')
    expect(await here(signInPhone, { step: late.step, code: lastCode(t) })).toEqual({ outcome: 'over' })
    const used = await from(t, '10.0.0.2')(requestPhoneCode, { phone: '0905000007' })
    await here(signInPhone, { step: used.step, code: lastCode(t) })
    expect(await here(signInPhone, { step: used.step, code: lastCode(t) })).toEqual({ outcome: 'over' })
  })

  test('is sent again after a minute, then two: messages cost money and wake people', async () => {
    const ask = () => from(t, '10.0.0.3')(requestPhoneCode, { phone: '0905000008' })
    await ask()
    await expect(ask()).rejects.toMatchObject({ code: 'authentication.wait_minutes', params: { minutes: 1 } })
    await expect(from(t, '10.0.0.4')(requestPhoneCode, { phone: '0905000008' })).rejects.toMatchObject({
      kind: 'too_many',
    })
    t.setNow('2026-11-20T09:06:00+07:00')
    await ask()
    t.setNow('2026-11-20T09:07:30+07:00')
    await expect(ask()).rejects.toMatchObject({ params: { seconds: 30 } })
  })

  test('that the carrier refuses is an error in words, and no step is kept', async () => {
    const { texting } = t.runtime.services
    const before = (await pool.query('select count(*)::int as n from sign_in_steps')).rows[0].n
    for (const [failure, code] of [
      ['unreachable', 'authentication.phone_unreachable'],
      ['failed', 'authentication.message_not_sent'],
    ] as const) {
      t.runtime.services.texting = { can: () => true, send: () => Promise.reject(new TextError(failure, 'no')) }
      const phone = failure === 'failed' ? '0905000009' : '0905000010'
      await expect(from(t, '10.0.0.5')(requestPhoneCode, { phone })).rejects.toMatchObject({ code })
    }
    t.runtime.services.texting = texting
    expect((await pool.query('select count(*)::int as n from sign_in_steps')).rows[0].n).toBe(before)
  })
})

test('an officer does not come in by a code to the phone', async () => {
  await somePlaces(t)
  const phone = '0905000021'
  await anAccount(t, { role: 'reception', unit: '20965', phone })
  const { step } = await from(t, '10.0.0.6')(requestPhoneCode, { phone })
  await expect(from(t, '10.0.0.6')(signInPhone, { step, code: lastCode(t) })).rejects.toMatchObject({
    code: 'authentication.officer_by_password',
  })
})

describe('an account with a user name', () => {
  test('needs neither phone nor e-mail and proves nothing', async () => {
    const answer = entered(await here(signUp, { name: 'Phan Thị Mận', login: 'Phan.Man', password: 'con duong lang' }))
    expect(answer.signedIn.account).toEqual({ name: 'Phan Thị Mận', login: 'phan.man', phone: null })
    expect((await whoIs(t, answer.signedIn.token)).level).toBe(0)
  })

  test('is refused with a taken name, a common password, or one with the own name in it', async () => {
    const person = { name: 'Phan Thị Mận', login: 'phan.man2', password: 'con duong lang' }
    await expect(here(signUp, { ...person, login: 'phan.man' })).rejects.toMatchObject({ code: 'identity.login_taken' })
    for (const [password, code] of [
      ['password1', 'identity.password_common'],
      ['phanthiman1990', 'identity.password_telling'],
      ['ngan', 'identity.password_short'],
    ] as const)
      await expect(here(signUp, { ...person, password })).rejects.toMatchObject({ code })
  })

  test('on a shared device is not remembered by the browser, and its session ends with the browser', async () => {
    const person = { name: 'Phan Thị Mơ', login: 'phan.mo', password: 'con duong lang', shared: true }
    const { browser, signedIn } = entered(await here(signUp, person))
    expect([browser, signedIn.seconds]).toEqual([null, null])
  })
})
