const MOST_WORDS = 5000

/** The same function, remembering what it made of words: a list of a hundred thousand names is made of some hundred. */
export function oncePerWord(make: (word: string) => string): (word: string) => string {
  const made = new Map<string, string>()
  return (word) => {
    const known = made.get(word)
    if (known !== undefined) return known
    const fresh = make(word)
    // Numbers rarely come again, and would fill the place of words.
    if (made.size < MOST_WORDS && !/\d/.test(word)) made.set(word, fresh)
    return fresh
  }
}
