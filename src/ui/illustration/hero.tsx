/** The house of the commune with its open door, bamboo, a lotus pond, and a woman who looks up her file on a phone. */
export function Hero() {
  return (
    <svg class="mc-art mc-art-hero" viewBox="0 0 480 320" aria-hidden="true">
      <circle class="a-sun" cx="372" cy="84" r="46" />
      <path class="a-hill2" d="M0 226c60-62 120-74 190-42 70-46 150-58 290 10v44c0 40-100 62-240 62S0 278 0 238z" />
      <path class="a-hill" d="M0 244c90-38 170-34 240-16 80-24 160-22 240 10 0 52-100 70-240 70S0 296 0 244z" />
      <Bamboo />
      <House />
      <path class="a-pond" d="M24 292c0-14 70-24 200-24s232 8 232 24-98 24-220 24S24 306 24 292z" />
      <Woman />
      <Lotus />
    </svg>
  )
}

function House() {
  return (
    <g>
      <path class="a-wall" d="M150 168h196v104H150z" />
      <path class="a-roof2" d="M176 96h144l14 22H162z" />
      <path class="a-roof" d="M118 170c26-6 42-22 52-52h156c10 30 26 46 52 52z" />
      <path class="a-roofline" d="M138 158h220M150 144h196M160 130h176" />
      <path class="a-wood" d="M158 170h8v102h-8zM330 170h8v102h-8zM206 170h84v102h-84z" />
      <path class="a-glow" d="M214 178h68v94h-68z" />
      <path class="a-door" d="M214 178l-26 9v94l26-9zM282 178l26 9v94l-26-9z" />
      <path class="a-paper" d="M224 146h48v15h-48z" />
      <path class="a-line" d="M232 154h32" />
      <path class="a-step" d="M194 272h108v8H194zM182 280h132v8H182z" />
      <circle class="a-pink" cx="174" cy="190" r="7" />
      <circle class="a-pink" cx="322" cy="190" r="7" />
    </g>
  )
}

function Woman() {
  return (
    <g>
      <path class="a-dress" d="M92 210c14 0 20 8 22 24l8 56c-16 5-44 5-60 0l8-56c2-16 8-24 22-24z" />
      <path class="a-dress2" d="M92 240l4 52h-8z" />
      <path class="a-skin" d="M84 194h16v18c-4 5-12 5-16 0zM112 222l16 14 4-10 6 3-6 17c-2 4-6 4-9 2l-17-14z" />
      <circle class="a-skin" cx="92" cy="188" r="14" />
      <path class="a-hair" d="M77 190c-2-18 8-24 15-24s18 5 15 24c-3-6-5-9-7-10-8 2-15 0-20-3-2 4-2 8-3 13z" />
      <path class="a-hat" d="M58 178c12-4 26-18 34-28 8 10 22 24 34 28-18 5-50 5-68 0z" />
      <rect class="a-phone" x="131" y="212" width="13" height="21" rx="2.5" />
      <path class="a-white" d="M134.5 222l2.2 2.2 4-4.5" />
    </g>
  )
}

function Bamboo() {
  return (
    <g>
      <path class="a-cane" d="M404 276V112M424 276V80M442 276V136" />
      <path
        class="a-node"
        d="M399 150h10M399 196h10M399 242h10M419 120h10M419 168h10M419 216h10M437 176h10M437 222h10"
      />
      <path
        class="a-leaf"
        d="M404 128c-20 0-32-9-38-24 18 0 31 8 38 24zM424 96c18-3 30-13 34-29-17 2-29 12-34 29zM442 150c15-1 25-8 30-22-15 0-25 8-30 22zM404 184c-16 1-28-6-34-19 15-1 27 6 34 19z"
      />
      <path class="a-leaf2" d="M424 108c-16-4-25-15-27-32 15 4 25 15 27 32zM424 140c16 0 28-6 34-19-16-1-28 6-34 19z" />
    </g>
  )
}

function Lotus() {
  return (
    <g>
      <path
        class="a-leaf"
        d="M318 298c0-6 18-10 40-10s40 4 40 10-18 10-40 10-40-4-40-10zM176 304c0-4 12-7 27-7s27 3 27 7-12 7-27 7-27-3-27-7z"
      />
      <path class="a-pink" d="M358 292c-12-7-14-22 0-36 14 14 12 29 0 36z" />
      <path class="a-pink2" d="M356 292c-14 1-25-6-29-20 14-1 25 6 29 20zM360 292c14 1 25-6 29-20-14-1-25 6-29 20z" />
      <path class="a-pink" d="M203 300c-7-4-8-13 0-21 8 8 7 17 0 21z" />
      <path class="a-pink2" d="M202 300c-8 1-14-3-17-12 8 0 14 4 17 12zM204 300c8 1 14-3 17-12-8 0-14 4-17 12z" />
    </g>
  )
}
