/**
 * What a module keeps of people, declared column by column (Law 91/2025/QH15; Decree 356/2025/NĐ-CP). The privacy page,
 * the processing register, retention and "my data" are made from this; src/app/personal-data.test.ts compares it with
 * the real schema. Words for kinds and purposes, and the legal ground of a purpose, are the privacy module's.
 */
export type PersonalData = readonly (PersonalTable | PersonalPlace)[]

/** What a value tells of a person: one word of the register, `privacy.kind.<kind>` in three languages. */
export const personalKinds = [
  'name',
  'account_name',
  'phone',
  'email',
  'address',
  'national_id',
  'birth_date',
  'application',
  'papers',
  'correspondence',
  'decision',
  'signature',
  'password',
  'second_factor',
  'session',
  'device',
  'network_address',
  'e_identity',
  'work',
  'actions',
  'relation',
  'consent',
  'request',
  'secret_code',
  'sex',
  'photo',
  'household',
  'membership',
  'position',
  'education',
  'family',
  'party',
  'ethnicity',
  'religion',
  'finance',
  'health',
  'contact_note',
  'statistics_source',
  'reference',
] as const
export type PersonalKind = (typeof personalKinds)[number]

/** Why data is held. The legal ground of each is in the privacy module (purpose.rules.ts). */
export const purposeKeys = [
  'handle_dossiers',
  'keep_drafts',
  'inform_applicants',
  'reuse_answers',
  'accounts',
  'sign_in_safety',
  'acting_for_others',
  'office_work',
  'audit_trail',
  'personal_data_rights',
  'machine_access',
  'know_people',
  'run_association',
  'inform_members',
  'greet_members',
] as const
export type PurposeKey = (typeof purposeKeys)[number]

/** Groups of sensitive data of Decree 356/2025 Art. 4; their letters are in the privacy module (sensitive.rules.ts). */
export const sensitiveGroups = [
  'ethnicity',
  'beliefs',
  'private_life',
  'health',
  'biometric_genetic',
  'sex_life',
  'crime',
  'location',
  'credentials',
  'finance',
  'behaviour',
  'other_by_law',
] as const
export type SensitiveGroup = (typeof sensitiveGroups)[number]

/** Periods by name; how many days each has is data (privacy module, settings of retention). */
export const retentionRules = [
  'dossier_archive',
  'account_closed',
  'session',
  'sign_in_failure',
  'one_time_code',
  'draft',
  'draft_content',
  'upload',
  'answers_of_calls',
  'mandate',
  'consent',
  'access_log',
  'audit_trail',
  'subject_request',
  'breach',
  'position',
  'machine_key',
  'message',
  'report',
  'membership_ended',
  'person_unused',
  'contact_note',
  'import_batch',
  'dues_record',
] as const
export type RetentionRule = (typeof retentionRules)[number]

/**
 * How long rows are kept.
 * - `rule` + `after`: the period counts from the moment in this column (null: not begun, so kept). `where` narrows it:
 *   plain SQL over the row, constant text. `how: 'anonymise'` overwrites by `becomes` and sets `mark`; else rows are deleted.
 * - `unreferenced`: as `rule`, but only rows that no other row names by a foreign key.
 * - `with`: goes when the row of that table goes that `by` names (its primary key), and is anonymised with it; `how` when
 *   the end of that period asks for something else than a request to delete (papers: held then, gone now).
 * - `duty`: kept for good; a law or the chain of proof asks for it.
 */
export type Retention =
  | { rule: RetentionRule; after: string; where?: string }
  | { rule: RetentionRule; after: string; where?: string; how: 'anonymise'; mark: string }
  | { unreferenced: RetentionRule; after: string }
  | { with: string; by: string; how?: 'delete' | 'anonymise' }
  | { duty: 'archive' | 'proof' | 'office' }
  | { while: 'account' | 'service' }

