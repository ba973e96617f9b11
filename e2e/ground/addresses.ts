// Prints the addresses of the product's pages and of its API as JSON; run by app.setup.ts.
import { modules } from '#app/modules.ts'

const pages = modules.flatMap((module) => module.pages.map(({ path }) => path))
const routes = modules.flatMap((module) => module.api.map(({ method, path }) => `${method} ${path}`))
process.stdout.write(JSON.stringify({ pages, routes }))
