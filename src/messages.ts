// Everything one feature may tell the others. Types only; delivered at least once, after the change is kept.

export type Messages = {
  /** A post was written in a thread, the first one included. */
  'post.written': { postId: number; threadId: number; spaceId: number; authorId: number }
  /** A question was asked; `postId` is its first post. */
  'question.asked': { threadId: number; postId: number; spaceId: number }
  /** A steward joined a tag into another: whoever owns rows with the first moves them. */
  'tag.joined': { fromId: number; intoId: number }
  /** A member joined and was let in. */
  'member.joined': { memberId: number }
  /** A member has left: their row has no name any more. Their words are kept, or were emptied already. `handle` is what it was. */
  'member.left': { memberId: number; wordsRemoved: boolean; handle: string }
}
