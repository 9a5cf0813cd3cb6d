/** What the processes that main starts inherit: everything but what would change how Node itself behaves. */

export function childEnvironment(environment: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => name !== 'NODE_OPTIONS'))
}
