import { CompiledQuery } from 'kysely'

const texts = new WeakMap<TemplateStringsArray, string>()

/**
 * SQL of constant text with values, for hot paths: `db.executeQuery(statement<Row>`select … where id = ${id}`)`. Every
 * `${…}` is a parameter ($1, $2 …), never a name or a piece of SQL. The text is put together once for each place in the
 * code; Kysely's sql`` and builders walk a tree at each call, which costs more than the rest of a short query.
 */
export function statement<Row>(strings: TemplateStringsArray, ...values: unknown[]): CompiledQuery<Row> {
  let text = texts.get(strings)
  if (text === undefined) {
    text = strings.reduce((left, right, index) => `${left}$${index}${right}`)
    texts.set(strings, text)
  }
  return CompiledQuery.raw(text, values) as CompiledQuery<Row>
}
