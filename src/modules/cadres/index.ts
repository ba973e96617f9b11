/** Door of the module: posts in an association: terms, how appointed, decisions, hand-over. */
export { addPosts, type NewPost } from './cadres.commands.ts'
export { getCommittee } from './operations/get-committee.ts'
export type { Committee } from './post.schema.ts'
export { postParts } from './post-words.rules.ts'
export { sheetPosts } from './sheet-posts.questions.ts'
