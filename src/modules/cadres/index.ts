/** Door of the module: posts in an association: terms, how appointed, decisions, hand-over. */
export { addPosts, type NewPost } from './cadres.commands.ts'
