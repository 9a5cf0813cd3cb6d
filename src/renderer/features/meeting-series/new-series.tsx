/** A new series: from a ready-made one, or from nothing. */
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { seriesDraft, type SeriesDraft } from '../../../contract/meeting-series.ts'
import { seriesTemplates } from '../../../contract/series-templates.ts'
import { rulesInWords } from './rule-words.ts'
import { SeriesEditor } from './series-editor.tsx'
import { emptyDraft } from './series-form.ts'
import classes from './series-page.module.css'

export function NewSeries({ taken }: { readonly taken: readonly string[] }) {
  const [draft, setDraft] = useState<SeriesDraft | null>(null)
  const [, navigate] = useLocation()
  if (draft !== null)
    return <SeriesEditor draft={draft} onCreated={(id) => navigate(`/meetings/series/${id}`, { replace: true })} />
  return (
    <>
      <div className={classes.bar}>
        <h2>从哪一种开始</h2>
        <Button onClick={() => setDraft(emptyDraft)}>空白系列</Button>
      </div>
      <ul className={classes.templates}>
        {seriesTemplates.map(({ key, draft: offered, basis }) => {
          const template = seriesDraft.parse(offered)
          return (
            <li key={key}>
              <button
                type="button"
                className={classes.template}
                onClick={() => setDraft(withFreeName(template, taken))}
              >
                <strong>{template.name}</strong>
                <span>
                  {template.frequency} · {template.convenor}召集
                </span>
                <span>{rulesInWords(template.rules)}</span>
                <span className={classes.basis}>{basis}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function withFreeName(draft: SeriesDraft, taken: readonly string[]): SeriesDraft {
  return taken.includes(draft.name) ? { ...draft, name: '' } : draft
}
