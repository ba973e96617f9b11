import type { Thread } from './thread.ts'

/** A piece of a long list, and whether it is the last one. */
export type Piece<Item> = { items: Item[]; last: boolean }

/** On the thread's side: the next piece of a list each time it is called. */
export function pieceByPiece<Item>(pieces: AsyncGenerator<Item[]>): () => Promise<Piece<Item>> {
  return async () => {
    const next = await pieces.next()
    return next.done ? { items: [], last: true } : { items: next.value, last: false }
  }
}

/** On the caller's side: piece after piece; the next one is made while the caller deals with this one. */
export async function* piecesOf<Item>(thread: Thread<Piece<Item>>): AsyncGenerator<Item[]> {
  try {
    let coming = thread.ask()
    for (;;) {
      const { items, last } = await coming
      if (last) return
      coming = thread.ask()
      yield items
    }
  } finally {
    thread.close()
  }
}
