/** Door of the module: posts in an association: terms, how appointed, decisions, hand-over. */
export { addPosts, type NewPost } from './cadres.commands.ts'
export { postParts } from './post-words.rules.ts'
export { sheetPosts } from './sheet-posts.questions.ts'
