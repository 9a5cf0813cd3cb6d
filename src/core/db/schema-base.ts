/** The columns that every table of records begins with. */

export interface BaseTable {
  id: string
  unit: string
  version: number
  updated_at: string
  updated_by: string
  deleted_at: string | null
  extra: string
  origin: string | null
}
