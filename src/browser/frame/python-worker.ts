// Python in a worker of the frame: Pyodide, from our own folder, unmodified.
import { pythonCode } from './python-code.ts'
import { wordsOf } from './words.ts'

type Pyodide = import('pyodide').PyodideAPI
type Asked = { run: number; code: string; files: { name: string; bytes: Uint8Array }[]; packages: string[] }
type Runner = ((code: string, tell: (json: string) => void, picture: (bytes: unknown) => void) => Promise<void>) & {
  destroy: () => void
}

const HOME = '/home/pyodide'
const scope = self as unknown as { postMessage: (message: unknown, moved?: Transferable[]) => void; onmessage: unknown }

async function startPython(folder: string, packages: string): Promise<Pyodide> {
  const { loadPyodide } = (await import(`${folder}pyodide.mjs`)) as typeof import('pyodide')
  return loadPyodide({
    indexURL: folder,
    lockFileURL: `${packages}python/pyodide-lock.json`,
    packageBaseUrl: `${packages}python/`,
  })
}

function listen(pyodide: Pyodide): void {
  pyodide.runPython(pythonCode)
  const runner = pyodide.globals.get('_hearth_run') as Runner
  const session = pyodide.globals.get('_hearth_session') as () => string

  const runBlock = async ({ run, code, files, packages }: Asked) => {
    const tell = (part: object) => scope.postMessage({ run, part })
    pyodide.setStdout({ batched: (text) => tell({ kind: 'text', text }) })
    pyodide.setStderr({ batched: (text) => tell({ kind: 'message', text }) })
    for (const { name, bytes } of files) pyodide.FS.writeFile(`${HOME}/${name}`, bytes)
    if (packages.length > 0)
      await pyodide.loadPackagesFromImports(code, {
        messageCallback: (text) => {
          const name = /^Loading (.+)$/.exec(text)?.[1]
          if (name) scope.postMessage({ run, fetching: name })
        },
        errorCallback: (text) => tell({ kind: 'message', text }),
      })
    await runner(
      code,
      (json) => tell(JSON.parse(json) as object),
      (bytes) => {
        const png = (bytes as { toJs: () => Uint8Array }).toJs()
        scope.postMessage({ run, png }, [png.buffer])
      },
    )
  }

  scope.onmessage = ({ data }: MessageEvent) => {
    const asked = data as Asked
    runBlock(asked)
      .catch((error) => scope.postMessage({ run: asked.run, part: { kind: 'error', text: wordsOf(error) } }))
      .then(() => scope.postMessage({ run: asked.run, done: true, session: session() }))
  }
}

self.onmessage = ({ data }: MessageEvent) => {
  const { folder, packages } = data as { folder: string; packages: string }
  startPython(folder, packages).then(
    (pyodide) => {
      listen(pyodide)
      scope.postMessage({ ready: true, version: `Python ${pyodide.runPython('_sys.version.split()[0]')}` })
    },
    (error) => scope.postMessage({ failed: wordsOf(error) }),
  )
}
