/** Where a key stands: documents by number, ascending, each with its best weight. */
export type Posting = { documents: number[]; weights: number[]; rarity: number }
export type Postings = Map<string, Posting>

/** Notes that a document holds the key. Documents must come in ascending order. */
export function post(postings: Postings, key: string, document: number, weight: number): void {
  const posting = postings.get(key)
  if (!posting) {
    postings.set(key, { documents: [document], weights: [weight], rarity: 0 })
    return
  }
  const last = posting.documents.length - 1
  if (posting.documents[last] !== document) {
    posting.documents.push(document)
    posting.weights.push(weight)
  } else if ((posting.weights[last] ?? 0) < weight) posting.weights[last] = weight
}

/** Computes once how much each key says: what stands everywhere says little. */
export function weigh(postings: Postings, documents: number): void {
  for (const posting of postings.values()) posting.rarity = Math.log(1 + documents / posting.documents.length)
}

/** Sums of scores by document number, cheap to fill and to empty. */
export class Scores {
  readonly values: Float64Array
  readonly touched: number[] = []

  constructor(documents: number) {
    this.values = new Float64Array(documents)
  }

  add(document: number, score: number): void {
    if (this.values[document] === 0) this.touched.push(document)
    this.values[document] = (this.values[document] ?? 0) + score
  }

  raise(document: number, score: number): void {
    const before = this.values[document] ?? 0
    if (before === 0) this.touched.push(document)
    if (score > before) this.values[document] = score
  }

  clear(): void {
    for (const document of this.touched) this.values[document] = 0
    this.touched.length = 0
  }
}
