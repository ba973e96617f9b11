/** A hash in groups of eight: it breaks between them on a phone, and is copied without gaps. */
export function Hash({ value }: { value: string }) {
  return (
    <code>
      {(value.match(/.{1,8}/g) ?? []).map((part) => (
        <>
          {part}
          <wbr />
        </>
      ))}
    </code>
  )
}
