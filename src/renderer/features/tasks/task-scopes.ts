/** The tabs of the page of tasks and what each asks the core for. Which name is one's own is remembered in this window. */
import type { TaskPage } from '../../../contract/api/tasks.ts'
import type { TaskFilterInput } from '../../../contract/tasks.ts'

export const taskScopes = ['mine', 'all', 'overdue', 'due', 'carried', 'done'] as const
export type TaskScope = (typeof taskScopes)[number]

export const scopeTitles: Readonly<Record<TaskScope, string>> = {
  mine: '我的',
  all: '全部',
  overdue: '逾期',
  due: '临期',
  carried: '结转未办',
  done: '已办结',
}

export function readScope(text: string | null): TaskScope {
  return taskScopes.find((scope) => scope === text) ?? 'all'
}

export function scopeFilter(scope: TaskScope, me: string): TaskFilterInput {
  switch (scope) {
    case 'mine':
      return { person: me, urgencies: ['已逾期', '临期', '正常'] }
    case 'all':
      return {}
    case 'overdue':
      return { urgencies: ['已逾期'] }
    case 'due':
      return { urgencies: ['临期'] }
    case 'carried':
      return { carried: true }
    case 'done':
      return { urgencies: ['已办结'] }
  }
}

/** @param counts over everything that the filters beside the tabs let through; for 我的, of that person. */
export function scopeCount(scope: TaskScope, { urgencies, carried }: TaskPage): number {
  const open = urgencies.已逾期 + urgencies.临期 + urgencies.正常
  switch (scope) {
    case 'mine':
      return open
    case 'all':
      return open + urgencies.已办结 + urgencies.已撤销
    case 'overdue':
      return urgencies.已逾期
    case 'due':
      return urgencies.临期
    case 'carried':
      return carried
    case 'done':
      return urgencies.已办结
  }
}

const storageKey = 'sidantong.tasks.me'

export const rememberedName = (): string => localStorage.getItem(storageKey) ?? ''

export function rememberName(name: string): void {
  localStorage.setItem(storageKey, name)
}
