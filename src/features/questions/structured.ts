// What search engines read of a question: schema.org QAPage (https://schema.org/QAPage, Google's "Q&A page" rules: all answers on the
// page, at most one best). Only guests get it, and only where everyone may read.
import type { ShownPost } from '#core/threads/shown-post.ts'
import { plainOf } from '#platform/text.ts'
import type { Question } from './queries.ts'
import type { ShownAnswer, ShownQuestion } from './shown.ts'

function authorOf(post: ShownPost) {
  return { '@type': 'Person', name: post.author_name || 'A former member' }
}

export function structuredQuestion(url: string, question: Question, { post, answers, total }: ShownQuestion): object {
  const answerOf = ({ post: own, facts }: ShownAnswer) => ({
    '@type': 'Answer',
    text: plainOf(own.html),
    dateCreated: own.created_at.toISOString(),
    upvoteCount: facts.helped,
    url: `${url}/posts/${own.id}`,
    author: authorOf(own),
  })
  const there = answers.filter((one) => one.post.removed_at === null)
  const best = there.find((one) => one.isBest)
  return {
    '@context': 'https://schema.org',
    '@type': 'QAPage',
    mainEntity: {
      '@type': 'Question',
      name: question.title,
      text: post ? plainOf(post.html) : question.title,
      answerCount: total,
      dateCreated: question.created_at.toISOString(),
      ...(post ? { author: authorOf(post) } : {}),
      ...(best ? { acceptedAnswer: answerOf(best) } : {}),
      suggestedAnswer: there.filter((one) => one !== best).map(answerOf),
    },
  }
}