/**
 * Whom a row belongs to: the column holds the id of an account, a dossier, a draft or a file, or a keyed hash
 * (kernel/crypto/keyed-hash.ts, with its context). `stream`: the id of an event stream of that name. `person`: people.id,
 * whether that record goes on or was merged into another of hers; `membership`: memberships.id. From both the search
 * goes on only where `leads` says that the column names a record of the same person: a row may name two people (two
 * halves of a household), and nobody is led from one to the other.
 */
export type Subject = { about?: About } & (
  | { kind: 'account' | 'dossier' | 'draft' | 'file'; column: string }
  | { kind: 'person' | 'membership'; column: string; leads?: true }
  | { kind: 'stream'; column: string; stream: string }
  | { kind: 'national_id_hash' | 'phone_hash'; column: string; context: string }
  | { kind: 'parent'; column: string; table: string }
)

/** Of whom a value tells: residents (default), people of the office, or whoever calls. */
export type About = 'resident' | 'officer' | 'caller'

/** How a value lies in the column. Contexts are those of kernel/crypto (aead.encrypt, keyedHash). */
export type Protection =
  | 'clear'
  | 'masked'
  | 'slow_hash'
  | 'token_hash'
  | { sealed: string }
  /** JSON whose texts of that kind are sealed one by one. */
  | { sealedWithin: string }
  | { keyedHash: string }

/**
 * What a request to delete does with the rows of a person: `delete` them, `anonymise` (personal columns take `becomes`),
 * `hold` for a duty (`law`: the source, as the register prints it), or go `with` their parent row (see retention).
 */
export type Erasure = 'delete' | 'anonymise' | 'with' | { hold: string }

export type PersonalColumn = {
  kind: PersonalKind
  /** Left out: clear. */
  protection?: Protection
  /** Left out: basic. */
  sensitive?: readonly SensitiveGroup[]
  about?: About
  /** Left out: those of the table. */
  purposes?: readonly PurposeKey[]
  /** Value after anonymising; sealed columns seal it. Left out: stays (a reference, an officer's own act). */
  becomes?: Json
  /** Computed by the database from another column; never written. */
  generated?: true
  /** What people know the row by: the code of a dossier, the user name of an account. */
  label?: true
  /** SHA-256 of bytes in the file store: they stay as long as some row names them so. */
  bytes?: true
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** One table: each column stands either in `none` or in `personal`. A table without personal data has no `personal`. */
export type PersonalTable =
  | {
      table: string
      none: readonly string[]
      personal?: undefined
    }
  | {
      table: string
      none: readonly string[]
      personal: Readonly<Record<string, PersonalColumn>>
      subjects: readonly Subject[]
      purposes: readonly PurposeKey[]
      retention: Retention
      erase: Erasure
      /** Permissions whose holders may see it; `self`: the person. */
      seenBy: readonly (`${string}:${string}` | 'self' | 'nobody')[]
    }

/** Where personal data lies outside of columns: files, job payloads, logs, cookies, backups. Words: `privacy.place.<key>`. */
export type PersonalPlace = {
  place: 'files' | 'jobs' | 'logs' | 'cookies' | 'backups' | 'browser' | 'messages_sent' | 'uploads_under_way'
  kinds: readonly PersonalKind[]
  sensitive?: readonly SensitiveGroup[]
  purposes: readonly PurposeKey[]
  /** How it goes: with rows that name it, by a rule, or by whoever runs the place. */
  retention: { rule: RetentionRule } | { with: string } | { by: 'operator' | 'owner' }
}

/** A table that holds personal data. */
export type DeclaredTable = Extract<PersonalTable, { personal: Readonly<Record<string, PersonalColumn>> }>

export const isTable = (entry: PersonalTable | PersonalPlace): entry is PersonalTable => 'table' in entry
export const holdsPersonal = (entry: PersonalTable | PersonalPlace): entry is DeclaredTable =>
  isTable(entry) && entry.personal !== undefined
