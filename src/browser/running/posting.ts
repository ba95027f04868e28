// Puts code and its output into the box where one writes: one's own post that is being looked at, or a reply on the same page.
import { insertAt } from '../elements.ts'
import { addFile } from '../paste-files.ts'
import { codeBlock, outputBlock, sessionBlock } from './as-text.ts'
import type { BlockRun } from './block.ts'

/** The box that output can go to; `isOwn` where the block stands in a preview of that box. */
export function boxOf(figure: HTMLElement): { box: HTMLTextAreaElement; isOwn: boolean } | undefined {
  const own = (figure.closest('.composer') ?? figure.closest('form'))?.querySelector<HTMLTextAreaElement>('textarea[name="body"]')
  if (own) return { box: own, isOwn: true }
  const reply = document.querySelector<HTMLTextAreaElement>('main form textarea[name="body"]')
  return reply ? { box: reply, isOwn: false } : undefined
}

/** Puts output and session details under the block in the words that are being written; an earlier output is replaced. */
export async function putIntoPost(box: HTMLTextAreaElement, ran: BlockRun): Promise<void> {
  showBox(box)
  const added = [outputBlock(ran), sessionBlock(ran)].filter(Boolean).join('\n\n')
  const from = endOfBlock(box.value, ran.code)
  const to =
    from +
    (/^\s*(`{3,})output [\s\S]*?\n\1(?=\n|$)(?:\s*(`{3,})output\n[\s\S]*?\n\2(?=\n|$))?/.exec(box.value.slice(from))?.[0]
      .length ?? 0)
  box.focus()
  insertAt(box, added ? `\n\n${added}` : '', from, to)
  await addPictures(box, ran)
}

/** Begins a reply with the code, as it was changed, and its output. */
export async function startReply(box: HTMLTextAreaElement, ran: BlockRun): Promise<void> {
  showBox(box)
  const words = [codeBlock(ran), outputBlock(ran)].filter(Boolean).join('\n\n')
  const before = box.value.trim() ? `${box.value.trimEnd()}\n\n` : ''
  insertAt(box, `${before}${words}\n`, 0, box.value.length)
  box.scrollIntoView({ block: 'center' })
  box.focus()
  await addPictures(box, ran)
}

/** The Write tab, where the words themselves stand. */
function showBox(box: HTMLTextAreaElement): void {
  if (box.hidden) box.closest('.composer')?.querySelector<HTMLElement>('[role="tab"]')?.click()
}

/** Behind the fence that closes this code; the end of the words where it is not found. */
function endOfBlock(words: string, code: string): number {
  const at = words.replace(/\r/g, '').indexOf(code.trimEnd())
  if (at < 0) return words.length
  const close = /\n[ \t]*(?:`{3,}|~{3,})[ \t]*(?=\n|$)/.exec(words.slice(at + code.trimEnd().length))
  return close ? at + code.trimEnd().length + close.index + close[0].length : words.length
}

async function addPictures(box: HTMLTextAreaElement, { canvases }: BlockRun): Promise<void> {
  if (!box.dataset.upload) return
  for (const canvas of canvases) {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
    if (!blob) continue
    insertAt(box, '\n\n')
    await addFile(box, new File([blob], 'plot.png', { type: 'image/png' }))
  }
}
