import { expect, test } from 'vitest'
import { guessPost, postParts, type KindsAt } from './post-words.rules.ts'

const kind = (key: string, vi: string) => ({ key, names: { vi, en: key, pl: key } })
const GROUP: KindsAt = { unit: 'G', kinds: [kind('group_head', 'Tổ trưởng'), kind('group_deputy', 'Tổ phó')] }
const BRANCH: KindsAt = {
  unit: 'B',
  kinds: [kind('branch_head', 'Chi hội trưởng'), kind('branch_deputy', 'Chi hội phó')],
}
const COMMUNE: KindsAt = {
  unit: 'C',
  kinds: [
    kind('chair', 'Chủ tịch'),
    kind('standing_vice_chair', 'Phó Chủ tịch thường trực'),
    kind('vice_chair', 'Phó Chủ tịch'),
    kind('standing_member', 'Ủy viên Ban Thường vụ'),
    kind('executive_member', 'Ủy viên Ban Chấp hành'),
  ],
}
const path = [GROUP, BRANCH, COMMUNE]

test('the words of a sheet lead to a post at the nearest unit that has it', () => {
  const said = (words: string) => {
    const guess = guessPost(words, path)
    return guess && `${guess.unit} ${guess.kind}`
  }
  expect(['Chi hội trưởng', 'CHI HOI TRUONG', 'Chi hội trưởng KP1', 'Trưởng chi hội'].map(said)).toEqual(
    Array(4).fill('B branch_head'),
  )
  expect(['Phó chi hội trưởng', 'Chi hội phó'].map(said)).toEqual(['B branch_deputy', 'B branch_deputy'])
  expect(['Tổ trưởng', 'Tổ phó', 'Phó tổ trưởng'].map(said)).toEqual([
    'G group_head',
    'G group_deputy',
    'G group_deputy',
  ])
  expect(['Uỷ viên BCH', 'UV BCH', 'UVBCH', 'Ủy viên Ban Chấp hành'].map(said)).toEqual(
    Array(4).fill('C executive_member'),
  )
  expect(['UV BTV', 'UVTV', 'Ủy viên Thường vụ'].map(said)).toEqual([
    'C standing_member',
    'C standing_member',
    'C standing_member',
  ])
  expect(['Chủ tịch Hội', 'PCT', 'Phó chủ tịch thường trực'].map(said)).toEqual([
    'C chair',
    'C vice_chair',
    'C standing_vice_chair',
  ])
})

test('what is no post of the association, or none of a unit above her, is not guessed', () => {
  expect(guessPost('Thủ quỹ', path)).toBeUndefined()
  expect(guessPost('Chủ tịch UBND xã', path)).toBeUndefined()
  expect(guessPost('Phó Bí thư Chi bộ', path)).toBeUndefined()
  expect(guessPost('Tổ trưởng', [BRANCH, COMMUNE])).toBeUndefined()
  expect(guessPost('', path)).toBeUndefined()
})

test('one cell may name several', () => {
  expect(postParts('UV BCH, Chi hội trưởng')).toEqual(['UV BCH', 'Chi hội trưởng'])
  expect(postParts('Tổ trưởng kiêm thủ quỹ')).toEqual(['Tổ trưởng', 'thủ quỹ'])
  expect(postParts(' ')).toEqual([])
})
