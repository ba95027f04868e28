// What code in a frame might try, as JavaScript that runs in a page, a frame or a worker.

/** Attempts as an async function's text; each gives "blocked" or what it reached. `home` and `away` are addresses. */
export const attempts = `async (home, away) => {
  const reached = {}
  const attempt = async (name, act) => {
    try {
      const got = await Promise.race([act(), new Promise((resolve) => setTimeout(() => resolve('blocked'), 1500))])
      reached[name] = got === undefined || got === null ? 'blocked' : String(got)
    } catch (error) {
      reached[name] = 'blocked'
    }
  }
  await attempt('fetch home', async () => (await fetch(home + '/threads/1', { credentials: 'include' })).status)
  await attempt('fetch the session', async () => (await fetch(home + '/account')).status)
  await attempt('fetch out of the folder', async () => (await fetch(home + '/engines/../questions')).status)
  await attempt('fetch encoded out of the folder', async () => (await fetch(home + '/engines/%2e%2e/questions')).status)
  await attempt('fetch away', async () => (await fetch(away + '/fetch', { mode: 'no-cors' })).type)
  await attempt('post', async () => (await fetch(home + '/spaces', { method: 'POST', mode: 'no-cors', body: 'x' })).type)
  await attempt('request', () => new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('GET', away + '/xhr')
    request.onload = () => resolve('loaded')
    request.onerror = () => reject(new Error('no'))
    request.send()
  }))
  await attempt('socket', () => new Promise((resolve, reject) => {
    const socket = new WebSocket(away.replace('http', 'ws') + '/socket')
    socket.onopen = () => resolve('open')
    socket.onerror = () => reject(new Error('no'))
  }))
  await attempt('event stream', () => new Promise((resolve, reject) => {
    const source = new EventSource(away + '/events')
    source.onopen = () => resolve('open')
    source.onerror = () => { source.close(); reject(new Error('no')) }
  }))
  await attempt('script', async () => { if (typeof importScripts === 'function') importScripts(away + '/script'); else throw 0; return 'loaded' })
  await attempt('module', async () => { await import(away + '/module.mjs'); return 'loaded' })
  await attempt('script of a member page', async () => { await import(home + '/threads/1'); return 'loaded' })
  await attempt('worker', () => new Promise((resolve, reject) => {
    const code = 'fetch(' + JSON.stringify(away + '/nested') + ').then(() => postMessage("reached"), () => postMessage(null))'
    const worker = new Worker(URL.createObjectURL(new Blob([code])))
    worker.onmessage = ({ data }) => (data ? resolve(data) : reject(new Error('no')))
    worker.onerror = reject
  }))
  await attempt('cookies', async () => (typeof document === 'object' ? document.cookie || undefined : (await cookieStore.getAll()).length || undefined))
  await attempt('local storage', async () => localStorage.length)
  await attempt('database', () => new Promise((resolve, reject) => {
    const open = indexedDB.open('x')
    open.onsuccess = () => resolve('open')
    open.onerror = () => reject(new Error('no'))
  }))
  await attempt('caches', async () => { await caches.open('x'); return 'open' })
  await attempt('service worker', async () => { await navigator.serviceWorker.register(home + '/sw.js'); return 'registered' })
  await attempt('beacon', async () => { navigator.sendBeacon(away + '/beacon', 'x'); return undefined })
  return reached
}`

/** What only a document can try. */
export const documentAttempts = `async (home, away) => {
  const reached = {}
  const attempt = async (name, act) => {
    try {
      const got = await act()
      reached[name] = got === undefined || got === null ? 'blocked' : String(got)
    } catch (error) {
      reached[name] = 'blocked'
    }
  }
  await attempt('the page', async () => parent.document.title)
  await attempt('the page by its name', async () => top.location.href)
  await attempt('leading the page away', async () => { top.location.href = away + '/top' })
  await attempt('a new window', async () => window.open(away + '/popup') || undefined)
  await attempt('an alert', async () => { alert('x') })
  await attempt('other frames', async () => { for (let at = 0; at < parent.length; at++) if (parent[at] !== self) return parent[at].document.title })
  await attempt('a picture', () => new Promise((resolve, reject) => {
    const picture = new Image()
    picture.onload = () => resolve('loaded')
    picture.onerror = () => reject(new Error('no'))
    picture.src = away + '/picture'
  }))
  await attempt('a frame', async () => {
    const frame = document.createElement('iframe')
    frame.src = away + '/frame'
    document.documentElement.append(frame)
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await attempt('a form', async () => {
    const form = document.createElement('form')
    form.action = away + '/form'
    form.target = '_top'
    document.documentElement.append(form)
    form.submit()
    await new Promise((resolve) => setTimeout(resolve, 300))
  })
  await attempt('a style sheet', () => new Promise((resolve, reject) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = away + '/style'
    link.onload = () => resolve('loaded')
    link.onerror = () => reject(new Error('no'))
    document.documentElement.append(link)
  }))
  return reached
}`
