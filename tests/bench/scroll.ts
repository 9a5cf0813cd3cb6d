/**
 * Scrolling 100,000 rows: how far apart the frames are that the browser has drawn, from its own trace, against a bare
 * list in the same run. Built from the sources, so that it measures the grid and not the database behind it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import react from '@vitejs/plugin-react'
import { chromium, type CDPSession, type Page } from 'playwright-core'
import { build } from 'vite'
import { mantineStyles } from '../../scripts/lib/mantine-styles.mjs'
import { chromiumFlags, chromiumPath } from '../support/chromium.ts'
import type { BenchResult } from './measure.ts'

/** `steady`: a wheel turned without pause. `fling`: every frame shows other rows. */
const manners = { fling: 700, steady: 90 } as const
const frames = 240

export interface Frames {
  readonly p50: number
  readonly p99: number
  readonly worst: number
}

export async function benchScroll(): Promise<readonly BenchResult[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sidantong-scroll-'))
  await build({
    root: join(import.meta.dirname, 'scroll-page'),
    logLevel: 'error',
    plugins: [react()],
    css: { postcss: { plugins: mantineStyles() } },
    build: { outDir: folder, emptyOutDir: true },
  })
  const server = await serve(folder)
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumFlags })
  try {
    const results: BenchResult[] = []
    for (const [manner, pixels] of Object.entries(manners)) {
      const measure = async (search: string, scroller: string) => {
        const page = await browser.newPage({ viewport: { width: 1366, height: 768 } })
        await page.goto(`${server.url}${search}`)
        await page.waitForSelector(scroller)
        const seen = await scrollFrames(page, scroller, pixels)
        await page.close()
        return seen
      }
      const reference = await measure('?bare', '#bare')
      const ours = await measure('', '[role="grid"]')
      console.log(manner, { ours, reference })
      results.push({
        name: `滚动 100000 行，${manner === 'steady' ? '连续' : '飞快'}（帧间隔 p99）`,
        ours: ours.p99,
        reference: reference.p99,
        referenceName: '同样行数的空白列表',
        unit: 'ms',
        goal: 1.25,
      })
    }
    return results
  } finally {
    await browser.close()
    server.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function scrollFrames(page: Page, selector: string, pixels: number): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await delay(500)
  const trace = await traced(session, () =>
    page.evaluate(
      async ({ selector, pixels, frames }) => {
        let element = document.querySelector(selector)
        while (element !== null && element.scrollHeight <= element.clientHeight + 1) element = element.parentElement
        if (element === null) throw new Error('nothing scrolls')
        const scroller = element
        await new Promise<void>((resolve) => {
          let left = frames
          const next = () => {
            scroller.scrollTop += pixels
            left -= 1
            if (left > 0) requestAnimationFrame(next)
            else resolve()
          }
          requestAnimationFrame(next)
        })
      },
      { selector, pixels, frames },
    ),
  )
  return intervals(trace)
}

interface TraceEvent {
  readonly name: string
  readonly ts: number
}

async function traced(session: CDPSession, work: () => Promise<void>): Promise<readonly TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const event of value) {
      const { name, ts } = event as Partial<TraceEvent>
      if (name === 'DrawFrame' && ts !== undefined) events.push({ name, ts })
    }
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'disabled-by-default-devtools.timeline.frame',
        'devtools.timeline.frame',
        'devtools.timeline',
      ],
    },
  })
  await work()
  await delay(300)
  const complete = new Promise<void>((resolve) => session.once('Tracing.tracingComplete', () => resolve()))
  await session.send('Tracing.end')
  await complete
  return events
}

function intervals(events: readonly TraceEvent[]): Frames {
  const moments = events.map(({ ts }) => ts / 1000).sort((a, b) => a - b)
  // The first frames belong to the start of the trace.
  const gaps = moments
    .slice(1)
    .map((moment, index) => moment - (moments[index] ?? moment))
    .slice(5, -5)
    .sort((a, b) => a - b)
  if (gaps.length < frames / 4) throw new Error(`only ${gaps.length} frames in the trace`)
  const at = (part: number) => gaps[Math.min(gaps.length - 1, Math.floor(gaps.length * part))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), worst: at(1) }
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

async function serve(folder: string): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    readFile(join(folder, path === '/' ? 'index.html' : path)).then(
      (bytes) => response.setHeader('content-type', types[extname(path)] ?? 'text/html').end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the page has no address')
  return { url: `http://127.0.0.1:${address.port}/`, close: () => void server.close() }
}
