/** The mark: an open door under a roof, and the name in both spellings. */
export function Logo({ href = '/', note }: { href?: string; note?: string }) {
  return (
    <a class="mc-logo" href={href}>
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <path class="mc-logo-roof" d="M2 13.5C8 12.5 12.5 9 16 4c3.5 5 8 8.5 14 9.5l-.6 2.5H2.6z" />
        <path class="mc-logo-wall" d="M5.5 16.5h21V29h-21z" />
        <path class="mc-logo-door" d="M11 18.5h10V29H11z" />
        <path class="mc-logo-leaf" d="M11 18.5l6 2v10l-6-1.5z" />
      </svg>
      <span>
        <strong>Motcua</strong>
        <span class="mc-logo-note">{note ?? 'Một cửa'}</span>
      </span>
    </a>
  )
}
