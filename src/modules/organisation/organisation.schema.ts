import { z } from 'zod'
import { AnyUnitCode, CivilDay } from '#modules/units/index.ts'
import { CHANNEL_KINDS } from './channel.rules.ts'

const Line = (max: number) => z.string().trim().normalize('NFC').max(max)
const blank = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (value === '' ? null : value), schema.nullable())
const Web = Line(300).refine((text) => text === '' || /^https:\/\/[^\s]+$/.test(text), 'organisation.bad_address')

export const UnitContact = z.object({
  line: Line(200),
  phone: Line(40).refine((text) => /^[0-9+(). -]*$/.test(text), 'organisation.bad_phone'),
  email: Line(120).refine((text) => text === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text), 'organisation.bad_email'),
  website: Web,
  latitude: blank(z.coerce.number().min(-90).max(90)),
  longitude: blank(z.coerce.number().min(-180).max(180)),
})
export const Hours = z.object({ days: z.string(), from: z.string(), to: z.string() })
export const ContactView = UnitContact.extend({ hours: z.array(Hours), version: z.int() }).meta({ id: 'UnitContact' })
export type ContactView = z.output<typeof ContactView>

export const SetContact = UnitContact.extend({
  code: AnyUnitCode,
  hours: Line(600).meta({ description: 'A line each, as `2-6: 7:00-11:30, 13:30-17:00`; 2 is Monday, CN is Sunday' }),
  version: z
    .preprocess((value) => (value === '' ? undefined : value), z.coerce.number().int().min(0))
    .meta({ description: 'The one that was seen; 0 where there is none yet' }),
})

const Channel = z.object({
  kind: z.enum(CHANNEL_KINDS),
  name: Line(120).min(1),
  address: Web,
  runBy: Line(120),
  members: blank(z.coerce.number().int().min(0).max(100_000_000)),
  countedOn: blank(CivilDay),
  startedOn: blank(CivilDay),
  isPublic: z.boolean(),
})
export const ChannelView = Channel.extend({
  id: z.uuid(),
  unit: z.string(),
  endedOn: z.string().nullable(),
  version: z.int(),
}).meta({ id: 'UnitChannel' })
export type ChannelView = z.output<typeof ChannelView>

export const AddChannel = Channel.extend({ unit: AnyUnitCode })
export const ChangeChannel = Channel.extend({ id: z.uuid(), version: z.coerce.number().int() })
export const EndChannel = z.object({ id: z.uuid(), on: CivilDay })
export const ChannelId = z.object({ id: z.uuid() })

export const ListChannels = z.object({
  unit: AnyUnitCode,
  kind: z.preprocess((value) => (value === '' ? undefined : value), z.enum(CHANNEL_KINDS).optional()),
  cursor: z.preprocess((value) => (value === '' ? undefined : value), z.string().max(300).optional()),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const ChannelList = z.object({
  items: z.array(ChannelView.extend({ unitName: z.string() })),
  totals: z.array(z.object({ kind: z.enum(CHANNEL_KINDS), channels: z.int(), members: z.int() })),
  next: z.string().nullable(),
})

const Node = z.object({
  code: z.string(),
  name: z.string(),
  level: z.string(),
  levelName: z.string(),
  parentCode: z.string().nullable(),
  children: z.int().meta({ description: 'How many units lie directly in it on that day' }),
  members: z.int().nullable().meta({ description: 'Members below it on that day; null where the tree has none' }),
})
export type TreeNode = z.output<typeof Node>

export const GetTree = z.object({
  tree: z.string().max(40).default('administration'),
  at: z.preprocess((value) => (value === '' ? undefined : value), CivilDay.optional()),
  open: z.preprocess((value) => (value === '' ? undefined : value), AnyUnitCode.optional()),
  q: z.string().max(100).optional(),
})
export const TreeView = z.object({
  tree: z.string(),
  at: z.string(),
  days: z.array(z.object({ day: z.string(), changes: z.int() })),
  path: z.array(z.string()).meta({ description: 'Codes that are open, from the top' }),
  nodes: z.array(Node),
  found: z.array(z.object({ code: z.string(), name: z.string(), place: z.string(), levelName: z.string() })),
})
export type TreeView = z.output<typeof TreeView>

export const GetOrganisationUnit = z.object({
  code: AnyUnitCode,
  at: z.preprocess((value) => (value === '' ? undefined : value), CivilDay.optional()),
})
export const OrganisationUnit = z.object({
  at: z.string(),
  unit: z
    .object({
      code: z.string(),
      tree: z.string(),
      name: z.string(),
      nameVi: z.string(),
      level: z.string(),
      levelName: z.string(),
      parentCode: z.string().nullable(),
      placeCode: z.string().nullable(),
      placeName: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    })
    .nullable()
    .meta({ description: 'Null when the code named nothing on that day' }),
  above: z.array(z.object({ code: z.string(), name: z.string() })),
  below: z.array(Node),
  members: z.int().nullable(),
  details: z.array(z.object({ key: z.string(), name: z.string(), kind: z.string(), value: z.string() })),
  contact: ContactView.nullable(),
  channels: z.array(ChannelView),
  rows: z.array(
    z.object({
      name: z.string(),
      levelName: z.string(),
      parent: z.string().nullable(),
      validFrom: z.string(),
      validTo: z.string().nullable(),
    }),
  ),
  lineage: z.array(
    z.object({
      oldCode: z.string(),
      oldName: z.string(),
      newCode: z.string(),
      newName: z.string(),
      extent: z.enum(['whole', 'part', 'unchanged']),
      on: z.string(),
    }),
  ),
})
export type OrganisationUnit = z.output<typeof OrganisationUnit>
