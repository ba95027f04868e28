import { render } from 'preact-render-to-string'
import type { ShownPost } from './shown-post.ts'
import { PostItem } from './views/PostItem.tsx'

/** Posts as the very items that stand on the page, for whoever has it open. */
export function renderItems(posts: ShownPost[]): { id: number; number: number; html: string }[] {
  return posts.map((post) => ({ id: post.id, number: post.number, html: render(<PostItem post={post} />) }))
}
