/** An empty tray with a lotus leaf: nothing to do. */
export function Empty() {
  return (
    <svg class="mc-art" viewBox="0 0 200 130" aria-hidden="true">
      <ellipse class="a-ground" cx="100" cy="116" rx="84" ry="9" />
      <path class="a-paper" d="M48 62h104l14 30v18a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6V92z" />
      <path
        class="a-line"
        d="M48 62h104l14 30v18a6 6 0 0 1-6 6H40a6 6 0 0 1-6-6V92zM34 92h38c2 10 10 14 28 14s26-4 28-14h38"
      />
      <path class="a-leaf" d="M98 52c-20 2-34-8-38-26 16-2 32 6 38 26z" />
      <path class="a-leaf2" d="M102 52c18 0 30-10 33-27-15 0-28 9-33 27z" />
      <path class="a-pink" d="M100 50c-12-10-12-26 0-40 12 14 12 30 0 40z" />
      <path class="a-line" d="M100 52v28" />
    </svg>
  )
}

/** A sealed sheet with a check: done. */
export function Success() {
  return (
    <svg class="mc-art" viewBox="0 0 200 130" aria-hidden="true">
      <ellipse class="a-ground" cx="100" cy="116" rx="84" ry="9" />
      <path class="a-paper" d="M62 14h56l22 22v78H62z" />
      <path class="a-line" d="M62 14h56l22 22v78H62zM118 14v22h22M76 46h34M76 60h48M76 74h30" />
      <circle class="a-jade" cx="136" cy="88" r="22" />
      <path class="a-white" d="M126 88l8 8 13-15" />
      <path class="a-leaf" d="M58 112c-20 2-32-8-36-24 16-2 30 6 36 24z" />
      <path class="a-pink" d="M40 66c-6-5-6-13 0-20 6 7 6 15 0 20z" />
      <path class="a-gold" d="M168 40l2.5 6.5 6.5 2.5-6.5 2.5L168 58l-2.5-6.5L159 49l6.5-2.5z" />
    </svg>
  )
}

/** A path that ends at a pond: nothing at this address. */
export function NotFound() {
  return (
    <svg class="mc-art" viewBox="0 0 200 130" aria-hidden="true">
      <ellipse class="a-ground" cx="100" cy="116" rx="84" ry="9" />
      <path class="a-wood" d="M97 40h7v76h-7z" />
      <path class="a-paper" d="M62 30h66l14 13-14 13H62zM140 64H82L70 76l12 12h58z" />
      <path class="a-line" d="M62 30h66l14 13-14 13H62zM140 64H82L70 76l12 12h58zM74 43h40M92 76h36" />
      <path class="a-leaf" d="M58 114c-22 4-36-6-42-22 18-4 34 4 42 22z" />
      <path class="a-leaf2" d="M150 114c16 2 28-6 32-20-14-2-28 6-32 20z" />
      <circle class="a-gold" cx="42" cy="34" r="11" />
    </svg>
  )
}
