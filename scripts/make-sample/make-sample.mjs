/** Writes the workbook of the sample street into resources/. Run it after changing its texts: node scripts/make-sample/make-sample.mjs */
import { inProject } from '../lib/project.mjs'
import { sampleSheets } from './sheets.mjs'
import { workbookParts, writeParts } from './workbook.mjs'

await writeParts(inProject('resources', 'sample', '四张清单-示例街道.xlsx'), workbookParts(sampleSheets()))
