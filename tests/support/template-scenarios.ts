/** Templates of an office for tests, and one step of each command around them, to be done, undone and redone. */
import { handMade } from '../unit/compliance/hand-made.ts'
import type { TestApp } from './app.ts'
import type { Scenario } from './list-scenarios.ts'
import { createSeries } from './series-scenarios.ts'

export const templateParagraph = (text: string): string =>
  `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`

/** A template of one paragraph for each text. */
export async function templateFile(texts: readonly string[]): Promise<Uint8Array> {
  return await handMade({ body: texts.map(templateParagraph).join('') })
}

export async function saveTemplate(app: TestApp, texts: readonly string[] = ['{标题}'], name = '本街道纪要') {
  const fileId = app.stage(`${name}.docx`, await templateFile(texts))
  return (await app.client.templates.save({ fileId, name })).template
}

export const templateScenarios: Readonly<Record<string, readonly Scenario[]>> = {
  'templates.save': [
    {
      name: 'of one field',
      ready: async (app) => {
        const fileId = app.stage('模板.docx', await templateFile(['{标题}']))
        return () => app.client.templates.save({ fileId, name: '本街道纪要' })
      },
    },
  ],
  'templates.remove': [
    {
      name: 'one that no series uses',
      ready: async (app) => {
        const { id } = await saveTemplate(app)
        return () => app.client.templates.remove({ id })
      },
    },
  ],
  'templates.choose': [
    {
      name: 'for a series in our layout',
      ready: async (app) => {
        const { id: templateId } = await saveTemplate(app)
        const { id: seriesId } = await createSeries(app)
        return () => app.client.templates.choose({ seriesId, templateId })
      },
    },
    {
      name: 'our layout again',
      ready: async (app) => {
        const { id: templateId } = await saveTemplate(app)
        const { id: seriesId } = await createSeries(app)
        await app.client.templates.choose({ seriesId, templateId })
        return () => app.client.templates.choose({ seriesId, templateId: null })
      },
    },
  ],
}
