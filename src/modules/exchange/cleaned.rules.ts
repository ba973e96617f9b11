/**
 * What cleaning made of a cell: a value, with the change in words where it is not what stood there (`exchange.change.<code>`),
 * or a fault (`exchange.fault.<code>`). An empty cell is `null` without either.
 */
export type Cleaned<Value> = { value: Value | null; change?: ChangeCode; fault?: FaultCode }

export const changeCodes = [
  'case',
  'spaces',
  'encoding',
  'order',
  'date_text',
  'date_serial',
  'day_month_swapped',
  'year_only',
  'short_year',
  'zero_added',
  'old_number',
  'signs_removed',
  'sex_from_id',
  'year_from_id',
  'unit_by_name',
  'words',
  'as_above',
  'post_left',
] as const
export type ChangeCode = (typeof changeCodes)[number]

export const faultCodes = [
  'name_missing',
  'name_digits',
  'name_short',
  'text_long',
  'text_letters',
  'date_unreadable',
  'date_future',
  'date_impossible',
  'phone_unreadable',
  'id_unreadable',
  'id_rounded',
  'id_other_sex',
  'id_other_year',
  'sex_unreadable',
  'sex_not_admitted',
  'too_young',
  'unit_unknown',
  'unit_several',
  'unit_missing',
  'kind_unknown',
  'party_unreadable',
  'joined_before_birth',
  'twice_in_file',
  'number_taken',
  'word_unknown',
  'formula_error',
] as const
export type FaultCode = (typeof faultCodes)[number]

export const nothing = <Value>(): Cleaned<Value> => ({ value: null })
export const fault = <Value>(code: FaultCode): Cleaned<Value> => ({ value: null, fault: code })
