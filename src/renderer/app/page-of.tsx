/**
 * A page whose code is read when it is first opened. Not `lazy`: React keeps a fallback that has been shown for 300 ms, however
 * soon the code is there.
 */
import { useEffect, useState, type ComponentType } from 'react'
import { LoadingLines } from '../ui/states.tsx'

type Code<P> = { readonly page: ComponentType<P> } | { readonly failure: unknown }

export function pageOf<P extends object>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let read: Code<P> | null = null
  return function Page(props: P) {
    const [code, setCode] = useState(read)
    useEffect(() => {
      if (code !== null) return
      load().then(
        (page) => setCode((read = { page })),
        (failure: unknown) => {
          removeFailedSheets()
          setCode({ failure })
        },
      )
    }, [code])
    if (code === null) return <LoadingLines lines={3} />
    if ('failure' in code) throw code.failure
    return <code.page {...props} />
  }
}

/** A sheet that could not be read is taken for read when the page is opened again, as long as its link is there. */
function removeFailedSheets(): void {
  for (const link of document.querySelectorAll('link'))
    if (link.rel === 'stylesheet' && link.sheet === null) link.remove()
}
