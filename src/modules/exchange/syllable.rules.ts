/** Beginnings of a Vietnamese syllable; `qu` and `gi` are taken as one. */
const ONSETS = 'ngh ng nh gh gi kh ph qu th tr ch b c d đ g h k l m n p r s t v x'.split(' ')

const RHYMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
    'e ec em en eng eo ep et ê êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ' +
    'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ue uê uêch uênh ui um un ung uơ uôc uôi uôm uôn uông uôt up ut ' +
    'uy uya uych uyên uyêt uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu yn ynh yt'
  ).split(' '),
)

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** Whether a word is built as Vietnamese syllables are: beginning, rhyme, at most one tone. Spelling only, no dictionary. */
export function isSyllable(word: string): boolean {
  const parts = word.toLowerCase().normalize('NFD')
  if ((parts.match(TONES)?.length ?? 0) > 1) return false
  const bare = parts.replaceAll(TONES, '').normalize('NFC')
  if (RHYMES.has(bare)) return true
  return ONSETS.some((onset) => bare.startsWith(onset) && isRhyme(bare.slice(onset.length), onset))
}

const isRhyme = (rest: string, onset: string): boolean => RHYMES.has(rest) || (onset === 'gi' && rest === '')
