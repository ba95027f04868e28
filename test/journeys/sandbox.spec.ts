// What code in a frame cannot reach: tried from JavaScript, from R and from Python, behind a proxy that sees every request.
import { expect, type Frame, type Page, test } from '@playwright/test'
import { type Program, startProgram } from './program.ts'
import { attempts, documentAttempts } from './sandbox-attempts.ts'
import { trap, type Watched, watch } from './watched.ts'

const PORT = 4853

test.describe('the frame in which code runs', () => {
  test.describe.configure({ mode: 'serial' })
  let program: Program
  let proxy: Watched
  let away: Watched
  let page: Page
  let address: string

  test.beforeAll(async ({ browser }) => {
    program = await startProgram(PORT, { args: ['--demo'] })
    proxy = await watch(PORT)
    away = await trap()
    page = await (await browser.newContext()).newPage()
    await page.goto(`${proxy.address}/spaces/help-with-r`)
    const link = page.getByRole('link', { name: 'No R on your laptop yet? Run this one here' })
    address = `${proxy.address}${await link.getAttribute('href')}`
    await page.context().addCookies([{ name: 'hearth_session', value: 'a-secret', url: proxy.address, httpOnly: true }])
  })
  test.afterAll(async () => {
    await page.context().close()
    proxy.close()
    away.close()
    await program.stop()
  })

  /** Opens the page afresh, starts its first block of a language, and makes a copy to change. */
  async function open(at: string, language: string) {
    await page.goto(at)
    const figure = page.locator(`figure[data-language="${language}"]`).first()
    await figure.getByRole('button', { name: /^Run this/ }).click()
    const under = figure.locator('xpath=following-sibling::*[1]')
    await expect(under.locator('.ran-status').first()).toContainText('Done', { timeout: 30_000 })
    await under.getByRole('button', { name: 'Edit and run' }).click()
    return async (code: string, ended = /Done|ended with/) => {
      await page.getByLabel('Your copy of this code').fill(code)
      await page.getByRole('button', { name: 'Run your copy' }).click()
      const copy = under.locator('.ran-edit')
      await expect(copy.locator('.ran-status')).toContainText(ended, { timeout: 40_000 })
      return (await copy.locator('.ran-parts').textContent()) ?? ''
    }
  }

  /** Requests that reached the server meanwhile, but for the engines' own files. */
  async function requestsDuring(act: () => Promise<unknown>): Promise<string[]> {
    const before = proxy.seen.length
    await act()
    await page.waitForTimeout(500)
    return proxy.seen.slice(before).filter((one) => !/^GET \/(?:engines\/[\w.-]+\/[\w./-]+)$/.test(one))
  }

  function allBlocked(text: string): void {
    const reached = JSON.parse(text) as Record<string, string>
    expect(Object.keys(reached).length).toBeGreaterThan(8)
    expect(Object.entries(reached).filter(([, got]) => got !== 'blocked')).toEqual([])
  }

  const call = (text: string) => `(${text})(${JSON.stringify(proxy.address)}, ${JSON.stringify(away.address)})`

  test('is shut off by its own headers', async ({ request }) => {
    for (const engine of ['r', 'python', 'sql']) {
      const answer = await request.get(`${program.base}/run/frame/${engine}`)
      const policy = answer.headers()['content-security-policy'] ?? ''
      expect(policy).toContain('sandbox allow-scripts;')
      expect(policy).toContain("default-src 'none'")
      expect(policy).not.toContain('allow-same-origin')
      expect(policy.includes("'unsafe-eval'")).toBe(engine === 'r')
    }
    const host = await request.get(address)
    expect(host.headers()['content-security-policy']).toContain("frame-src 'self'")
    expect(host.headers()['content-security-policy']).not.toContain('eval')
    expect((await request.get(`${program.base}/run/frame/julia`)).status()).toBe(404)
    for (const odd of [
      'r-0.6.0/../../package.json',
      'r-0.6.0/%2e%2e/package.json',
      'packages/../secret',
      'packages/%2e%2e/%2e%2e/hearth.pid',
    ])
      expect((await request.get(`${program.base}/engines/${odd}`)).status()).toBe(404)
  })

  test('what is tried below is in reach of a page', async () => {
    await page.goto(address)
    const reached = (await page.evaluate(call(attempts))) as Record<string, string>
    expect(reached['fetch home']).toBe('200')
    expect(reached['fetch out of the folder']).toBe('200')
    expect(reached['local storage']).not.toBe('blocked')
    expect(reached.database).toBe('open')
  })

  test('from R, nothing is in reach', async () => {
    const run = await open(address, 'r')
    let text = ''
    // R holds its worker until a block has ended, so what was tried is asked for by a block of its own.
    const begin = `${call(attempts)}.then((reached) => { globalThis.reached = JSON.stringify(reached) }); 1`
    const blocking = [
      `try(download.file("${away.address}/r", "x", quiet = TRUE), silent = TRUE)`,
      `try(readLines("${away.address}/lines"), silent = TRUE)`,
      `try(readLines("${proxy.address}/threads/1"), silent = TRUE)`,
      `try(install.packages("evil", repos = "${away.address}"), silent = TRUE)`,
    ]
    const requests = await requestsDuring(async () => {
      await run(blocking.join('\n'))
      await run(`invisible(webr::eval_js(${JSON.stringify(begin)}))`)
      await expect(async () => {
        text = await run('cat(webr::eval_js("globalThis.reached || 0"))')
        expect(text).toContain('{')
      }).toPass({ timeout: 30_000 })
    })
    allBlocked(text)
    expect(requests).toEqual([])
    expect(away.seen).toEqual([])
  })

  test('from Python, nothing is in reach', async () => {
    await page.goto(`${proxy.address}/spaces/help-with-python`)
    const href = await page
      .getByRole('link', { name: 'Counting a waiting list with nothing but the standard library' })
      .getAttribute('href')
    const run = await open(`${proxy.address}${href}`, 'python')
    let text = ''
    // No script out of text runs here, but a worker out of a blob does, under the same policy.
    const tries = `${call(attempts)}.then((reached) => postMessage(JSON.stringify(reached)))`
    const code = [
      'import js, asyncio',
      'from pyodide.ffi import to_js, create_proxy',
      'told = asyncio.get_running_loop().create_future()',
      `worker = js.Worker.new(js.URL.createObjectURL(js.Blob.new(to_js([${JSON.stringify(tries)}]))))`,
      'worker.onmessage = create_proxy(lambda event: told.set_result(event.data))',
      'print(await told)',
    ].join('\n')
    const reading = `import urllib.request, socket\nfor act in (lambda: urllib.request.urlopen("${away.address}/py", timeout=2), lambda: socket.create_connection(("localhost", ${new URL(away.address).port}), 2).send(b"x")):\n    try:\n        print("reached", act())\n    except Exception as error:\n        print("blocked")`
    const requests = await requestsDuring(async () => {
      expect(await run(reading)).toBe('blocked\nblocked')
      const direct = `from pyodide.http import pyfetch\ntry:\n    print("reached", (await pyfetch("${proxy.address}/threads/1")).status)\nexcept Exception:\n    print("blocked")`
      expect(await run(direct)).toBe('blocked')
      expect(await run('import js\njs.eval("1")')).toContain('EvalError')
      text = await run(code)
    })
    allBlocked(text)
    expect(requests).toEqual([])
    expect(away.seen).toEqual([])
  })

  test('from JavaScript in the frame itself, nothing is in reach', async () => {
    await open(address, 'r')
    const frame = page.frames().find((one) => one.url().includes('/run/frame/')) as Frame
    expect(await frame.evaluate(() => self.origin)).toBe('null')
    const reached = { first: '', second: '' }
    const requests = await requestsDuring(async () => {
      reached.first = JSON.stringify(await frame.evaluate(call(attempts)))
      reached.second = JSON.stringify(await frame.evaluate(call(documentAttempts)))
      // A frame that leads itself away is taken away.
      await frame.evaluate((to) => location.assign(to), `${away.address}/self`)
      await expect(page.locator('iframe')).toHaveCount(0)
    })
    allBlocked(reached.first)
    allBlocked(reached.second)
    expect(page.url()).toBe(address)
    expect(page.context().pages().length).toBe(1)
    expect(requests).toEqual([])
    expect(away.seen).toEqual([])
  })

  test('an eater of memory leaves the page as it is', async () => {
    const run = await open(address, 'r')
    await run('x <- list(); repeat x[[length(x) + 1]] <- numeric(1e7)', /Done|ended with|Stopped|stopped working/)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })

  test('a forger of messages leaves the page as it is', async () => {
    const run = await open(address, 'r')
    const forged = JSON.stringify('self.postMessage({ type: "stdout", data: "<img src=x onerror=alert(1)>" }); 1')
    const marked =
      'cat("\\u0002hearth{\\"kind\\":\\"table\\",\\"columns\\":[{\\"name\\":\\"<b>x</b>\\",\\"type\\":\\"t\\"}],\\"rows\\":[[\\"<script>\\"]],\\"count\\":1}\\n")'
    await run(
      `webr::eval_js(${forged})\n${marked}\ncat("\\u0002hearth{\\"kind\\":\\"table\\"}\\n")\ncat("\\u0002hearthnonsense\\n")`,
    )
    await expect(page.locator('.ran-edit').getByText('<b>x</b>')).toBeVisible()
    expect(await page.locator('.ran-edit .ran-parts :is(img, script, b)').count()).toBe(0)
  })

  // Last, since a browser may keep the process of a frame that never ends.
  test('a frame that never ends leaves the page as it is', async () => {
    const stuck = await open(address, 'r')
    const ended = stuck('repeat {}', /stopped working/)
    await expect(page.locator('.ran-edit .ran-status')).toContainText('Running')
    const frame = page.frames().find((one) => one.url().includes('/run/frame/')) as Frame
    frame.evaluate('for (;;) {}').catch(() => {})
    await ended
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  })
})
