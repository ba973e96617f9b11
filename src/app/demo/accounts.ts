/** The demo commune: Xã Núi Thành, Đà Nẵng. The people are invented. */
export const DEMO_UNIT = '20965'
export const DEMO_PROVINCE = '48'
export const DEMO_PASSWORD = 'motcua-demo'

export const demoAccounts = [
  { login: 'tiepnhan', name: 'Nguyễn Thị Thu Hà', role: 'reception', unit: DEMO_UNIT },
  { login: 'chuyenvien1', name: 'Trần Văn Minh', role: 'specialist', unit: DEMO_UNIT },
  { login: 'chuyenvien2', name: 'Lê Thị Kim Oanh', role: 'specialist', unit: DEMO_UNIT },
  {
    login: 'chutich',
    name: 'Phạm Quốc Tuấn',
    role: 'chair',
    unit: DEMO_UNIT,
    totp: 'MFXGQ3LVMVXGO2LTMVZGS3THON2GC4DQ',
  },
  {
    login: 'quantri',
    name: 'Đặng Hoàng Nam',
    role: 'administrator',
    unit: DEMO_PROVINCE,
    totp: 'OF2WC3TUOJUXG2DPOVWGIYTFMVZHK3DU',
  },
  { login: 'canbohoi', name: 'Đỗ Thị Thanh Hương', role: 'union_cadre', unit: 'PN20965' },
  { login: 'dulieu', name: 'Huỳnh Thị Ngọc Ánh', role: 'privacy_officer', unit: DEMO_UNIT },
  { login: 'kiemtra', name: 'Võ Thị Bích Liên', role: 'auditor', unit: DEMO_PROVINCE },
] as const

/** Residents of the demo: most come by phone, one by user name because she shares a phone. */
export const demoResidents = [
  { name: 'Nguyễn Thị Lan', phone: '+84905000101' },
  { name: 'Hồ Văn Bình', phone: '+84905000102' },
  { name: 'Phan Thị Mận', login: 'phan.man' },
] as const

export type DemoLogin = (typeof demoAccounts)[number]['login']
