/** Dialogs and files: the page holds tokens and bytes, never a path. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readPdf } from '../support/pdf.ts'
import { expect, test } from './stand-in-test.ts'

test('chosen files are staged in the core and named by a token', async ({ standIn, page, folder }) => {
  const path = join(folder, '网格员 名册.csv')
  await writeFile(path, '姓名\n测试')
  await standIn.ask({ ask: 'layReadyOpen', paths: [path] })
  const staged = await page.evaluate(async () => await window.sidantong?.pickFiles(['.xlsx', '.csv'], true))
  expect(staged).toEqual([{ id: expect.stringMatching(/^[0-9a-f-]{36}$/), name: '网格员 名册.csv', size: 13 }])
  expect(await standIn.journal('dialog.showOpenDialog')).toEqual([
    {
      title: '选择文件',
      properties: ['openFile', 'multiSelections'],
      filters: [{ name: '.xlsx .csv', extensions: ['xlsx', 'csv'] }],
    },
  ])
})

test('a cancelled dialog is an empty list, a cancelled save is null', async ({ page }) => {
  expect(await page.evaluate(async () => await window.sidantong?.pickFiles([], false))).toEqual([])
  const artifact = { name: 'a.docx', mediaType: 'application/octet-stream', bytes: Uint8Array.of(1) }
  expect(await page.evaluate(async (given) => await window.sidantong?.saveArtifact(given), artifact)).toBeNull()
})

test('a saved file is there whole, with nothing temporary beside it', async ({ standIn, page, folder }) => {
  const kept = join(folder, '存放')
  await mkdir(kept)
  await writeFile(join(kept, '纪要.docx'), 'older')
  await standIn.ask({ ask: 'layReadySave', path: join(kept, '纪要.docx') })
  const artifact = {
    name: '第1期/纪要:终稿.docx',
    mediaType: 'application/octet-stream',
    bytes: Uint8Array.from({ length: 300_000 }, (_, index) => index % 251),
  }
  expect(await page.evaluate(async (given) => await window.sidantong?.saveArtifact(given), artifact)).toEqual({
    name: '纪要.docx',
  })
  expect(new Uint8Array(await readFile(join(kept, '纪要.docx')))).toEqual(artifact.bytes)
  expect(await readdir(kept)).toEqual(['纪要.docx'])
  expect(await standIn.journal('dialog.showSaveDialog')).toMatchObject([{ defaultPath: '第1期_纪要_终稿.docx' }])
})

test('what cannot be done is said in the words of the clerk', async ({ standIn, page, folder }) => {
  const failure = async (act: () => Promise<unknown>) =>
    await act().then(
      () => 'done',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )

  await standIn.ask({ ask: 'layReadySave', path: join(folder, 'missing', '纪要.docx') })
  const artifact = { name: 'a.docx', mediaType: 'application/octet-stream', bytes: Uint8Array.of(1) }
  expect(
    await failure(
      async () => await page.evaluate(async (given) => await window.sidantong?.saveArtifact(given), artifact),
    ),
  ).toContain(`没有权限写入文件夹“${join(folder, 'missing')}”`)

  await writeFile(join(folder, '巨大.xlsx'), new Uint8Array(200 * 1024 * 1024 + 1))
  await standIn.ask({ ask: 'layReadyOpen', paths: [join(folder, '巨大.xlsx')] })
  expect(
    await failure(async () => await page.evaluate(async () => await window.sidantong?.pickFiles(['.xlsx'], false))),
  ).toContain('“巨大.xlsx”有 200 MB')
})

test('the page cannot smuggle anything into a dialog', async ({ standIn }) => {
  for (const given of [
    ['../../etc', true],
    [['.xlsx/../..'], true],
    [['.xlsx'], 'yes'],
    [['.xlsx'], true, '/etc/passwd'],
    [Array.from({ length: 21 }, () => '.csv'), true],
  ]) {
    const reply = await standIn.ask({ ask: 'invokeFrom', sender: 'main', channel: 'host:pick-files', given })
    expect(JSON.stringify(reply)).toContain('提交的内容不符合要求')
  }
  for (const given of [
    [{ name: 'a', mediaType: 'b', bytes: 'not bytes' }],
    [{ name: '', mediaType: '', bytes: new Uint8Array() }],
    [{ name: 'a', mediaType: 'b', bytes: new Uint8Array(), path: '/etc/passwd' }],
  ]) {
    const reply = await standIn.ask({ ask: 'invokeFrom', sender: 'main', channel: 'host:save-artifact', given })
    expect(JSON.stringify(reply)).toContain('提交的内容不符合要求')
  }
  expect(await standIn.journal('dialog.showOpenDialog')).toEqual([])
  expect(await standIn.journal('dialog.showSaveDialog')).toEqual([])
})

test('printing asks for the system dialog, on A4 unless another paper is wanted', async ({ standIn, page }) => {
  await page.evaluate(async () => await window.sidantong?.print())
  await page.evaluate(async () => await window.sidantong?.print({ size: 'A3', orientation: 'landscape' }))
  const options = { silent: false, printBackground: true }
  expect(await standIn.journal('webContents.print')).toEqual([
    { ...options, pageSize: 'A4', landscape: false },
    { ...options, pageSize: 'A3', landscape: true },
  ])
})

test('a PDF is made before its place is asked for; where the dialog is cancelled nothing is written', async ({
  standIn,
  page,
  folder,
}) => {
  const kept = join(folder, '存放')
  await mkdir(kept)
  expect(await page.evaluate(async () => await window.sidantong?.savePdf?.('公示牌.pdf'))).toBeNull()
  await standIn.ask({ ask: 'layReadySave', path: join(kept, '清单.pdf') })
  expect(
    await page.evaluate(
      async () => await window.sidantong?.savePdf?.('第1期/清单.pdf', { size: 'A3', orientation: 'landscape' }),
    ),
  ).toEqual({ name: '清单.pdf' })
  expect(await readdir(kept)).toEqual(['清单.pdf'])
  expect(readPdf(await readFile(join(kept, '清单.pdf'))).pages).toEqual([{ width: 420, height: 297 }])
  const options = { printBackground: true, preferCSSPageSize: true }
  expect(await standIn.journal('webContents.printToPDF')).toEqual([
    { ...options, pageSize: 'A4', landscape: false },
    { ...options, pageSize: 'A3', landscape: true },
  ])
  expect(await standIn.journal('dialog.showSaveDialog')).toMatchObject([
    { defaultPath: '公示牌.pdf', filters: [{ extensions: ['pdf'] }] },
    { defaultPath: '第1期_清单.pdf' },
  ])
})

test('a PDF that Chromium does not make is refused in the words of the clerk', async ({ standIn, page, folder }) => {
  await standIn.ask({ ask: 'failPdf' })
  await standIn.ask({ ask: 'layReadySave', path: join(folder, '清单.pdf') })
  const message = await page.evaluate(
    async () =>
      await window.sidantong?.savePdf?.('清单.pdf').then(
        () => 'done',
        (error: unknown) => String(error),
      ),
  )
  expect(message).toContain('PDF 没有生成（Failed to generate PDF）')
  expect(await readdir(folder)).toEqual(['data'])
})
