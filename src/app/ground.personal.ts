import type { PersonalData } from '#kernel/manifest/personal-data.ts'

/** The kernel's own tables, and the places where personal data lies outside of tables. */
export const groundPersonal: PersonalData = [
  // Codes of units before and after a reorganisation, by the id of a row that its own table tells about.
  { table: 'carried_units', none: ['act', 'table_name', 'column_name', 'row_id', 'old_value', 'new_value'] },
  {
    table: 'events',
    none: ['version', 'seq', 'stream', 'type', 'at', 'prev_hash', 'hash', 'position', 'request_id'],
    personal: {
      stream_id: { kind: 'reference' },
      actor_id: { kind: 'actions', about: 'officer' },
      actor_name: { kind: 'actions', about: 'officer' },
      actor_role: { kind: 'actions', about: 'officer' },
      position_id: { kind: 'actions', about: 'officer' },
      mandate_id: { kind: 'relation' },
      on_behalf_of: { kind: 'reference' },
      // The network of an officer as it is, of everybody else as a keyed hash (kernel/events/writer.ts).
      origin: { kind: 'network_address', about: 'caller' },
      subjects: { kind: 'reference' },
      // Keys, ids and keyed hashes; reasons that an officer wrote are letters of the office.
      data: { kind: 'correspondence' },
    },
    subjects: [
      { kind: 'stream', column: 'stream_id', stream: 'dossier' },
      { kind: 'stream', column: 'stream_id', stream: 'account' },
      { kind: 'stream', column: 'stream_id', stream: 'draft' },
      { kind: 'stream', column: 'stream_id', stream: 'person' },
      { kind: 'stream', column: 'stream_id', stream: 'member' },
      { kind: 'account', column: 'actor_id' },
    ],
    purposes: ['audit_trail', 'handle_dossiers'],
    retention: { duty: 'proof' },
    erase: { hold: 'proof_of_log' },
    seenBy: ['self', 'dossiers:read', 'identity:manage'],
  },
  {
    table: 'files',
    none: [
      'size',
      'media_type',
      'pages',
      'created_at',
      'scan',
      'scan_finding',
      'scan_tries',
      'scan_after',
      'scanned_at',
    ],
    personal: {
      id: { kind: 'reference' },
      sha256: { kind: 'papers', protection: 'token_hash', bytes: true },
      // The name that she gave the file may say whose it is.
      name: { kind: 'papers', becomes: '' },
      uploader: { kind: 'reference', about: 'caller', protection: { keyedHash: 'files.uploader' } },
    },
    subjects: [{ kind: 'file', column: 'id' }],
    purposes: ['handle_dossiers', 'keep_drafts'],
    retention: { unreferenced: 'upload', after: 'created_at' },
    erase: 'delete',
    seenBy: ['self', 'dossiers:read'],
  },
  {
    table: 'idempotency_keys',
    none: ['key', 'operation', 'request_hash', 'created_at'],
    personal: {
      actor: { kind: 'reference', about: 'caller' },
      response: { kind: 'application', about: 'caller', protection: { sealed: 'idempotency_keys.response' } },
    },
    subjects: [{ kind: 'account', column: 'actor', about: 'caller' }],
    purposes: ['handle_dossiers'],
    retention: { rule: 'answers_of_calls', after: 'created_at' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'upload_days',
    none: ['day', 'bytes'],
    personal: {
      uploader: { kind: 'network_address', about: 'caller', protection: { keyedHash: 'upload_days.uploader' } },
    },
    // Hashes that lead to nobody without the key, gone after two days.
    subjects: [],
    purposes: ['sign_in_safety'],
    retention: { rule: 'sign_in_failure', after: 'day' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  {
    table: 'shared_limits',
    none: ['action', 'tokens', 'strikes', 'blocked_until', 'touched_at'],
    personal: {
      caller: { kind: 'network_address', about: 'caller', protection: { keyedHash: 'shared_limits.caller' } },
    },
    subjects: [],
    purposes: ['sign_in_safety'],
    retention: { rule: 'sign_in_failure', after: 'touched_at' },
    erase: 'delete',
    seenBy: ['nobody'],
  },
  // Signed statements over hashes: they tell of nobody.
  { table: 'audit_roots', none: ['number', 'at', 'upto', 'statement', 'key_id', 'signature'] },
  { table: 'audit_leaves', none: ['root', 'stream_id', 'seq', 'hash'] },
  { table: 'migrations', none: ['name', 'sha256', 'ran_at'] },
  {
    place: 'files',
    kinds: ['papers', 'decision'],
    sensitive: ['health', 'private_life', 'finance'],
    purposes: ['handle_dossiers'],
    retention: { with: 'files' },
  },
  { place: 'uploads_under_way', kinds: ['papers'], purposes: ['keep_drafts'], retention: { rule: 'upload' } },
  // Messages of the queue are events: ids and keys.
  {
    place: 'jobs',
    kinds: ['reference', 'correspondence'],
    purposes: ['handle_dossiers'],
    retention: { by: 'operator' },
  },
  { place: 'logs', kinds: ['reference'], purposes: ['sign_in_safety'], retention: { by: 'operator' } },
  { place: 'cookies', kinds: ['session', 'reference'], purposes: ['accounts'], retention: { by: 'owner' } },
  { place: 'browser', kinds: ['application'], purposes: ['keep_drafts'], retention: { by: 'owner' } },
  {
    place: 'backups',
    kinds: ['application', 'papers', 'name'],
    purposes: ['handle_dossiers'],
    retention: { by: 'operator' },
  },
]
