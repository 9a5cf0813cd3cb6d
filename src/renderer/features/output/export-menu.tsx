/** Export and print of a list: what is on screen, or the whole list; for the office, or for everybody (公示版). */
import { Button, Menu } from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useLocation } from 'wouter'
import type { OutputDocument } from '../../../contract/api/output.ts'
import { ledgerKeys, ledgers, type LedgerKey } from '../../../contract/ledgers/index.ts'
import { printAddress } from './print-address.ts'
import { useExport } from './use-export.ts'

export type ViewDocument = Extract<OutputDocument, { kind: 'view' }>

export interface ExportMenuProps {
  readonly ledgerKey: LedgerKey
  /** What the list shows at the moment; null: nothing is narrowed, sorted or hidden. */
  readonly view: ViewDocument | null
}

export function ExportMenu({ ledgerKey, view }: ExportMenuProps) {
  const { exporting, run } = useExport()
  const [, navigate] = useLocation()
  const whole = useMemo<OutputDocument>(() => ({ kind: 'lists', ledgers: [ledgerKey] }), [ledgerKey])
  const { title } = ledgers[ledgerKey]
  const print = (document: OutputDocument, masked = false): void => navigate(printAddress({ document, masked }))
  useHotkeys([['mod+P', () => print(view ?? whole)]], [])
  const parts = [
    ...(view === null ? [] : [{ label: '当前视图', document: view }]),
    { label: view === null ? title : `全部（${title}）`, document: whole },
  ]
  return (
    <Menu position="bottom-end" width={230} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button
          leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
          rightSection={<IconChevronDown size={14} stroke={1.7} aria-hidden />}
          loading={exporting}
        >
          导出打印
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {parts.map(({ label, document }) => (
          <div key={label} role="group" aria-label={label}>
            <Menu.Label aria-hidden>{label}</Menu.Label>
            <Menu.Item onClick={() => void run({ document })}>导出 Excel（xlsx）</Menu.Item>
            <Menu.Item onClick={() => void run({ document, format: 'csv' })}>导出 csv</Menu.Item>
            <Menu.Item onClick={() => void run({ document, masked: true })}>导出公示版（个人信息脱敏）</Menu.Item>
            <Menu.Item
              onClick={() => print(document)}
              {...(document === (view ?? whole) ? { rightSection: <span className="sd-soft">Ctrl+P</span> } : {})}
            >
              打印
            </Menu.Item>
            <Menu.Divider aria-hidden />
          </div>
        ))}
        <div role="group" aria-label="四张清单">
          <Menu.Label aria-hidden>四张清单</Menu.Label>
          <Menu.Item onClick={() => void run({ document: { kind: 'lists', ledgers: [...ledgerKeys] } })}>
            导出到一个工作簿
          </Menu.Item>
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
