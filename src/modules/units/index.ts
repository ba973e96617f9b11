/** Door of the module: units of administration as of a date. */
export {
  ADMINISTRATION,
  dayBefore,
  standsOn,
  unitName,
  UNIT_LEVELS,
  UNKNOWN_START,
  type Unit,
  type UnitLevel,
} from './unit.rules.ts'
export { AnyUnitCode, CivilDay, UnitCode } from './unit.schema.ts'
export { unitErrors, unknownUnit } from './unit.errors.ts'
export {
  findKeeper,
  findUnit,
  findUnits,
  findUnitsEver,
  formerCodesWithin,
  getUnit,
  unitCodesUnder,
} from './unit.questions.ts'
export { importUnits } from './operations/import-units.ts'
export { readUnitFolder } from './unit-folder.reads.ts'
export { listUnits } from './operations/list-units.ts'
export { getUnitView } from './operations/get-unit.ts'
export { listTrees } from './operations/list-trees.ts'
export { foundUnit } from './operations/found-unit.ts'
export { findLevelNames, findTrees } from './unit-level.reads.ts'
export type { UnitLevelType, UnitTree } from './unit-level.rules.ts'
export { setUnitDetails } from './operations/set-unit-details.ts'
export {
  findChangeDays,
  findLineage,
  findOpenBranches,
  findSubtrees,
  findUnitDetails,
  findUnitRows,
  type ChangeDay,
  type OpenUnit,
  type Succession,
} from './unit-tree.questions.ts'
export { changeMap, restoreMap } from './map-change.commands.ts'
export type { MapChange, MapUnit } from './map-change.rules.ts'
export { readDependents as mapDependents, readTouched as mapTouched } from './map-dependents.reads.ts'
export { readMapGround, readUnitsAtPlaces, type MapGround } from './map-ground.reads.ts'
export { leadsOn, mapOnto } from './unit-lineage.questions.ts'
export { placesNow, successionDays } from './place-now.questions.ts'
export { codeForNew, unitsCalled, type CalledUnit } from './unit-call.questions.ts'
export { unitNameOn, unitsNamed } from './unit-name.questions.ts'
export { nameOn, nameUnits } from './unit-naming.questions.ts'
