/** One entry of /account, where a person looks after what is hers. Modules bring theirs in their manifest. */
export type AccountEntry = {
  href: string
  /** Message ids of the title and of the line under it. */
  label: string
  text: string
  /** Name of an icon of src/ui. */
  icon: string
  /** Only for those who hold a position. */
  officers?: true
  /** Smaller is higher. */
  order: number
}
