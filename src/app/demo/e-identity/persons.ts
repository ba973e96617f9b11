/** Somebody whom the demo's e-identity knows. All are invented; the numbers are shaped like real ones and nobody's. */
export type EidPerson = {
  /** What the provider calls her; never changes, says nothing. */
  sub: string
  name: string
  /** YYYY-MM-DD */
  birthDate: string
  /** Twelve digits: place of birth registration, century and sex, year, running number. */
  number: string
  /** 1: registered by phone; 2: identified in person at the police (NĐ 69/2024). */
  level: 1 | 2
}

/** What the demo's people type where a real provider would ask for a passcode or a face. */
export const EID_PASSCODE = '246810'

export const eidPersons: readonly EidPerson[] = [
  { sub: 'eid-7f3a01', name: 'Lê Thị Bích Hòa', birthDate: '1989-03-12', number: '048189007213', level: 2 },
  { sub: 'eid-7f3a02', name: 'Trần Quang Vinh', birthDate: '1994-11-02', number: '049094003318', level: 1 },
  { sub: 'eid-7f3a03', name: 'Nguyễn Văn Tám', birthDate: '1957-06-20', number: '049057001946', level: 2 },
  { sub: 'eid-7f3a04', name: 'Hồ Thị Mơ', birthDate: '2001-09-05', number: '049301005127', level: 1 },
  { sub: 'eid-7f3a05', name: 'Võ Minh Khôi', birthDate: '1982-01-28', number: '048082009054', level: 2 },
]

/** The value of the `acr` claim for a level. */
export const acrOf = (level: 1 | 2): string => `urn:vneid:level:${level}`

export const findPerson = (sub: string): EidPerson | undefined => eidPersons.find((person) => person.sub === sub)
