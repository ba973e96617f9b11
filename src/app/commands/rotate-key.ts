import { randomBytes } from 'node:crypto'
import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { formatKeyRing, parseKeyRing, rotateKeyRing } from '#kernel/crypto/key-ring.ts'
import { loadKeyRing, newKeyId } from '#kernel/crypto/keys.ts'
import { civilDate } from '#kernel/i18n/format.ts'
import { UsageError, type OfflineCommand } from './command.ts'

// The look-up key is not among them: docs/adr/0027-no-rotation-of-the-look-up-key.md.
const variables = { seal: 'SEAL_KEYS', data: 'DATA_KEYS' } as const
const isName = (name: string | undefined): name is keyof typeof variables => name === 'seal' || name === 'data'

export const rotateKeyCommand: OfflineCommand = {
  name: 'rotate-key',
  summary: 'Puts a new key before the old ones, which go on reading what they made',
  help: [
    'rotate-key <seal|data>',
    'seal   signs results; results of the old key stay valid',
    'data   encrypts personal data; a job of the running servers encrypts old rows anew, readable all the while',
    'Changes DATA_DIR/keys/<name>.keys: back it up before and after. Running servers take the new key up by themselves;',
    'the old ones stay in the file, to read what they made. How far it is: npm run motcua -- reencrypt.',
  ],
  positionals: 1,
  offline({ config, say }, _values, [name]) {
    if (!isName(name)) throw new UsageError('Which key: seal or data?')
    if ((name === 'seal' ? config.sealKeys : config.dataKeys) !== undefined)
      throw new UsageError(
        `The ${name} keys come from ${variables[name]}: put the new key first there (docs/how-to/deploy.md, Keys).`,
      )
    const today = civilDate(new Date())
    const dir = join(config.dataDir, 'keys')
    const before = loadKeyRing({ dir, name, today })
    const path = join(dir, `${name}.keys`)
    const ring = rotateKeyRing(before, { id: freshId(today, before), key: randomBytes(32), today })
    const draft = `${path}.new`
    // wx: a second rotation at the same time fails here instead of losing one of the two keys.
    writeFileSync(draft, formatKeyRing(ring), { mode: 0o600, flag: 'wx' })
    chmodSync(draft, 0o600)
    renameSync(draft, path)
    say(
      `${path}: key ${parseKeyRing(readFileSync(path, 'utf8'))[0].id} is the current one of ${ring.length}. Running servers follow within a second.`,
    )
    return 0
  },
}

function freshId(today: string, ring: readonly { id: string }[]): string {
  const id = newKeyId(today)
  return ring.some((key) => key.id === id) ? freshId(today, ring) : id
}
