const KEYS: Record<string, string> = {
  'Tết Dương lịch': 'newYear',
  'Nghỉ Tết Nguyên đán': 'tetBreak',
  'Mùng Một Tết': 'tet',
  'Giỗ Tổ Hùng Vương': 'hungKings',
  'Nghỉ bù Giỗ Tổ Hùng Vương': 'hungKingsSubstitute',
  'Ngày Chiến thắng': 'victory',
  'Quốc tế Lao động': 'labour',
  'Nghỉ Quốc khánh': 'nationalBreak',
  'Quốc khánh': 'national',
  'Ngày Văn hóa Việt Nam': 'culture',
}

/** The message key of a national holiday's name; undefined for names that somebody gave (a storm), shown as they are. */
export function holidayKey(name: string): string | undefined {
  return KEYS[name] && `calendars.holiday.${KEYS[name]}`
}
