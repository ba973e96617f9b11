import type { Pool } from 'pg'

export type Pace = { stop(): Promise<{ reads: string; writes: string }> }

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** How many, and how long half, 95 of a hundred and the slowest took, in ms. */
function told(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const [half, most, worst] = [at(sorted, 0.5), at(sorted, 0.95), sorted.at(-1) ?? 0].map((ms) => ms.toFixed(1))
  return `${times.length} (p50 ${half} ms, p95 ${most} ms, slowest ${worst} ms)`
}

/** Somebody who reads the list of a unit and somebody who writes to a member, without a pause, until stopped. */
export function pace(pool: Pool): Pace {
  let going = true
  const times = { reads: [] as number[], writes: [] as number[] }
  const repeat = async (list: number[], work: (n: number) => Promise<unknown>) => {
    for (let n = 1; going; n += 1) {
      const began = performance.now()
      await work(n)
      list.push(performance.now() - began)
      await new Promise((done) => setTimeout(done, 5))
    }
  }
  const code = (n: number) => `PN${String(1 + ((n * 7919) % 3000)).padStart(5, '0')}`
  const running = Promise.all([
    repeat(times.reads, (n) =>
      pool.query(
        `select m.id, m.number, p.name from membership_places l join memberships m on m.id = l.membership_id
           join people p on p.id = m.person_id where l.unit_code = $1 and l.valid_to is null order by m.number limit 50`,
        [code(n)],
      ),
    ),
    repeat(times.writes, (n) =>
      pool.query(
        `update memberships set kind = 'core', version = version + 1 where number = $1 and association = 'womens_union'`,
        [`HV${1 + ((n * 104_729) % 10_000)}`],
      ),
    ),
  ])
  return {
    async stop() {
      going = false
      await running
      return { reads: told(times.reads), writes: told(times.writes) }
    },
  }
}
