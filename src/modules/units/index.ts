/** Door of the module: units of administration as of a date. */
export { ADMINISTRATION, dayBefore, standsOn, unitName, UNIT_LEVELS, type Unit, type UnitLevel } from './unit.rules.ts'
export { AnyUnitCode, CivilDay, UnitCode } from './unit.schema.ts'
export { unitErrors, unknownUnit } from './unit.errors.ts'
export { findUnit, findUnits, getUnit, unitCodesUnder } from './unit.questions.ts'
export { importUnits } from './operations/import-units.ts'
export { readUnitFolder } from './unit-folder.reads.ts'
export { listUnits } from './operations/list-units.ts'
export { getUnitView } from './operations/get-unit.ts'
