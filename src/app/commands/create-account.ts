import { createAccount } from '#modules/identity/index.ts'
import { UsageError, type Command, type CommandValues } from './command.ts'
import { askSecret } from './ask-secret.ts'

export const createAccountCommand: Command = {
  name: 'create-account',
  summary: 'Makes an account, usually the first administrator',
  help: [
    'create-account --login <user name> --name <full name> [--role <role> --unit <code>] [--phone <number>]',
    '--login   user name: a letter, then letters, digits, . _ or -',
    '--name    name as people read it, for example "Đặng Hoàng Nam"',
    '--role    reception, specialist, chair or administrator, from today on',
    '--unit    code of the unit at which the role is held (48 Đà Nẵng, 20965 Xã Núi Thành)',
    '--phone   Vietnamese phone number, with which one may sign in too',
    'The password comes from MOTCUA_PASSWORD, else it is asked for; it is never an argument, which others could read.',
  ],
  options: {
    login: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    unit: { type: 'string' },
    phone: { type: 'string' },
  },
  async prepare(values) {
    const [login, name] = [needed(values, 'login'), needed(values, 'name')]
    const [role, unit, phone] = [text(values, 'role'), text(values, 'unit'), text(values, 'phone')]
    if ((role === undefined) !== (unit === undefined)) throw new UsageError('--role and --unit go together.')
    const password = process.env['MOTCUA_PASSWORD'] ?? (await askTwice())
    return async ({ run, say }) => {
      const made = await run(createAccount, { login, name, role, unit, phone, password })
      say(
        role === undefined
          ? `Account ${made.login} made, without a role.`
          : `Account ${made.login} made: ${role} at ${unit}.`,
      )
      return 0
    }
  },
}

const text = (values: CommandValues, name: string) => (typeof values[name] === 'string' ? values[name] : undefined)

function needed(values: CommandValues, name: string): string {
  const value = text(values, name)
  if (!value) throw new UsageError(`--${name} is missing. See: npm run motcua -- create-account --help`)
  return value
}

async function askTwice(): Promise<string> {
  if (!process.stdin.isTTY)
    throw new UsageError('No password: set MOTCUA_PASSWORD, or call from a terminal to be asked.')
  const password = await askSecret('Password: ')
  if ((await askSecret('Again: ')) !== password) throw new UsageError('The two passwords differ. Nothing was made.')
  return password
}
