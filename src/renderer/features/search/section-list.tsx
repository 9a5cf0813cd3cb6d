/** The found sections as one listbox: every choice an option, drawn in one line. */
import { MarkedText } from '../../ui/marked-text.tsx'
import type { Choice, Section } from './choices.ts'
import classes from './palette.module.css'

interface ChoiceHandlers {
  readonly activeId: string | null
  readonly onTake: (choice: Choice) => void
  readonly onHover: (id: string) => void
}

export function SectionList({ sections, ...handlers }: ChoiceHandlers & { readonly sections: readonly Section[] }) {
  return sections.map(({ key, title, count, choices }) => (
    <div key={key} role="group" aria-label={count === null ? title : `${title} ${count} 项`}>
      <p className={classes.sectionTitle} aria-hidden>
        {title}
        {count !== null && <span className={classes.sectionCount}>{count}</span>}
      </p>
      <ChoiceList choices={choices} {...handlers} />
    </div>
  ))
}

function ChoiceList({ choices, activeId, onTake, onHover }: ChoiceHandlers & { readonly choices: readonly Choice[] }) {
  return choices.map((choice) => (
    <div
      key={choice.id}
      id={choice.id}
      role="option"
      aria-selected={choice.id === activeId}
      className={classes.choice}
      onMouseMove={() => onHover(choice.id)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onTake(choice)}
    >
      <ChoiceLine choice={choice} />
    </div>
  ))
}

function ChoiceLine({ choice }: { readonly choice: Choice }) {
  switch (choice.type) {
    case 'suggestion':
      return (
        <>
          <span className={classes.title}>{choice.label}</span>
          <span className={classes.detail}>{choice.hint}</span>
        </>
      )
    case 'command': {
      const CommandIcon = choice.command.icon
      return (
        <>
          <CommandIcon size={16} stroke={1.7} aria-hidden className={classes.icon} />
          <span className={classes.title}>
            <MarkedText text={choice.command.label} ranges={[...choice.ranges]} />
          </span>
          {choice.command.keys !== undefined && <kbd className={classes.commandKeys}>{choice.command.keys}</kbd>}
        </>
      )
    }
    case 'hit': {
      const { title, detail, place, unit } = choice.hit
      return (
        <>
          <span className={classes.title}>
            <MarkedText {...title} />
          </span>
          <span className={classes.detail}>
            {place === null ? (
              <MarkedText {...detail} />
            ) : (
              <>
                {place.label}：
                <MarkedText {...place.excerpt} />
              </>
            )}
          </span>
          {unit !== null && <span className={classes.unit}>{unit}</span>}
        </>
      )
    }
  }
}
