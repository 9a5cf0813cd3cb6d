/** The unit's seal as a file of the data folder, readable by its owner only. It is made when first needed. */
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import { makeFolderDurably, writeDurably } from '../db/durable-files.ts'
import { createSeal, sealFromText, sealToText, type UnitSeal } from './format/unit-seal.ts'

const ownerOnly = 0o600

export function loadSeal(dataDir: string): UnitSeal {
  const folder = join(dataDir, 'seal')
  const path = join(folder, 'unit-seal.key')
  if (existsSync(path)) return readSeal(path)
  const seal = createSeal(randomBytes)
  makeFolderDurably(folder)
  chmodSync(folder, 0o700)
  writeDurably(path, sealToText(seal), ownerOnly)
  return seal
}

function readSeal(path: string): UnitSeal {
  try {
    return sealFromText(readFileSync(path, 'utf8'))
  } catch (cause) {
    const error = new AppError('seal_damaged', { file: path })
    error.cause = cause
    throw error
  }
}
