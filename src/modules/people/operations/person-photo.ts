import { z } from 'zod'
import { inspectFile } from '#kernel/files/file-store.ts'
import { pictureSize } from '#kernel/files/picture-size.ts'
import type { Ctx } from '#kernel/operation/ctx.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { personErrors } from '../person.errors.ts'
import { personEvent } from '../person.events.ts'
import { mayReadPerson, READ, WRITE } from '../person.policy.ts'
import { unitsOfPeople } from '../person.questions.ts'
import { ByPerson } from '../person.schema.ts'
import { findStored, updatePerson } from '../person.store.ts'
import { writablePerson } from './correct-person.ts'

const PHOTO_BYTES = 5 * 1024 * 1024
const MOST_PIXELS = 8000

const SetPhoto = ByPerson.extend({ bytes: z.instanceof(Uint8Array).nullable() })

export const Photo = z.object({
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  mediaType: z.string(),
})

/** Her picture: JPEG, PNG or WebP; null takes it away. */
export const setPhoto = operation({
  name: 'people.set-photo',
  permission: WRITE,
  kind: 'write',
  input: SetPhoto,
  output: z.object({ id: z.uuid() }),
  prepare: keep,
  run: async (ctx, input) => (await keep(ctx, input))(ctx),
})

async function keep(ctx: Ctx, { person: id, bytes }: z.output<typeof SetPhoto>) {
  if (bytes !== null) await checkPicture(bytes)
  return async (within: Ctx) => {
    const person = await writablePerson(within, id)
    const photo = bytes === null ? null : (await ctx.services.files.put(bytes)).sha256
    await updatePerson(within.db, person.id, { photo })
    await within.record([personEvent('person.corrected', person.id, { replaced: ['photo'] })])
    return { id: person.id }
  }
}

async function checkPicture(bytes: Uint8Array): Promise<void> {
  const kind = await inspectFile(bytes, PHOTO_BYTES)
  if (kind === 'application/pdf' || kind === 'image/heic') throw personErrors.badPhoto()
  const size = pictureSize(bytes, kind)
  if (!size || size.width > MOST_PIXELS || size.height > MOST_PIXELS) throw personErrors.badPhoto()
}

/** The bytes of her picture, for those who may see her. */
export const getPhoto = question({
  name: 'people.get-photo',
  permission: READ,
  input: ByPerson,
  output: Photo,
  reveals: ({ person }) => [{ type: 'person', id: person, columns: ['photo'] }],
  async run(ctx, { person: id }) {
    ctx.allow(mayReadPerson(ctx.actor, (await unitsOfPeople(ctx.db, [id])).get(id) ?? []))
    return photoOf(ctx, id)
  },
})

export async function photoOf(ctx: Ctx, id: string): Promise<z.output<typeof Photo>> {
  const person = await findStored(ctx.db, id)
  if (!person?.photo) throw personErrors.notFound()
  const bytes = await ctx.services.files.get(person.photo)
  return { bytes, mediaType: await inspectFile(bytes, PHOTO_BYTES) }
}
