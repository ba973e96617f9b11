const TYPES: readonly (readonly [RegExp, string])[] = [
  [/^Xã /i, 'Commune'],
  [/^Phường /i, 'Ward'],
  [/^Thị trấn /i, 'Township'],
  [/^Đặc khu /i, 'Special Zone'],
  [/^Tỉnh /i, 'Province'],
  [/^Thành phố /i, 'City'],
  [/^Huyện /i, 'District'],
]

/** `Xã Núi Thành` → `Nui Thanh Commune`; a name of another shape only loses its accents. */
export function englishName(name: string): string {
  const type = TYPES.find(([pattern]) => pattern.test(name))
  const plain = withoutAccents(type ? name.replace(type[0], '') : name)
  return type ? `${plain} ${type[1]}` : plain
}

const withoutAccents = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFC')

/**
 * The name of an association's unit when that of its place changes: `Hội Phụ nữ xã Tam Hiệp` with `Xã Tam Hiệp` →
 * `Xã Núi Thành` is `Hội Phụ nữ xã Núi Thành`. A name that does not hold the old one is replaced.
 */
export function renamedAfter(name: string, oldPlace: string, newPlace: string): string {
  const at = name.toLocaleLowerCase('vi').indexOf(oldPlace.toLocaleLowerCase('vi'))
  if (at < 0) return newPlace
  const first = name[at] ?? ''
  const isSmall = first === first.toLocaleLowerCase('vi')
  const put = isSmall ? newPlace.charAt(0).toLocaleLowerCase('vi') + newPlace.slice(1) : newPlace
  return name.slice(0, at) + put + name.slice(at + oldPlace.length)
}
