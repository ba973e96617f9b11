import { buildSearchIndex, type SearchDocument, type SearchIndex } from '#kernel/search/search.ts'
import type { LifeEvent, ProcedureVersion } from './procedure.schema.ts'

/** What people type for short; folded on both sides. */
const ABBREVIATIONS: Readonly<Record<string, string>> = {
  dki: 'đăng ký',
  dk: 'đăng ký',
  dky: 'đăng ký',
  ki: 'ký',
  dkkh: 'đăng ký kết hôn',
  dkkd: 'đăng ký kinh doanh',
  dktt: 'đăng ký thường trú',
  gks: 'giấy khai sinh',
  gkt: 'giấy khai tử',
  ks: 'khai sinh',
  kt: 'khai tử',
  hkd: 'hộ kinh doanh',
  gpxd: 'giấy phép xây dựng',
  gpkd: 'giấy phép kinh doanh',
  shk: 'sổ hộ khẩu',
  hk: 'hộ khẩu',
  xn: 'xác nhận',
  xnhn: 'xác nhận hôn nhân',
  tthn: 'tình trạng hôn nhân',
  cthuc: 'chứng thực',
  phoyo: 'photo',
  foto: 'photo',
  photocopy: 'photo',
}

/** The parts of a procedure that residents search; anything that has them can be indexed. */
export type Searchable = Pick<
  ProcedureVersion,
  'code' | 'name' | 'shortName' | 'keywords' | 'results' | 'field' | 'lifeEvents' | 'whatYouGet'
>

/** The search of the catalogue, kept in memory and rebuilt when procedures change. */
export type ProcedureIndex = SearchIndex

export function buildProcedureIndex(
  procedures: readonly Searchable[],
  lifeEvents: readonly LifeEvent[],
): ProcedureIndex {
  return buildSearchIndex(
    procedures.map((procedure) => searchDocument(procedure, lifeEvents)),
    ABBREVIATIONS,
  )
}

/** Procedure codes that fit the query, the best first. Hits far behind the first are left out. */
export function searchProcedures(index: ProcedureIndex, query: string, limit = 50): string[] {
  const hits = index.search(query, limit)
  const least = (hits[0]?.score ?? 0) * 0.08
  return hits.filter((hit) => hit.score >= least).map((hit) => hit.id)
}

function searchDocument(procedure: Searchable, lifeEvents: readonly LifeEvent[]): SearchDocument {
  const names = [procedure.name, procedure.shortName].filter((name) => name !== undefined)
  const events = lifeEvents.filter((event) => procedure.lifeEvents.includes(event.key))
  return {
    id: procedure.code,
    texts: [
      { text: procedure.code, weight: 4 },
      ...names.flatMap((name) => Object.values(name).map((text) => ({ text, weight: 2 }))),
      ...procedure.keywords.map((text) => ({ text, weight: 2 })),
      // The first result is what the procedure is for; the others are its by-products.
      ...Object.values(procedure.results[0]?.name ?? {}).map((text) => ({ text, weight: 1.6 })),
      ...Object.values(procedure.whatYouGet).map((text) => ({ text, weight: 0.6 })),
      ...Object.values(procedure.field.name).map((text) => ({ text, weight: 0.5 })),
      ...events
        .flatMap((event) => [...Object.values(event.name), ...event.keywords])
        .map((text) => ({ text, weight: 0.4 })),
    ],
  }
}
