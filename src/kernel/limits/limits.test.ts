import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDb } from '#kernel/db/db.ts'
import { testDatabase } from '#kernel/testing/database.ts'
import { fullBucket, tryOnce, type Limit } from './limit.rules.ts'
import { forgetLimits, takeShared } from './shared-limit.store.ts'

const { pool } = await testDatabase()
const db = createDb(pool)
const at = (seconds: number) => new Date(Date.parse('2026-11-20T09:00:00+07:00') + seconds * 1000)
const grows: Limit = { burst: 3, perMinute: 1, grows: true }

test('after a burst one waits until the bucket has refilled', () => {
  const limit = { burst: 2, perMinute: 6 }
  let bucket = fullBucket(limit, 0)
  const waits = [0, 0, 0, 5000, 10_000].map((now) => {
    const done = tryOnce(bucket, limit, now)
    bucket = done.bucket
    return done.wait
  })
  expect(waits).toEqual([0, 0, 10, 5, 0])
})

test('who goes on trying waits longer each time, up to an hour; a day of peace forgives', () => {
  let bucket = { ...fullBucket(grows, 0), tokens: 0 }
  let now = 0
  const waits = Array.from({ length: 9 }, () => {
    const done = tryOnce({ ...bucket, tokens: 0, at: now }, grows, now)
    bucket = done.bucket
    now = bucket.blockedUntil
    return done.wait / 60
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  expect(tryOnce(bucket, grows, now + 86_400_000)).toMatchObject({ wait: 0, bucket: { strikes: 0 } })
})

test('tries during a wait do not lengthen it', () => {
  const first = tryOnce({ ...fullBucket(grows, 0), tokens: 0 }, grows, 0)
  const second = tryOnce(first.bucket, grows, 30_000)
  expect([first.wait, second.wait, second.bucket.strikes]).toEqual([60, 30, 1])
})

test('in no stretch of time are more calls allowed than the burst and what flows in', () => {
  const steps = fc.array(fc.nat(120_000), { maxLength: 60 })
  fc.assert(
    fc.property(steps, fc.boolean(), (gaps, growing) => {
      const limit: Limit = { burst: 5, perMinute: 2, ...(growing && { grows: true }) }
      let bucket = fullBucket(limit, 0)
      let now = 0
      let allowed = 0
      for (const gap of gaps) {
        now += gap
        const done = tryOnce(bucket, limit, now)
        bucket = done.bucket
        if (done.wait === 0) allowed += 1
      }
      return allowed <= limit.burst + (now / 60_000) * limit.perMinute + 1e-6
    }),
  )
})

test('processes share the buckets of the database, however many call at once', async () => {
  const key = { action: 'identity.sign-in', caller: 'a' }
  const waits = await Promise.all(Array.from({ length: 10 }, () => takeShared(db, grows, key, at(0))))
  expect(waits.filter((wait) => wait === 0)).toHaveLength(3)
  expect(waits.filter((wait) => wait === 60)).toHaveLength(7)
  expect(await takeShared(db, grows, { ...key, caller: 'b' }, at(0))).toBe(0)
  expect(await takeShared(db, grows, { ...key, action: 'other' }, at(0))).toBe(0)
  expect(await takeShared(db, grows, key, at(180))).toBe(0)
})

test('buckets that nobody touched for two days are forgotten', async () => {
  expect(await forgetLimits(db, at(47 * 3600))).toBe(0)
  expect(await forgetLimits(db, at(49 * 3600))).toBe(3)
})
