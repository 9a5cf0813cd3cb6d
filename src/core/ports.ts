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

export interface AppOptions extends Ports {
  /** Absolute path of the folder that holds the database, its marker and its backups. */
  readonly dataDir: string
  readonly appVersion: string
  /** Folder of the files that ship with the program. */
  readonly resourcesDir: string
  /** The words that call `sidan` on this computer; null where the program does not bring it. */
  readonly commandLine: readonly string[] | null
  /** Who acts, as shown in histories: the operating system's user name until accounts exist. */
  readonly actor: string
}
