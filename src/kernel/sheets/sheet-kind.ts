import { refuseSheet, sheetErrors } from './sheet-errors.ts'

const ODS = 'application/vnd.oasis.opendocument.spreadsheet'

/** What a file is by its bytes. */
export type SheetKind = 'xlsx' | 'xls' | 'ods' | 'csv' | 'html'

export const sheetMediaTypes: Record<SheetKind, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xls: 'application/vnd.ms-excel',
  ods: ODS,
  csv: 'text/csv',
  html: 'text/html',
}

/** Unpacked sheets of 200,000 rows have some hundred megabytes; more is a bomb. */
const MAX_UNPACKED = 700 * 1024 * 1024

/**
 * The kind of a table file by its bytes. Throws `kernel.sheet_*`: a type we do not read, a locked or damaged workbook,
 * one that unpacks to more than the memory should hold.
 */
export const sheetKind = (bytes: Uint8Array): SheetKind => inspectSheet(bytes).kind

/** As `sheetKind`, with the number of bytes that it says to unpack to. */
export function inspectSheet(bytes: Uint8Array): { kind: SheetKind; unpacked: number } {
  if (bytes.byteLength === 0) throw refuseSheet(sheetErrors.empty)
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 4096))
  if (head.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return inspectArchive(bytes)
  if (head.subarray(0, 4).toString('hex') === 'd0cf11e0') {
    // An encrypted .xlsx lies in the same container as the binary .xls.
    if (isEncrypted(bytes)) throw refuseSheet(sheetErrors.locked)
    return { kind: 'xls', unpacked: bytes.byteLength }
  }
  if (head.includes(0) && !/^(fffe|feff)/.test(head.toString('hex'))) throw refuseSheet(sheetErrors.type)
  const unpacked = bytes.byteLength
  if (/^\s*(<!doctype html|<html|<table|<meta)/i.test(head.toString('utf8').replace(/^\uFEFF/, '')))
    return { kind: 'html', unpacked }
  if (/^(%PDF|\x89PNG|\xff\xd8\xff|\{\\rtf|<\?xml)/.test(head.toString('latin1'))) throw refuseSheet(sheetErrors.type)
  return { kind: 'csv', unpacked }
}

function isEncrypted(bytes: Uint8Array): boolean {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.includes(Buffer.from('EncryptedPackage', 'utf16le')) || hasFilePass(view)
}

/** Whether one of the first records of a BIFF8 workbook is FILEPASS: all behind it is encrypted ([MS-XLS] 2.4.117). */
function hasFilePass(view: Buffer): boolean {
  let at = view.indexOf(Buffer.from('0908100000060500', 'hex'))
  for (let record = 0; at >= 0 && record < 4 && at + 4 <= view.length; record += 1) {
    if (view.readUInt16LE(at) === 0x2f) return true
    at += 4 + view.readUInt16LE(at + 2)
  }
  return false
}

/** Reads the directory of the archive: it must be a workbook, and what it says to unpack to must fit. */
function inspectArchive(bytes: Uint8Array): { kind: SheetKind; unpacked: number } {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = view.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  if (end < 0 || end + 22 > view.length) throw refuseSheet(sheetErrors.damaged)
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  let total = 0
  const names = new Set<string>()
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== 0x02014b50) throw refuseSheet(sheetErrors.damaged)
    const size = view.readUInt32LE(at + 24)
    const name = view.toString('utf8', at + 46, at + 46 + view.readUInt16LE(at + 28))
    total += size
    names.add(name)
    at += 46 + view.readUInt16LE(at + 28) + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
  }
  if (names.has('encrypted-package')) throw refuseSheet(sheetErrors.locked)
  const ods = names.has('content.xml') && view.subarray(0, 200).includes(ODS)
  if (!ods && !names.has('xl/workbook.xml')) throw refuseSheet(sheetErrors.type)
  if (total > MAX_UNPACKED) throw refuseSheet(sheetErrors.tooLarge)
  return { kind: ods ? 'ods' : 'xlsx', unpacked: total }
}
