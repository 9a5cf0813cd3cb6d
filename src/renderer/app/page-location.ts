/**
 * Where the router finds the address of a page: behind the `#`, so that every host serves one file. An address is all that it
 * says: what an earlier one asked for behind its `?` does not stay, which the router's own navigation would let it.
 */
import { navigate, useHashLocation } from 'wouter/use-hash-location'

export function usePageLocation(): [string, typeof navigate] {
  const [location] = useHashLocation()
  return [location, goTo]
}

/** Read by the router for the `href` of a link. */
usePageLocation.hrefs = (path: string): string => `#${path}`

const goTo: typeof navigate = (to, options) => navigate(to.includes('?') ? to : `${to}?`, options)
