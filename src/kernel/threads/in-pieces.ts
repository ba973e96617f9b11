/**
 * Rows in pieces of `size`, taken from `rows` as soon as they are there, however slowly the pieces are: the library does not
 * wait for its reader, and what it has piled up it hands out in time that grows with the square of the pile.
 */
export async function* inPieces<Row>(rows: AsyncIterable<Row>, size: number): AsyncGenerator<Row[]> {
  const pieces: Row[][] = []
  let news = Promise.withResolvers<void>()
  let ended = false
  const taking = take()
  taking.catch(() => {}) // it is awaited below, and throws there

  for (;;) {
    const piece = pieces.shift()
    if (piece) yield piece
    else if (ended) return await taking
    else await news.promise
  }

  async function take(): Promise<void> {
    let piece: Row[] = []
    try {
      for await (const row of rows) {
        piece.push(row)
        if (piece.length === size) [piece] = [[], tell(piece)]
      }
      if (piece.length > 0) tell(piece)
    } finally {
      ended = true
      news.resolve()
    }
  }

  function tell(piece: Row[]): void {
    pieces.push(piece)
    news.resolve()
    news = Promise.withResolvers()
  }
}
