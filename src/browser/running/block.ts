// A block of code on the page, and what it gave.
import type { Ran } from './as-text.ts'
import type { EngineName } from './protocol.ts'

/** `figure` holds the code or is a copy to change; `place` is where output goes; `code` reads what is to run now. */
export type Block = { engine: EngineName; figure: HTMLElement; button: HTMLButtonElement; place: HTMLElement; code: () => string }

/** What a block gave last; `canvases` are its plots. */
export type BlockRun = Ran & { canvases: HTMLCanvasElement[] }
