import { z } from 'zod'
import { Bytes } from '#kernel/files/bytes.ts'
import { AppError } from '#kernel/errors/app-error.ts'
import { openUpload } from '#kernel/files/release.ts'
import { findUploads } from '#kernel/files/upload.store.ts'
import { operation, question } from '#kernel/operation/operation.ts'
import { cadreErrors, conflict, notFound } from '../post.errors.ts'
import { postEvent } from '../post.events.ts'
import { MANAGE, mayManage, mayRead, READ } from '../post.policy.ts'
import { findPost } from '../post.reads.ts'
import { ByPost, SetDecision } from '../post.schema.ts'
import { lockPost, savePost } from '../post.store.ts'
import { usableFile } from './appoint.ts'

/** The decision behind a post, as far as it came later or was typed wrong. A paper stays unless another comes. */
export const setDecision = operation({
  name: 'cadres.set-decision',
  permission: MANAGE,
  kind: 'write',
  input: SetDecision,
  output: z.object({}),
  async run(ctx, input) {
    const post = await lockPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayManage(ctx.actor, post.unit_code))
    if (post.version !== input.version) throw conflict(cadreErrors.changed)
    const file = await usableFile(ctx, input.decisionFile)
    const after = {
      decision_number: input.decisionNumber,
      decision_on: input.decisionOn ?? null,
      decision_signer: input.decisionSigner,
    }
    await savePost(ctx.db, post, { ...after, ...(file !== null && { decision_file: file }) })
    const changes = {
      number: { before: post.decision_number, after: after.decision_number },
      on: { before: post.decision_on, after: after.decision_on },
      signer: { before: post.decision_signer, after: after.decision_signer },
    }
    await ctx.record([postEvent(post.id, 'post.decision_set', post.membership_id, { changes, file })])
    return {}
  },
})

/** The paper of the decision. */
export const getDecisionFile = question({
  name: 'cadres.get-decision-file',
  permission: READ,
  input: ByPost,
  output: z.object({ bytes: Bytes, mediaType: z.string(), name: z.string() }),
  reveals: 'noted',
  async run(ctx, input) {
    const post = await findPost(ctx.db, input.post)
    if (!post) throw notFound()
    ctx.allow(mayRead(ctx.actor, post.unit_code))
    const [upload] = post.decision_file === null ? [] : await findUploads(ctx.db, [post.decision_file])
    if (!upload) throw new AppError('kernel.not_found', { kind: 'not_found' })
    ctx.reveal([{ type: 'member', id: post.membership_id, columns: ['decision_file'] }])
    return { bytes: await openUpload(ctx.services.files, upload), mediaType: upload.mediaType, name: upload.name }
  },
})
