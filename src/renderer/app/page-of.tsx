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
        (failure: unknown) => setCode({ failure }),
      )
    }, [code])
    if (code === null) return <LoadingLines lines={3} />
    if ('failure' in code) throw code.failure
    return <code.page {...props} />
  }
}
