/** What the core needs from the outside world, as values: so that tests can fix time and ids. */

export interface LogEntry {
  readonly level: 'info' | 'warning' | 'error'
  readonly event: string
  readonly details: Readonly<Record<string, string | number>>
}

export interface Ports {
  /** Current instant. Order never depends on it: sequence numbers do that. */
  readonly now: () => Date
  /** A new record id (UUIDv7). */
  readonly newId: () => string
  /** Must never be given personal data. */
  readonly log: (entry: LogEntry) => void
}

/** The operating system's own store for secrets. What it protects opens on the same PC, for the same account. */
export interface SystemStore {
  /** Whether there is one that really protects. */
  readonly isAvailable: () => Promise<boolean>
  /** `null`: it failed. */
  readonly protect: (secret: string) => Promise<Uint8Array | null>
  /** `null`: not protected by this PC and account, or not to be opened at the moment. */
  readonly reveal: (sealed: Uint8Array) => Promise<string | null>
}

export interface AppOptions extends Ports {
  /** Absolute path of the folder that holds the database, its marker and its backups. */
  readonly dataDir: string
  readonly appVersion: string
  /** Folder of the files that ship with the program. */
  readonly resourcesDir: string
  /** Who acts, as shown in histories: the operating system's user name until accounts exist. */
  readonly actor: string
  /** The words that call `sidan` on this computer; null where the program brings none. */
  readonly commandLine: readonly string[] | null
  /** Only the desktop host reaches it. */
  readonly systemStore: SystemStore | null
}
