/** Door of the module: posts in an association: terms, how appointed, decisions, hand-over. */
export { postsOf, postsOfMember, type Post } from './cadres.questions.ts'
export { addPosts, type NewPost } from './cadres.commands.ts'
export type { EndReason, How } from './post.rules.ts'
export { appoint } from './operations/appoint.ts'
export { endPost } from './operations/end-post.ts'
