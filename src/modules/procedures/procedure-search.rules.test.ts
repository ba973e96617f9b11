import { beforeAll, describe, expect, test } from 'vitest'
import { buildProcedureIndex, searchProcedures, type ProcedureIndex } from './procedure-search.rules.ts'
import { readLifeEvents, readReferenceProcedures } from './reference-procedures.reads.ts'

const BIRTH = '1.001193'
const STATUS = '1.004873'
const MARRIAGE = '1.000894'
const DEATH = '1.000656'
const EXTRACT = '2.000635'
const COPY = '2.000815'
const SIGNATURE = '2.000884'
const PERMANENT = '1.004222'
const TEMPORARY = '1.004194'
const BUSINESS = '1.001612'
const POOR = '1.011607'
const BUILDING = '1.013225'

/** What people type, and what must come first. */
const asked: [string, string][] = [
  ['giay khai sinh', BIRTH],
  ['Giấy khai sinh', BIRTH],
  ['GIẤY KHAI SINH', BIRTH],
  ['giay kahi sinh', BIRTH],
  ['giay khai shin', BIRTH],
  ['khaisinh', BIRTH],
  ['khai sanh', BIRTH],
  ['gks', BIRTH],
  ['dki khai sinh', BIRTH],
  ['lam giay khai sinh cho con', BIRTH],
  ['tôi mới sinh con cần làm gì', BIRTH],
  ['em be moi sinh', BIRTH],
  ['birth certificate', BIRTH],
  ['birth registration', BIRTH],
  ['akt urodzenia', BIRTH],
  ['rejestracja urodzenia dziecka', BIRTH],
  ['dki ket hon', MARRIAGE],
  ['dang ky ket hon', MARRIAGE],
  ['đăng kí kết hôn', MARRIAGE],
  ['ket hom', MARRIAGE],
  ['giay hon thu', MARRIAGE],
  ['lam dam cuoi', MARRIAGE],
  ['marriage certificate', MARRIAGE],
  ['małżeństwo', MARRIAGE],
  ['xac nhan doc than', STATUS],
  ['giấy độc thân', STATUS],
  ['xn tinh trang hon nhan', STATUS],
  ['chua co vo', STATUS],
  ['marital status', STATUS],
  ['stan cywilny zaświadczenie', STATUS],
  ['lam giay chung tu', DEATH],
  ['khai tu', DEATH],
  ['giay bao tu', DEATH],
  ['nguoi mat', DEATH],
  ['death registration', DEATH],
  ['akt zgonu', DEATH],
  ['trich luc', EXTRACT],
  ['trich luc khai sinh', EXTRACT],
  ['bản sao giấy khai sinh', EXTRACT],
  ['mat giay khai sinh', EXTRACT],
  ['sao y', COPY],
  ['sao y ban chinh', COPY],
  ['photo cong chung', COPY],
  ['pho to cong chung', COPY],
  ['cong chung bang cap', COPY],
  ['certified copy', COPY],
  ['uwierzytelnienie kopii', COPY],
  ['chung thuc chu ky', SIGNATURE],
  ['so yeu ly lich', SIGNATURE],
  ['so yeu li lich', SIGNATURE],
  ['giay uy quyen', SIGNATURE],
  ['nhap khau', PERMANENT],
  ['nhap ho khau', PERMANENT],
  ['nhập khẩu cho con', PERMANENT],
  ['ho khuau', PERMANENT],
  ['dang ky thuong tru', PERMANENT],
  ['permanent residence', PERMANENT],
  ['pobyt stały', PERMANENT],
  ['tam tru', TEMPORARY],
  ['giay tam tru', TEMPORARY],
  ['thue tro', TEMPORARY],
  ['kt3', TEMPORARY],
  ['temporary residence', TEMPORARY],
  ['pobyt czasowy', TEMPORARY],
  ['làm hộ kinh doanh', BUSINESS],
  ['ho kinh doanh', BUSINESS],
  ['ho kinh daonh', BUSINESS],
  ['giay phep kinh doanh', BUSINESS],
  ['mo quan an', BUSINESS],
  ['hkd', BUSINESS],
  ['household business', BUSINESS],
  ['ho ngheo', POOR],
  ['so ho ngheo', POOR],
  ['can ngheo', POOR],
  ['gia dinh kho khan', POOR],
  ['poor household', POOR],
  ['gospodarstwo ubogie', POOR],
  ['xay nha', BUILDING],
  ['xin giay phep xay dung', BUILDING],
  ['giay phep xay dugn', BUILDING],
  ['gpxd', BUILDING],
  ['building permit', BUILDING],
  ['pozwolenie na budowe', BUILDING],
  ['con toi 3 tuoi chua co khai sinh', BIRTH],
  ['khai tử trễ hạn', DEATH],
  ['chong toi mat roi', DEATH],
  ['somebody died', DEATH],
  ['śmierć w rodzinie', DEATH],
  ['getting married', MARRIAGE],
  ['ślub', MARRIAGE],
  ['mua dat', STATUS],
  ['cap lai giay ket hon', EXTRACT],
  ['lost birth certificate', EXTRACT],
  ['cong trung', COPY],
  ['thuong chu', PERMANENT],
  ['chuyen ho khau', PERMANENT],
  ['change of address', PERMANENT],
  ['dang ki tam chu', TEMPORARY],
  ['sinh vien o tro', TEMPORARY],
  ['otwarcie sklepu', BUSINESS],
  ['ban quan ao', BUSINESS],
  ['sua nha', BUILDING],
  ['budowa domu', BUILDING],
  ['1.001193', BIRTH],
]

describe('the search of the catalogue', () => {
  let index: ProcedureIndex
  beforeAll(async () => {
    index = buildProcedureIndex(
      await readReferenceProcedures('reference/procedures'),
      await readLifeEvents('reference/life-events.json'),
    )
  })

  test.each(asked)('"%s" finds %s first', (query, code) => {
    expect(searchProcedures(index, query)[0]).toBe(code)
  })

  test('nothing is found for words that mean nothing', () => {
    expect(searchProcedures(index, 'zzzzqqqq')).toEqual([])
    expect(searchProcedures(index, '')).toEqual([])
    expect(searchProcedures(index, '!!! ???')).toEqual([])
  })

  test('a text of a hundred thousand characters is answered', () => {
    expect(Array.isArray(searchProcedures(index, 'giấy khai sinh '.repeat(7000)))).toBe(true)
  })
})
